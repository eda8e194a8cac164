// Small print as a context block. Slack offers no rich text there, so plain words and our own tokens stand in elements of
// their own: nothing a member wrote is ever read as markup.
import type { types } from '@slack/bolt'
import type { Part, Text } from '../../src/view/text.ts'
import { cut } from './cut.ts'
import { limits } from './limits.ts'
import { addressOf, linkWords } from './link.ts'
import { escapeMarkup, plainWords } from './plain-text.ts'
import { dateFormats, isHere, permalink, utc, type Viewpoint } from './viewpoint.ts'

type Element = types.PlainTextElement | types.MrkdwnElement

/** The block of a note; undefined when there is nothing to show. */
export function smallPrint(text: Text, viewpoint: Viewpoint): types.ContextBlock | undefined {
  const elements: Element[] = []
  let waiting: Part[] = []
  const close = (): void => {
    const words = plainWords(waiting)
    if (words.trim() !== '') elements.push(plainElement(words))
    waiting = []
  }
  for (const part of text) {
    const token = tokenOf(part, viewpoint)
    if (token === undefined) waiting.push(part)
    else {
      close()
      elements.push({ type: 'mrkdwn', text: token, verbatim: true })
    }
  }
  close()
  if (elements.length === 0) return undefined
  if (elements.length <= limits.contextElements) return { type: 'context', elements }
  return { type: 'context', elements: [plainElement(plainWords(text))] }
}

const plainElement = (words: string): types.PlainTextElement => ({
  type: 'plain_text',
  text: cut(words, limits.contextText),
  emoji: false,
})

/** The token of a part that only Slack can show well. */
function tokenOf(part: Part, viewpoint: Viewpoint): string | undefined {
  switch (part.kind) {
    case 'time':
      return `<!date^${Math.floor(part.at / 1000)}^${dateFormats[part.style]}|${utc(part.at)}>`
    case 'place': {
      if (part.place.kind === 'channel' && isHere(viewpoint, part.place.space)) return `<#${part.place.channel}>`
      const url = permalink(viewpoint, part.place)
      return url === undefined ? undefined : linkToken(url, linkWords(url, part.name))
    }
    case 'link': {
      const url = addressOf(part.url)
      return url === undefined ? undefined : linkToken(url, linkWords(part.url, part.label))
    }
    case 'plain':
    case 'bold':
    case 'code':
    case 'quote':
    case 'person':
    case 'role':
    case 'command':
      return undefined
    default:
      return part satisfies never
  }
}

/** In a label the pipe would end it, and markup signs could format it: they become their harmless likenesses. */
function linkToken(url: string, label: string): string | undefined {
  const address = encodeURI(url).replaceAll('%25', '%').replaceAll('|', '%7C')
  const words = cut(label.replaceAll(/\s+/g, ' ').trim(), 200)
    .replaceAll('|', '¦')
    .replaceAll('*', '\u2217')
    .replaceAll('_', '\u02CD')
    .replaceAll('~', '\u223c')
    .replaceAll('`', '\u02cb')
  if (words === '' || address.length > limits.url) return undefined
  return `<${escapeMarkup(address)}|${escapeMarkup(words)}>`
}
