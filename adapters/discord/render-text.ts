// Text parts as Discord's markdown. Whatever a part says stays what its kind says: only our own kinds become markup.
import type { Place, SpaceRef } from '../../src/domain/place.ts'
import { startOf } from '../../src/view/start-of.ts'
import type { Part, Text } from '../../src/view/text.ts'
import { visible, visibleText } from '../../src/view/visible.ts'
import { missing } from './cut.ts'
import { codeSafe, escapeWords, glue } from './escape-words.ts'
import { limits } from './limits.ts'
import { isSnowflake } from './snowflake.ts'

/** Text as markdown, and who is notified by it: people, and roles. */
export interface Rendered {
  readonly content: string
  readonly pings: readonly string[]
  readonly roles: readonly string[]
}

/** Room for the words that say how much is missing. */
const tailRoom = 16

/** Renders a text to at most `most` characters; what is too long is cut between or inside parts, never inside markup. */
export function renderText(text: Text, most: number, here: SpaceRef | undefined): Rendered {
  const parts = visibleText(text).filter((part) => !saysNothing(part))
  const whole = join(parts, here)
  if (whole.length <= most) return { content: whole, pings: pingsOf(parts, here), roles: rolesOf(parts, here) }
  const room = most - tailRoom
  const kept: Part[] = []
  for (const part of parts) {
    if (join([...kept, part], here).length <= room) {
      kept.push(part)
      continue
    }
    const piece = shortened(part, (candidate) => join([...kept, candidate], here).length <= room)
    if (piece !== undefined) kept.push(piece)
    break
  }
  const left = lengthOf(parts) - lengthOf(kept)
  return { content: join(kept, here) + missing(left), pings: pingsOf(kept, here), roles: rolesOf(kept, here) }
}

/** How many characters a text is too long for the content of a message, with all that makes its words plain. */
export const excessOf = (here: SpaceRef, text: Text): number =>
  Math.max(0, renderText(text, Number.POSITIVE_INFINITY, here).content.length - limits.content)

/** Text where Discord reads no markdown: footers, names of threads. */
export const plainText = (text: Text): string => visibleText(text).map(plainPart).join('')

/** Words that need no markup, or markup of ours. */
type Piece = { readonly kind: 'words'; readonly words: string } | { readonly kind: 'markup'; readonly markup: string }

/** Plain words that stand side by side are escaped as one: what is harmless in each can be markup together. */
function join(parts: readonly Part[], here: SpaceRef | undefined): string {
  let joined = ''
  let words = ''
  for (const [index, part] of parts.entries()) {
    const opens = words === '' ? joined === '' || joined.endsWith('\n') : words.endsWith('\n')
    const piece = pieceOf(part, here, opens && endsLine(parts[index + 1]))
    if (piece.kind === 'words') words += piece.words
    else {
      joined = glue(joined + escapeWords(words), piece.markup)
      words = ''
    }
  }
  return joined + escapeWords(words)
}

const asWords = (words: string): Piece => ({ kind: 'words', words })
const asMarkup = (markup: string): Piece => ({ kind: 'markup', markup })

/** `alone`: the part has its lines to itself. */
function pieceOf(part: Part, here: SpaceRef | undefined, alone: boolean): Piece {
  switch (part.kind) {
    case 'plain':
      return asWords(part.text)
    case 'bold':
      return part.text.trim() === '' ? asWords(part.text) : asMarkup(`**${escapeWords(part.text)}**`)
    case 'code':
      return asMarkup(inCode(part.text))
    case 'quote':
      return asMarkup(
        alone ? quotedLines(part.text) : `\u201c${escapeWords(part.text.replace(/\s*\n\s*/g, ' '))}\u201d`,
      )
    case 'person':
      return isMention(part, here) ? asMarkup(`<@${part.user.user}>`) : asWords(part.name)
    case 'role':
      return isRole(part, here) ? asMarkup(`<@&${part.role}>`) : asWords(part.name)
    case 'place': {
      const channel = channelOf(part.place)
      return channel !== undefined && part.place.space.id === here?.id ? asMarkup(`<#${channel}>`) : asWords(part.name)
    }
    case 'link':
      return linkOf(part.url, part.label)
    case 'time':
      return asMarkup(`<t:${Math.floor(part.at / 1_000)}:${{ date: 'D', moment: 'F', ago: 'R' }[part.style]}>`)
    case 'command':
      return asMarkup(inCode(`/${part.path}`))
    default:
      return part satisfies never
  }
}

function plainPart(part: Part): string {
  switch (part.kind) {
    case 'plain':
    case 'bold':
    case 'code':
      return part.text
    case 'quote':
      return `\u201c${part.text}\u201d`
    case 'person':
    case 'role':
    case 'place':
      return part.name
    case 'link':
      return `${part.label} (${part.url})`
    case 'time':
      return `${new Date(part.at).toISOString().slice(0, 16).replace('T', ' ')} UTC`
    case 'command':
      return `/${part.path}`
    default:
      return part satisfies never
  }
}

const lengthOf = (parts: readonly Part[]): number => parts.reduce((sum, part) => sum + plainPart(part).length, 0)

/** Whether a part says nothing: markup around nothing would be seen as it is. */
function saysNothing(part: Part): boolean {
  if (part.kind === 'plain' || part.kind === 'bold') return part.text === ''
  return (part.kind === 'quote' || part.kind === 'code') && part.text.trim() === ''
}

const inCode = (words: string): string => `\`${codeSafe(words)}\``

/** Discord takes the space off the end of a message, and a mark without it would be no quote. */
const quotedLines = (words: string): string => escapeWords(words.replace(/^\s*\n/, '').trimEnd()).replace(/^/gm, '> ')

const endsLine = (next: Part | undefined): boolean =>
  next === undefined || (next.kind === 'plain' && next.text.startsWith('\n'))

function channelOf(place: Place): string | undefined {
  if (place.space.platform !== 'discord' || place.kind === 'direct') return undefined
  const channel = place.kind === 'thread' ? place.thread : place.channel
  return isSnowflake(channel) ? channel : undefined
}

/** Discord shows no name to people of another space, so there the name itself must do. */
const isMention = (part: Extract<Part, { kind: 'person' }>, here: SpaceRef | undefined): boolean =>
  part.user.space.platform === 'discord' && part.user.space.id === here?.id && isSnowflake(part.user.user)

const pingsOf = (parts: readonly Part[], here: SpaceRef | undefined): string[] => [
  ...new Set(
    parts.flatMap((part) => (part.kind === 'person' && part.ping && isMention(part, here) ? [part.user.user] : [])),
  ),
]

const isRole = (part: Extract<Part, { kind: 'role' }>, here: SpaceRef | undefined): boolean =>
  part.space.platform === 'discord' && part.space.id === here?.id && isSnowflake(part.role)

const rolesOf = (parts: readonly Part[], here: SpaceRef | undefined): string[] => [
  ...new Set(parts.flatMap((part) => (part.kind === 'role' && isRole(part, here) ? [part.role] : []))),
]

/** A link shows its own label. One that looks like another address, or leads nowhere, is shown with its address. */
function linkOf(url: string, label: string): Piece {
  const target = URL.canParse(url) ? new URL(url) : undefined
  if (target === undefined || !['http:', 'https:'].includes(target.protocol))
    return asWords(`${label} (${visible(url)})`.trim())
  if (label.trim() === '' || /:\/\/|[[\]]/.test(label)) return asWords(`${label} ${target.href}`.trim())
  const safe = target.href.replace(/[()\\<>]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)
  return asMarkup(`[${escapeWords(label.replace(/\s+/g, ' '))}](${safe})`)
}

/** The longest start of a part that fits; undefined when none does, or the part is nothing without its end. */
function shortened(part: Part, fits: (candidate: Part) => boolean): Part | undefined {
  if (part.kind !== 'plain' && part.kind !== 'bold' && part.kind !== 'quote' && part.kind !== 'code') return undefined
  let low = 0
  let high = part.text.length
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (fits({ ...part, text: startOf(part.text, middle) })) low = middle
    else high = middle - 1
  }
  const candidate = { ...part, text: startOf(part.text, low) }
  return saysNothing(candidate) ? undefined : candidate
}
