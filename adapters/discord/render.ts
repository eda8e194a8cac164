// A message as Discord's payload: text as content, card as embed, controls as rows. Pure; it knows no client.
import type { APIAllowedMentions, APIEmbed, RESTPostAPIChannelMessageJSONBody } from 'discord.js'
import type { SpaceRef } from '../../src/domain/place.ts'
import type { Card, Message } from '../../src/view/message.ts'
import { plain, type Text } from '../../src/view/text.ts'
import { brokenLinks, renderControls } from './controls.ts'
import { cut, cutList, missing } from './cut.ts'
import { limits } from './limits.ts'
import { plainText, renderText } from './render-text.ts'

/** What every message body of ours has, so that an edit replaces all that was there. */
export interface MessagePayload
  extends Required<Pick<RESTPostAPIChannelMessageJSONBody, 'content' | 'embeds' | 'components'>> {
  readonly allowed_mentions: APIAllowedMentions
}

/** Discord takes no empty message, name or value; this is nothing to see. */
const nothing = '\u200b'
/** Kept free for the small print that says how many facts are missing. */
const factsTail = 24

/** Renders a message for a reader in the space `here`, which decides what can be mentioned. */
export function renderMessage(message: Message, here: SpaceRef | undefined): MessagePayload {
  const controls = message.controls ?? []
  const { rows, left } = renderControls(controls)
  const more = left === 0 ? '' : `\n${missing(left)}`
  const links = brokenLinks(controls).flatMap(({ label, url }): Text => plain(`\n${label}: ${url}`))
  const text = renderText([...message.text, ...links], limits.content - more.length, here)
  const embed = message.card === undefined ? undefined : renderCard(message.card, here)
  const content = text.content + more
  return {
    content: content.trim() === '' && embed === undefined && rows.length === 0 ? nothing : content,
    embeds: embed === undefined ? [] : [embed],
    components: rows,
    allowed_mentions: {
      parse: [],
      users: [...cutList(text.pings, limits.mentionedUsers).kept],
      ...(text.roles.length === 0 ? {} : { roles: [...cutList(text.roles, limits.mentionedRoles).kept] }),
    },
  }
}

/** Renders a card; undefined when it says nothing. The whole stays under the limit for an embed. */
function renderCard(card: Card, here: SpaceRef | undefined): APIEmbed | undefined {
  const note = cut(card.note === undefined ? '' : plainText(card.note), limits.embedFooter)
  let room = limits.embed - note.length - factsTail
  const body = renderText(card.body ?? [], Math.min(limits.embedDescription, room), here).content
  room -= body.length
  const fields: NonNullable<APIEmbed['fields']> = []
  const facts = card.facts ?? []
  for (const { label, value } of facts) {
    const name = renderText(plain(label.trim()), limits.embedFieldName, here).content || nothing
    const most = Math.min(limits.embedFieldValue, room - name.length)
    if (fields.length === limits.embedFields || most < shortestValue) break
    const shown = renderText(value, most, here).content
    fields.push({ name, value: shown.trim() === '' ? nothing : shown, inline: shown.length <= inlineLength })
    room -= name.length + shown.length + nothing.length
  }
  const left = facts.length - fields.length
  const footer = left === 0 ? note : `${cut(note, limits.embedFooter - factsTail)} ${missing(left)}`.trim()
  if (body.trim() === '' && fields.length === 0 && footer.trim() === '') return undefined
  return {
    ...(body.trim() === '' ? {} : { description: body }),
    ...(fields.length === 0 ? {} : { fields }),
    ...(footer.trim() === '' ? {} : { footer: { text: footer } }),
  }
}

/** A fact with less room than this is left out and counted. */
const shortestValue = 32
/** Facts up to this length stand side by side. */
const inlineLength = 48
