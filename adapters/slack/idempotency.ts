// What an unknown outcome allows in Slack, effect by effect, and how what may have been made is found again.
import type { webApi } from '@slack/bolt'
import type { Attempt, EffectKind } from '../../src/ports/effect.ts'
import { limits } from './limits.ts'
import { pages } from './paging.ts'

/** `repeatable`: doing it twice does no harm. `findable`: looked for before it is repeated. `once`: never repeated. `never`: not done in Slack. */
export type Manner = 'repeatable' | 'findable' | 'once' | 'never'

export const manners = {
  /**
   * By the metadata that the message carries. Files are uploaded first, where nobody sees them, and shared once the words
   * stand: a share that may have been done is looked for by the files of ours that stand after these words.
   */
  post: 'findable',
  /** An ephemeral message stands in no history, so that it cannot be found again. */
  whisper: 'once',
  edit: 'repeatable',
  /** What is gone stays away. Files stand in a message after it, which is looked for by their names. */
  remove: 'repeatable',
  /** One that is there is there. */
  react: 'repeatable',
  /** One that is not there stays away. */
  unreact: 'repeatable',
  /** Uploads the picture anew, where nobody sees it, and sets what the message shows. */
  addPicture: 'repeatable',
  /** Slack has no private threads: support is relayed there. */
  openThread: 'never',
  /** Nothing to do: every message has its thread. */
  startThread: 'repeatable',
  /** By its name, by us having made it, and by nobody being in it. */
  openRoom: 'findable',
  /** Of a channel that stands for a thread: whoever is in it is left there. Who sees a channel sees the threads under its messages. */
  addToThread: 'repeatable',
  /** Of such a channel: who is not in it any more is left out. */
  removeFromThread: 'repeatable',
  /** Archives such a channel, which stays so. */
  closeThread: 'repeatable',
  /** One that is not archived stays so. */
  reopenThread: 'repeatable',
  /** By its name, and by us having made it. */
  makeChannel: 'findable',
  /** Whoever is in the channel already is left there. */
  inviteToChannel: 'repeatable',
  /** Whoever is there already stays there. */
  joinChannel: 'repeatable',
  /** Slack has no roles that an app could give. */
  grantRole: 'never',
  revokeRole: 'never',
  /** A response_url and an ephemeral message leave no trace; a direct message in their place does, and is looked for. */
  answer: 'once',
  /** A bot token can leave channels, not a workspace. */
  leaveSpace: 'never',
} as const satisfies Readonly<Record<EffectKind, Manner>>

const eventType = 'hearth_effect'

/** The metadata by which a post is found again. */
export const metadataOf = (attempt: Attempt): { event_type: string; event_payload: { id: string } } => ({
  event_type: eventType,
  event_payload: { id: attempt.id },
})

/** Slack's clock and ours may differ by this much. */
const skewMs = 120_000

/** The `ts` of the message that an earlier try of this effect posted; undefined when there is none. */
export async function findPosted(
  client: webApi.WebClient,
  where: { readonly channel: string; readonly thread: string | undefined },
  attempt: Attempt,
): Promise<string | undefined> {
  const since = {
    oldest: String(((attempt.unknownSince ?? 0) - skewMs) / 1000),
    include_all_metadata: true,
    limit: limits.page,
  }
  const { channel, thread } = where
  const found = pages<webApi.ConversationsHistoryResponse | webApi.ConversationsRepliesResponse>((from) =>
    thread === undefined
      ? client.conversations.history({ channel, ...since, ...from })
      : client.conversations.replies({ channel, ts: thread, ...since, ...from }),
  )
  for await (const { messages } of found) {
    for (const { metadata, ts } of messages ?? []) {
      const payload: unknown = metadata?.event_payload
      if (metadata?.event_type === eventType && idOf(payload) === attempt.id && ts !== undefined) return ts
    }
  }
  return undefined
}

const idOf = (payload: unknown): unknown =>
  typeof payload === 'object' && payload !== null && 'id' in payload ? payload.id : undefined
