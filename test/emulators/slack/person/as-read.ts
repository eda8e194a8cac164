/** Flattens blocks and markup into the words a person reads. */
import type { Block } from '../block-kit/blocks.ts'
import type { RichTextElement, RichTextInline } from '../block-kit/rich-text.ts'
import { optionsOf } from '../block-kit/state.ts'
import type { TextObject } from '../block-kit/texts.ts'
import { elementsOf, labelOf } from '../block-kit/walk.ts'
import type { World } from '../world/world.ts'

function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}

function token(world: World, inside: string): string {
  const [target = '', label] = inside.split('|')
  const name = target.slice(1)
  if (target.startsWith('@')) return `@${world.users.get(name)?.displayName ?? label ?? name}`
  if (target.startsWith('#')) return `#${world.channels.get(name)?.name ?? label ?? name}`
  if (target.startsWith('!subteam^')) {
    return `@${world.userGroups.get(target.slice('!subteam^'.length))?.handle ?? label ?? name}`
  }
  if (target.startsWith('!date^')) return label ?? target
  return target.startsWith('!') ? `@${name}` : (label ?? target)
}

function withoutMarks(text: string): string {
  return text.replaceAll(/(^|[\s([])([*_~`])(\S|\S[^\n]*?\S)\2(?=$|[\s.,:;!?)\]])/gm, '$1$3')
}

/** Slack's markup as a person reads it: names for mentions, labels for links, no formatting marks. */
export function markupAsRead(world: World, markup: string): string {
  const pieces = markup.split(/<([^<>]+)>/)
  const read = pieces.map((piece, at) => (at % 2 === 1 ? token(world, piece) : piece)).join('')
  return unescaped(withoutMarks(read))
}

function textAsRead(world: World, text: TextObject): string {
  return text.type === 'mrkdwn' ? markupAsRead(world, text.text) : text.text
}

function inlineAsRead(world: World, part: RichTextInline): string {
  switch (part.type) {
    case 'text':
      return part.text
    case 'link':
      return part.text ?? part.url
    case 'emoji':
      return `:${part.name}:`
    case 'user':
      return token(world, `@${part.user_id}`)
    case 'channel':
      return token(world, `#${part.channel_id}`)
    case 'usergroup':
      return token(world, `!subteam^${part.usergroup_id}`)
    case 'team':
      return `@${part.team_id}`
    case 'broadcast':
      return `@${part.range}`
    case 'color':
      return part.value
    case 'date':
      return part.fallback ?? String(part.timestamp)
    default:
      return part satisfies never
  }
}

function richTextAsRead(world: World, elements: readonly RichTextElement[]): string {
  const lines = elements.flatMap((element) =>
    element.type === 'rich_text_list'
      ? element.elements.map((item) => item.elements.map((part) => inlineAsRead(world, part)).join(''))
      : [element.elements.map((part) => inlineAsRead(world, part)).join('')],
  )
  return lines.join('\n')
}

function controls(block: Block): string {
  return elementsOf(block)
    .map((element) => {
      const label = labelOf({ blockId: '', actionId: '', block, element })
      const options = element.type === 'overflow' ? optionsOf(element).map((one) => `[${one.text.text}]`) : []
      return options.length > 0 ? options.join(' ') : `[${label}]`
    })
    .join(' ')
}

function blockAsRead(world: World, block: Block): string {
  switch (block.type) {
    case 'section': {
      const texts = [...(block.text ? [block.text] : []), ...(block.fields ?? [])]
      const lines = texts.map((text) => textAsRead(world, text))
      if (block.accessory?.type === 'image') lines.push(block.accessory.alt_text)
      return [...lines, controls(block)].filter((line) => line !== '').join('\n')
    }
    case 'header':
      return block.text.text
    case 'context':
      return block.elements.map((one) => (one.type === 'image' ? one.alt_text : textAsRead(world, one))).join(' ')
    case 'actions':
    case 'input':
      return controls(block)
    case 'image':
      return [block.title?.text, block.alt_text].filter((line) => line !== undefined).join('\n')
    case 'markdown':
      return block.text
    case 'rich_text':
      return richTextAsRead(world, block.elements)
    case 'table':
      return block.rows
        .map((row) =>
          row.map((one) => (one.type === 'rich_text' ? richTextAsRead(world, one.elements) : one.text)).join(' | '),
        )
        .join('\n')
    case 'divider':
      return ''
    default:
      return block satisfies never
  }
}

/** The words of all blocks, one block a line or more. */
export function blocksAsRead(world: World, blocks: readonly Block[]): string {
  return blocks
    .map((block) => blockAsRead(world, block))
    .filter((line) => line !== '')
    .join('\n')
}
