// Reads a block as Slack's client does. Nothing in rich text is markup; in small print, a mrkdwn element may be one token
// of ours and nothing else.
import type { Block } from '../emulators/slack/block-kit/blocks.ts'
import type { RichTextInline } from '../emulators/slack/block-kit/rich-text.ts'
import type { Run } from './shown.ts'

/** What is seen of a block, in runs of one style. */
export function readSlack(block: Block): readonly Run[] {
  if (block.type === 'rich_text')
    return block.elements.flatMap((element) => {
      if (element.type === 'rich_text_section') return element.elements.map((one) => inlineSeen(one, 'text'))
      if (element.type === 'rich_text_quote') return element.elements.map((one) => inlineSeen(one, 'quote'))
      return [{ style: element.type, words: '' }]
    })
  if (block.type !== 'context') return [{ style: block.type, words: '⟨unknown⟩' }]
  return block.elements.map((element) => {
    if (element.type === 'plain_text') return { style: 'text', words: element.text }
    return element.type === 'mrkdwn' ? tokenRead(element.text) : { style: 'image', words: '⟨image⟩' }
  })
}

function inlineSeen(part: RichTextInline, style: string): Run {
  switch (part.type) {
    case 'text':
      if (part.style?.bold === true) return { style: 'bold', words: part.text }
      return { style: part.style?.code === true ? 'code' : style, words: part.text }
    case 'link':
      return { style: `link ${part.url}`, words: part.text ?? part.url }
    case 'user':
      return { style: 'user', words: `⟨@${part.user_id}⟩` }
    case 'usergroup':
      return { style: 'role', words: `⟨@${part.usergroup_id}⟩` }
    case 'channel':
      return { style: 'channel', words: `⟨#${part.channel_id}⟩` }
    case 'date':
      return { style: 'time', words: `⟨${part.timestamp}⟩` }
    default:
      return { style: part.type, words: '⟨unknown⟩' }
  }
}

function tokenRead(markup: string): Run {
  const [, target = '', , label = ''] = /^<([^<>|]+)(\|([^<>|]*))?>$/.exec(markup) ?? []
  if (/^#C\w+$/.test(target)) return { style: 'channel', words: `⟨${target}⟩` }
  const date = /^!date\^(\d+)\^/.exec(target)
  if (date !== null) return { style: 'time', words: `⟨${date[1]}⟩` }
  const readable = (words: string): string =>
    words.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
  if (/^https?:\/\//.test(target) && !/[*_~`]/.test(label))
    return { style: `link ${readable(target)}`, words: readable(label) }
  return { style: 'other markup', words: markup }
}

/** Small print shows no styles but links, and these with likenesses of what would be markup in a label, or cut. */
export function tokenSeen({ style, words }: Run): Run {
  if (style === 'channel' || style === 'time') return { style, words }
  if (!style.startsWith('link ')) return { style: 'text', words: style === 'user' || style === 'role' ? '' : words }
  return { style: style.replaceAll('|', '%7C'), words: likeness(words) }
}

const likenesses = new Map(Object.entries({ '|': '¦', '*': '∗', _: '\u02cd', '~': '∼', '`': 'ˋ' }))
const likeness = (words: string): string => [...words].map((sign) => likenesses.get(sign) ?? sign).join('')
