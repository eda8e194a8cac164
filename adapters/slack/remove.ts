// Takes one of our messages away. Files that went with it stand in a message of their own after it, which goes too.
import type { webApi } from '@slack/bolt'
import type { Effect } from '../../src/ports/effect.ts'
import type { Outcome } from '../../src/ports/outcome.ts'
import { codeOf, outcomeOf } from './outcome.ts'
import { threadIn } from './room.ts'
import type { Uploader } from './upload.ts'

export type Remover = (effect: Extract<Effect, { kind: 'remove' }>) => Promise<Outcome>

/** What is gone already is as it should be. */
const gone = new Set(['message_not_found', 'channel_not_found', 'thread_not_found'])

/** Makes what removes them. */
export function removerOf(client: webApi.WebClient, uploader: Uploader): Remover {
  async function take(channel: string, ts: string): Promise<void> {
    try {
      await client.chat.delete({ channel, ts })
    } catch (error) {
      if (!gone.has(codeOf(error) ?? '')) throw error
    }
  }

  return async ({ ref: { place, channel, id }, files }) => {
    try {
      const where = { channel, thread: threadIn(place) }
      const shared = files === undefined ? undefined : await uploader.sharedAs(where, id, files)
      if (shared !== undefined) await take(channel, shared)
      await take(channel, id)
      return { kind: 'done', result: {} }
    } catch (error) {
      return outcomeOf(error, 'repeatable')
    }
  }
}
