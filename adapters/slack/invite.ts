// Puts people into a channel, and Hearth itself. Only whoever is in a channel may invite, so it joins a public one first.
import type { webApi } from '@slack/bolt'
import type { Outcome } from '../../src/ports/outcome.ts'
import { codeOf, outcomeOf } from './outcome.ts'

/** Whoever is in there already, we ourselves included, need not be invited. */
const inside: ReadonlySet<string | undefined> = new Set(['already_in_channel', 'cant_invite_self'])

/** Invites somebody into a channel that we are in. */
export async function invite(client: webApi.WebClient, channel: string, user: string): Promise<Outcome> {
  try {
    await client.conversations.invite({ channel, users: user })
  } catch (error) {
    if (!inside.has(codeOf(error))) return outcomeOf(error, 'repeatable')
  }
  return { kind: 'done', result: {} }
}

/** The same for any channel: a public one that we are not in is joined first. A private one asks for an invitation itself. */
export async function inviteOnceJoined(client: webApi.WebClient, channel: string, user: string): Promise<Outcome> {
  const outcome = await invite(client, channel, user)
  if (outcome.kind !== 'refused' || outcome.detail !== 'not_in_channel') return outcome
  const joined = await joinChannel(client, channel)
  return joined.kind === 'done' ? invite(client, channel, user) : joined
}

/** Joins a channel ourselves: nothing that is written in one that we are not in is told to us. */
export async function joinChannel(client: webApi.WebClient, channel: string): Promise<Outcome> {
  try {
    await client.conversations.join({ channel })
  } catch (error) {
    // A private one that we see is one that we are in: there is no other way to see it.
    if (codeOf(error) !== 'method_not_supported_for_channel_type') return outcomeOf(error, 'repeatable')
  }
  return { kind: 'done', result: {} }
}
