// Makes a private channel with people in it. A try that was cut off left the channel behind, which is then taken over.
import type { webApi } from '@slack/bolt'
import type { Attempt, Effect } from '../../src/ports/effect.ts'
import type { Outcome } from '../../src/ports/outcome.ts'
import { invite } from './invite.ts'
import { limits } from './limits.ts'
import { codeOf, outcomeOf, refused } from './outcome.ts'
import { pages } from './paging.ts'
import type { Workspace } from './workspace.ts'

type MakeChannel = Extract<Effect, { kind: 'makeChannel' }>

/** What Slack takes as the name of a channel. */
export const channelName = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll(/[^\p{Ll}\p{Lo}\p{N}_-]+/gu, '-')
    .slice(0, limits.channelName)

/** Makes the channel, or finds the one that an earlier try made, and invites who is missing. */
export async function makeChannel(
  client: webApi.WebClient,
  workspace: Workspace,
  effect: MakeChannel,
  attempt: Attempt,
): Promise<Outcome> {
  const name = channelName(effect.name)
  let channel: string | undefined
  try {
    channel = (await client.conversations.create({ name, is_private: true })).channel?.id
  } catch (error) {
    if (codeOf(error) !== 'name_taken' || attempt.number <= 1) return outcomeOf(error, 'findable')
    try {
      channel = await ownChannel(client, workspace, name)
    } catch (cause) {
      return outcomeOf(cause, 'repeatable')
    }
    if (channel === undefined) return refused('taken', 'name_taken')
  }
  if (channel === undefined) return { kind: 'unknown', detail: 'Slack named no channel' }
  for (const user of effect.users) {
    const outcome = await invite(client, channel, user)
    if (outcome.kind !== 'done') return outcome
  }
  return { kind: 'done', result: { channel: { kind: 'channel', space: effect.space, channel } } }
}

/** A private channel of this name that we made ourselves. */
export async function ownChannel(
  client: webApi.WebClient,
  workspace: Workspace,
  name: string,
): Promise<string | undefined> {
  const listed = pages((from) =>
    client.conversations.list({ types: 'private_channel', exclude_archived: true, limit: limits.page, ...from }),
  )
  for await (const page of listed) {
    const own = page.channels?.find((one) => one.name === name && one.creator === workspace.botUser)
    if (own?.id !== undefined) return own.id
  }
  return undefined
}
