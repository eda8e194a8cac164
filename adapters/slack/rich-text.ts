// Text as a rich_text block: typed elements that Slack never parses, so that what a member wrote stays what it is.
import type { types } from '@slack/bolt'
import type { Part, Text } from '../../src/view/text.ts'
import { addressOf, linkWords } from './link.ts'
import { dateFormats, isHere, permalink, typed, utc, type Viewpoint } from './viewpoint.ts'

type Section = types.RichTextSection | types.RichTextQuote
type Style = NonNullable<types.RichTextText['style']>

/** The block of a text whose words Slack can show; undefined when there is nothing to show. */
export function richText(text: Text, viewpoint: Viewpoint): types.RichTextBlock | undefined {
  const sections: Section[] = []
  let line: types.RichTextElement[] = []
  let skipBreak = false
  const close = (): void => {
    if (line.length > 0) sections.push({ type: 'rich_text_section', elements: line })
    line = []
  }
  for (const [index, part] of text.entries()) {
    if (part.kind === 'quote' && part.text !== '' && standsAlone(text, index)) {
      line = withoutLastBreak(line)
      close()
      sections.push({ type: 'rich_text_quote', elements: quotedElements(part.text) })
      skipBreak = true
      continue
    }
    const shown = skipBreak && part.kind === 'plain' ? { ...part, text: part.text.replace(/^\n/, '') } : part
    skipBreak = false
    const element = elementOf(shown, viewpoint)
    if (element !== undefined) line.push(element)
  }
  close()
  return sections.length === 0 ? undefined : { type: 'rich_text', elements: sections }
}

/** A quote with its lines to itself is set apart by a bar; inside a sentence, by quotation marks. */
function standsAlone(text: Text, index: number): boolean {
  const before = text[index - 1]
  const after = text[index + 1]
  const opens = before === undefined || (before.kind === 'plain' && before.text.endsWith('\n'))
  const ends = after === undefined || (after.kind === 'plain' && after.text.startsWith('\n'))
  return opens && ends
}

function withoutLastBreak(line: readonly types.RichTextElement[]): types.RichTextElement[] {
  const last = line.at(-1)
  if (last?.type !== 'text' || !last.text.endsWith('\n')) return [...line]
  const rest = last.text.slice(0, -1)
  return rest === '' ? line.slice(0, -1) : [...line.slice(0, -1), { ...last, text: rest }]
}

const words = (text: string, style?: Style): types.RichTextText => ({
  type: 'text',
  text,
  ...(style === undefined ? {} : { style }),
})

/** Slack makes no link of an address in a text of its own accord: bare ones lead where they say they do. */
function quotedElements(text: string): types.RichTextElement[] {
  const elements: types.RichTextElement[] = []
  let from = 0
  for (const found of text.matchAll(bareAddress)) {
    const url = addressOf(found[0])
    // One that is written otherwise than Slack would write it stays as it is.
    if (url === undefined || found.index < from || (url !== found[0] && url !== `${found[0]}/`)) continue
    if (found.index > from) elements.push(words(text.slice(from, found.index)))
    elements.push({ type: 'link', url, text: found[0] })
    from = found.index + found[0].length
  }
  if (from < text.length) elements.push(words(text.slice(from)))
  return elements
}

/** An address with its lines to itself: nothing of a sentence can be taken for a part of it. */
const bareAddress = /^https?:\/\/[^\s<>|]+$/gm

const wordsOrNothing = (text: string, style?: Style): types.RichTextText | undefined =>
  text === '' ? undefined : words(text, style)

function elementOf(part: Part, viewpoint: Viewpoint): types.RichTextElement | undefined {
  switch (part.kind) {
    case 'plain':
      return wordsOrNothing(part.text)
    case 'bold':
      return wordsOrNothing(part.text, { bold: true })
    case 'code':
      return wordsOrNothing(part.text, { code: true })
    case 'quote':
      return words(`\u201c${part.text}\u201d`, { italic: true })
    case 'person':
      if (pingable(part, viewpoint)) return { type: 'user', user_id: part.user.user }
      return wordsOrNothing(part.name)
    case 'role':
      if (isUserGroup(part, viewpoint)) return { type: 'usergroup', usergroup_id: part.role }
      return wordsOrNothing(part.name)
    case 'place':
      return placeElement(part, viewpoint)
    case 'link': {
      const url = addressOf(part.url)
      const text = linkWords(part.url, part.label)
      return url === undefined ? wordsOrNothing(text) : { type: 'link', url, text }
    }
    case 'time':
      return {
        type: 'date',
        timestamp: Math.floor(part.at / 1000),
        format: dateFormats[part.style],
        fallback: utc(part.at),
      }
    case 'command':
      return words(typed(part.path), { code: true })
    default:
      return part satisfies never
  }
}

/** In Slack every mention notifies: so only a ping is one, and only of somebody of this workspace. */
const pingable = (part: Extract<Part, { kind: 'person' }>, viewpoint: Viewpoint): boolean =>
  part.ping && isHere(viewpoint, part.user.space) && /^[UW][A-Z0-9]+$/.test(part.user.user)

const isUserGroup = (part: Extract<Part, { kind: 'role' }>, viewpoint: Viewpoint): boolean =>
  isHere(viewpoint, part.space) && /^S[A-Z0-9]+$/.test(part.role)

function placeElement(part: Extract<Part, { kind: 'place' }>, viewpoint: Viewpoint): types.RichTextElement | undefined {
  const { place, name } = part
  if (place.kind === 'channel' && isHere(viewpoint, place.space)) return { type: 'channel', channel_id: place.channel }
  const url = permalink(viewpoint, place)
  if (url === undefined) return wordsOrNothing(name)
  return { type: 'link', url, text: linkWords(url, name) }
}
