// Looks for a message that may have been posted: ours, since the attempt, with the same words, card and buttons.
import { Routes } from 'discord.js'
import { readActionId } from '../../src/view/action-id.ts'
import type { Api } from './api.ts'
import { limits, times } from './limits.ts'
import type { MessagePayload } from './render.ts'
import { madeAt, snowflakeAt } from './snowflake.ts'
import { maybeText, maybeWire, textOf, type Wire, wiresOf } from './wire.ts'

export interface MessageSearch {
  readonly api: Api
  readonly channel: string
  readonly payload: MessagePayload
  /** When the first try was made. */
  readonly since: number
  readonly author: string
  /** Whether a message is known to stand for something else. */
  readonly taken: (message: string) => boolean
  /** Whether its words may be others by now: then it is known by its buttons, where these name what they are about. */
  readonly changes?: boolean
  /** Whether more may stand under its words: what is said in place of files. */
  readonly longer?: boolean
}

/**
 * The id of the message that it is; undefined when none of ours is. The first one since the try comes before those that
 * only differing clocks could have put ahead of it.
 */
export async function findMessage(search: MessageSearch): Promise<string | undefined> {
  const { api, channel, since, author, taken } = search
  const named = search.changes === true && componentIds(search.payload.components).some(namesSomething)
  const markOf = named ? ({ components }: Wire): string => JSON.stringify(componentIds(components)) : signatureOf
  const wanted = markOf({ ...search.payload })
  const words = trimmed({ ...search.payload }, 'content')
  const isIt = (message: Wire): boolean =>
    search.longer === true
      ? `${trimmed(message, 'content')}\n`.startsWith(`${words}\n`) && markOf({ ...message, content: words }) === wanted
      : markOf(message) === wanted
  let before: string | undefined
  for (let after = snowflakeAt(since - times.clockSkewMs); ; ) {
    const query = { after, limit: String(limits.messagesPage) }
    const page = wiresOf(await api.get(Routes.channelMessages(channel), query)).toSorted(byId)
    for (const message of page) {
      const id = textOf(message, 'id')
      if (maybeText(maybeWire(message, 'author'), 'id') !== author || taken(id)) continue
      if (!isIt(message)) continue
      if (madeAt(id) >= since) return id
      before = id
    }
    const last = maybeText(page.at(-1), 'id')
    if (page.length < limits.messagesPage || last === undefined) return before
    after = last
  }
}

const byId = (one: Wire, other: Wire): number => (BigInt(textOf(one, 'id')) < BigInt(textOf(other, 'id')) ? -1 : 1)

/** All that tells one of our messages from another: two greetings have the same buttons and differ in one name. */
const signatureOf = (message: Wire): string =>
  JSON.stringify([
    trimmed(message, 'content'),
    wiresOf(message.embeds).filter(isOurs).map(wordsOf),
    componentIds(message.components),
  ])

/** A preview that Discord adds to a link names the link; a card of ours names none. */
const isOurs = (embed: Wire): boolean => maybeText(embed, 'url') === undefined

const wordsOf = (embed: Wire): readonly string[] => [
  trimmed(embed, 'description'),
  ...wiresOf(embed.fields).flatMap((field) => [trimmed(field, 'name'), trimmed(field, 'value')]),
  trimmed(maybeWire(embed, 'footer'), 'text'),
]

/** Discord takes off the space around what it is given. */
const trimmed = (wire: Wire | undefined, key: string): string => (maybeText(wire, key) ?? '').trim()

/** An id with arguments: the number of a thread, the id of a suggestion. */
const namesSomething = (id: string): boolean => (readActionId(id)?.args.length ?? 0) > 0

const componentIds = (components: unknown): string[] =>
  wiresOf(components).flatMap((component) => [
    ...[maybeText(component, 'custom_id')].filter((id) => id !== undefined),
    ...componentIds(component.components),
  ])
