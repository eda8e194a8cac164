// Posts, edits and removes messages: into channels, threads, and people's direct messages.
import { webApi } from '@slack/bolt'
import type { MessageRef, Place } from '../../src/domain/place.ts'
import type { Attempt } from '../../src/ports/effect.ts'
import type { Outcome } from '../../src/ports/outcome.ts'
import type { Message } from '../../src/view/message.ts'
import { findPosted, metadataOf } from './idempotency.ts'
import { codeOf, limited, outcomeOf, refused } from './outcome.ts'
import type { Pace } from './pace.ts'
import { type Image, render } from './render.ts'
import { threadIn } from './room.ts'
import type { Workspace } from './workspace.ts'

export interface Poster {
  post(place: Place, message: Message, attempt: Attempt): Promise<Outcome>
  /** What an earlier try of this effect posted there; undefined when there is nothing. Refused when nobody may look. */
  earlier(place: Place, attempt: Attempt): Promise<Outcome | undefined>
  /** Shows a message in a channel to one of its members alone. */
  whisper(channel: string, user: string, message: Message, attempt: Attempt): Promise<Outcome>
  /** `image`: what it shows beside its words. */
  edit(ref: MessageRef, message: Message, image?: Image): Promise<Outcome>
}

interface Target {
  readonly channel: string
  readonly thread: string | undefined
}

/** What every message of ours has in common: no word of it is searched for names, channels or addresses. */
export const quiet = { unfurl_links: false, unfurl_media: false, link_names: false, parse: 'none' } as const

/** Where we can see nothing there is nothing of ours; the post itself is then refused in the right words. */
const nothingThere = new Set(['channel_not_found', 'thread_not_found'])

/** Makes the poster of one workspace. */
export function posterOf(client: webApi.WebClient, workspace: Workspace, pace: Pace): Poster {
  const directChannels = new Map<string, string>()

  async function targetOf(place: Place): Promise<Target> {
    if (place.kind === 'channel') return { channel: place.channel, thread: undefined }
    if (place.kind === 'thread') return { channel: place.channel, thread: threadIn(place) }
    const known = directChannels.get(place.user)
    if (known !== undefined) return { channel: known, thread: undefined }
    const opened = await client.conversations.open({ users: place.user })
    const channel = opened.channel?.id
    if (channel === undefined) throw new Error('conversations.open named no channel')
    directChannels.set(place.user, channel)
    return { channel, thread: undefined }
  }

  const send = async ({ channel, thread }: Target, message: Message, attempt: Attempt): Promise<string | undefined> => {
    const { text, blocks } = render(message, workspace)
    const said = { ...quiet, channel, text, blocks, mrkdwn: false, metadata: metadataOf(attempt) }
    const sent = await client.chat.postMessage(thread === undefined ? said : { ...said, thread_ts: thread })
    return sent.ts
  }

  async function onceJoined<Sent>(channel: string, say: () => Promise<Sent>): Promise<Sent> {
    try {
      return await say()
    } catch (error) {
      if (codeOf(error) !== 'not_in_channel' || !(await joined(channel))) throw error
      return say()
    }
  }

  /** A public channel can be joined; a private one asks for an invitation. Rejects when Slack did not say. */
  const joined = (channel: string): Promise<boolean> =>
    client.conversations.join({ channel }).then(
      () => true,
      (error: unknown) => {
        if (codeOf(error) === undefined) throw error
        return false
      },
    )

  /** A channel that we are not in is joined and looked at again: whoever posted there may have been removed since. */
  async function findWhereNeeded(target: Target, attempt: Attempt): Promise<string | undefined> {
    try {
      return await findPosted(client, target, attempt)
    } catch (error) {
      const code = codeOf(error)
      if (code !== undefined && nothingThere.has(code)) return undefined
      if (code !== 'not_in_channel') throw error
      return (await joined(target.channel)) ? findPosted(client, target, attempt) : undefined
    }
  }

  const done = (place: Place, { channel }: Target, id: string): Outcome => ({
    kind: 'done',
    result: { message: { place, channel, id } },
  })

  return {
    async earlier(place, attempt) {
      try {
        const target = await targetOf(place)
        const found = await findWhereNeeded(target, attempt)
        return found === undefined ? undefined : done(place, target, found)
      } catch (error) {
        return outcomeOf(error, 'repeatable')
      }
    },

    async post(place, message, attempt) {
      let target: Target
      try {
        target = await targetOf(place)
      } catch (error) {
        const outcome = outcomeOf(error, 'repeatable')
        // Nobody may look any more whether it stands there.
        if (outcome.kind === 'refused' && attempt.unknownSince !== undefined)
          return refused('unconfirmed', outcome.detail)
        return outcome
      }
      const waitMs = pace.waitFor(target.channel, attempt.id)
      if (waitMs > 0) return limited(waitMs)
      if (attempt.unknownSince !== undefined) {
        try {
          const found = await findWhereNeeded(target, attempt)
          if (found !== undefined) return done(place, target, found)
        } catch (error) {
          const outcome = outcomeOf(error, 'repeatable')
          return outcome.kind === 'later' ? outcome : { kind: 'unknown', detail: 'what may be there cannot be read' }
        }
      }
      try {
        const ts = await onceJoined(target.channel, () => send(target, message, attempt))
        return ts === undefined ? { kind: 'unknown', detail: 'Slack named no message' } : done(place, target, ts)
      } catch (error) {
        if (place.kind === 'direct') directChannels.delete(place.user)
        if (error instanceof webApi.WebAPIRateLimitedError)
          return limited(pace.refused(target.channel, attempt.id, error.retryAfter * 1000))
        return outcomeOf(error, 'findable')
      }
    },

    async whisper(channel, user, message, attempt) {
      if (attempt.unknownSince !== undefined)
        return refused('unconfirmed', 'it may have been shown already, and is not shown twice')
      const { text, blocks } = render(message, workspace)
      const show = () => client.chat.postEphemeral({ ...quiet, channel, user, text, blocks })
      try {
        await onceJoined(channel, show)
        return { kind: 'done', result: {} }
      } catch (error) {
        return outcomeOf(error, 'once')
      }
    },

    async edit(ref, message, image) {
      const { text, blocks } = render(message, workspace, image)
      try {
        await client.chat.update({ channel: ref.channel, ts: ref.id, text, blocks, link_names: false, parse: 'none' })
        return { kind: 'done', result: { message: ref } }
      } catch (error) {
        return outcomeOf(error, 'repeatable')
      }
    },
  }
}

/** The same words for what Slack has nothing like. */
export const notInSlack = (what: string): Outcome => refused('unsupported', `Slack has no ${what}`)
