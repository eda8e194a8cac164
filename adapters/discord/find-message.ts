// Looks for a message that may have been posted: ours, since the attempt, with the same buttons or the same words.
import { Routes } from 'discord.js'
import type { Api } from './api.ts'
import { limits, times } from './limits.ts'
import type { MessagePayload } from './render.ts'
import { snowflakeAt } from './snowflake.ts'
import { maybeText, maybeWire, textOf, type Wire, wiresOf } from './wire.ts'

export interface MessageSearch {
  readonly api: Api
  readonly channel: string
  readonly payload: MessagePayload
  /** When the first try was made. */
  readonly since: number
  readonly author: string
}

/** The id of the first message that is it; undefined when none of ours since then is. */
export async function findMessage({
  api,
  channel,
  payload,
  since,
  author,
}: MessageSearch): Promise<string | undefined> {
  const wanted = signatureOf({ ...payload })
  for (let after = snowflakeAt(since - times.clockSkewMs); ; ) {
    const query = { after, limit: String(limits.messagesPage) }
    const page = wiresOf(await api.get(Routes.channelMessages(channel), query)).toSorted(byId)
    const found = page.find(
      (message) => maybeText(maybeWire(message, 'author'), 'id') === author && signatureOf(message) === wanted,
    )
    if (found !== undefined) return textOf(found, 'id')
    const last = maybeText(page.at(-1), 'id')
    if (page.length < limits.messagesPage || last === undefined) return undefined
    after = last
  }
}

const byId = (one: Wire, other: Wire): number => (BigInt(textOf(one, 'id')) < BigInt(textOf(other, 'id')) ? -1 : 1)

/** The ids of its components where it has some, else its words. */
function signatureOf(message: Wire): string {
  const ids = componentIds(message.components)
  if (ids.length > 0) return `components ${ids.join(' ')}`
  const embeds = wiresOf(message.embeds).map((embed) => [maybeText(embed, 'description'), fieldsOf(embed)])
  return JSON.stringify([(maybeText(message, 'content') ?? '').trim(), embeds])
}

const fieldsOf = (embed: Wire): readonly (string | undefined)[] =>
  wiresOf(embed.fields).flatMap((field) => [maybeText(field, 'name'), maybeText(field, 'value')])

const componentIds = (components: unknown): string[] =>
  wiresOf(components).flatMap((component) => [
    ...[maybeText(component, 'custom_id')].filter((id) => id !== undefined),
    ...componentIds(component.components),
  ])
