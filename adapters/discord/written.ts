// What people wrote in a thread or a channel since a moment, read back from its history. A login tells nothing of what was missed.
import { Routes } from 'discord.js'
import type { AsksUs } from '../../src/bot/meant-words.ts'
import type { ChannelPlace, ThreadPlace } from '../../src/domain/place.ts'
import type { MessageEvent } from '../../src/ports/event.ts'
import type { Api } from './api.ts'
import { limits, times } from './limits.ts'
import { isRefusal } from './outcome.ts'
import type { Patience } from './patience.ts'
import { patientPages } from './patient-pages.ts'
import { isChat, type MessageContext, messageEvent } from './read-message.ts'
import { snowflakeAt } from './snowflake.ts'
import { textOf, type Wire } from './wire.ts'

interface WrittenOptions {
  readonly api: Api
  readonly self: () => Promise<string>
  readonly wait: Patience['wait']
  readonly asksUs: AsksUs
}

/** The messages as the gateway would have told them when they were posted, oldest first; none of a place that is gone. */
export async function written(
  { api, self, wait, asksUs }: WrittenOptions,
  place: ThreadPlace | ChannelPlace,
  after: number,
): Promise<readonly MessageEvent[]> {
  const ours = await self()
  const found: MessageEvent[] = []
  const pages = patientPages({
    wait,
    patienceMs: times.listMs,
    pageLength: limits.messagesPage,
    after: snowflakeAt(after),
    read: (from) =>
      api.get(Routes.channelMessages(channelOf(place)), { after: from, limit: String(limits.messagesPage) }),
    next: (page) =>
      page
        .map((message) => textOf(message, 'id'))
        .toSorted(byAge)
        .at(-1),
  })
  try {
    for await (const page of pages) {
      const chat = page.filter((message) => isChat('MESSAGE_CREATE', message, ours))
      found.push(...chat.flatMap((message) => postedEvent(message, place, { self: ours, asksUs })))
    }
  } catch (error) {
    if (isRefusal(error, unknownChannel, missingAccess)) return []
    throw error
  }
  return found.toSorted((one, other) => byAge(one.ref.id, other.ref.id))
}

const unknownChannel = 10003
const missingAccess = 50001

const channelOf = (place: ThreadPlace | ChannelPlace): string =>
  place.kind === 'thread' ? place.thread : place.channel

/** History says nothing of the server it is of. Its places are read where they are, so no channel is named in words. */
function postedEvent(
  message: Wire,
  place: ThreadPlace | ChannelPlace,
  context: Pick<MessageContext, 'self' | 'asksUs'>,
): readonly MessageEvent[] {
  const told = { ...message, channel_id: channelOf(place), guild_id: place.space.id }
  const event = messageEvent('MESSAGE_CREATE', told, {
    ...{ ...context, parent: place.kind === 'thread' ? place.channel : undefined },
    channelName: () => undefined,
  })
  return event === undefined ? [] : [event]
}

const byAge = (one: string, other: string): number => (BigInt(one) < BigInt(other) ? -1 : 1)
