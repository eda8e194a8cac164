// What people wrote in a thread, in a channel, or in one that stands for a thread, since a moment, read back: Slack repeats what it could not bring for some minutes alone.
import type { webApi } from '@slack/bolt'
import type { ChannelPlace, ThreadPlace } from '../../src/domain/place.ts'
import type { MessageEvent } from '../../src/ports/event.ts'
import type { Timers } from '../../src/ports/system.ts'
import { limits } from './limits.ts'
import { readMessageEvent } from './message-event.ts'
import { codeOf, lookUpError } from './outcome.ts'
import { pages } from './paging.ts'
import { listPatienceMs, patienceOf } from './patience.ts'
import { messageEvent } from './payloads.ts'
import { type TellingOptions, toldMessage } from './told-message.ts'

interface WrittenOptions extends TellingOptions {
  readonly client: webApi.WebClient
  readonly timers: Timers
}

/** The thread, or its channel, is not there for us any more. */
const gone = new Set(['thread_not_found', 'channel_not_found', 'not_in_channel'])

/** The messages as their events would have told them when they were posted, oldest first; none of a place that is gone. */
export async function written(
  options: WrittenOptions,
  place: ThreadPlace | ChannelPlace,
  after: number,
): Promise<readonly MessageEvent[]> {
  const { channel } = place
  const found: unknown[] = []
  const patience = patienceOf(options.timers, listPatienceMs)
  const since = { channel, oldest: String(after / 1000), limit: limits.page }

  async function readUnder(root: string): Promise<void> {
    const replies = pages<webApi.ConversationsRepliesResponse>(
      (from) => options.client.conversations.replies({ ...since, ts: root, ...from }),
      patience,
    )
    // The first message comes along whenever it was written.
    for await (const { messages = [] } of replies)
      for (const message of messages) if (message.ts !== root) found.push({ ...message, channel })
  }

  /** All of a channel that stands for a thread: what was written under its messages as well, however old these are. */
  async function readRoom(): Promise<void> {
    const whole = pages<webApi.ConversationsHistoryResponse>(
      (from) => options.client.conversations.history({ channel, limit: limits.page, ...from }),
      patience,
    )
    for await (const { messages = [] } of whole)
      for (const message of messages) {
        if (Number(message.ts) * 1000 > after) found.push({ ...message, channel })
        if (message.ts !== undefined && Number(message.latest_reply ?? 0) * 1000 > after) await readUnder(message.ts)
      }
  }

  async function readChannel(): Promise<void> {
    const whole = pages<webApi.ConversationsHistoryResponse>(
      (from) => options.client.conversations.history({ ...since, ...from }),
      patience,
    )
    for await (const { messages = [] } of whole) for (const message of messages) found.push({ ...message, channel })
  }

  try {
    if (place.kind === 'channel') await readChannel()
    else await (place.thread === channel ? readRoom() : readUnder(place.thread))
  } catch (error) {
    if (gone.has(codeOf(error) ?? '')) return []
    throw lookUpError('conversations.replies', 'Slack does not say what was written in a thread.', error)
  }
  const told: MessageEvent[] = []
  for (const message of found) {
    // One that nobody can read keeps nobody from the others.
    const { data } = messageEvent.safeParse(message)
    const read = data === undefined ? undefined : readMessageEvent(data)
    const event = read === undefined ? undefined : await toldMessage(options, read, channel)
    if (event !== undefined) told.push(event)
  }
  return told.toSorted((one, other) => Number(one.ref.id) - Number(other.ref.id))
}
