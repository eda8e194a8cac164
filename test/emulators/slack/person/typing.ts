/** Turns what a person types into what Slack's client sends: escaped text, mentions as ids, a rich text block. */
import type { Block } from '../block-kit/blocks.ts'
import type { RichTextInline } from '../block-kit/rich-text.ts'
import type { World } from '../world/world.ts'

const mention = /<(?:@[UW]\w+|#[CDG]\w+|![a-z]+(?:\^\w+)?)(?:\|[^>]*)?>/

/** The text as Slack stores it; `<@U…>`, `<#C…>` and `<!here>` in what is typed are mentions picked from the list. */
export function escapeTyped(typed: string): string {
  return typed
    .split(new RegExp(`(${mention.source})`))
    .map((part) => (mention.test(part) ? part : escapePlain(part)))
    .join('')
}

function escapePlain(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** A command's text: mentions carry their name, or are plain words when the command does not escape. */
export function commandText(world: World, typed: string, escaped: boolean): string {
  return escapeTyped(typed).replaceAll(/<([@#])(\w+)(?:\|[^>]*)?>/g, (whole, sign: string, id: string) => {
    const name = sign === '@' ? world.users.get(id)?.name : world.channels.get(id)?.name
    if (name === undefined) return whole
    return escaped ? `<${sign}${id}|${name}>` : `${sign}${name}`
  })
}

function part(piece: string): RichTextInline {
  const [, sign, id = ''] = /^<([@#!])([\w^]+)/.exec(piece) ?? []
  if (!sign || !mention.test(piece)) return { type: 'text', text: piece }
  if (sign === '@') return { type: 'user', user_id: id }
  if (sign === '#') return { type: 'channel', channel_id: id }
  if (id === 'here' || id === 'channel' || id === 'everyone') return { type: 'broadcast', range: id }
  return { type: 'usergroup', usergroup_id: id.replace('subteam^', '') }
}

/** The rich text block that Slack's client sends beside the text. */
export function richText(typed: string, blockId: string): Block {
  const pieces = typed.split(new RegExp(`(${mention.source})`)).filter((piece) => piece !== '')
  return {
    type: 'rich_text',
    block_id: blockId,
    elements: [{ type: 'rich_text_section', elements: pieces.map(part) }],
  }
}
