// Text parts as Discord's markdown. Whatever a part says stays what its kind says: only our own kinds become markup.
import type { Place, SpaceRef } from '../../src/domain/place.ts'
import { startOf } from '../../src/view/start-of.ts'
import type { Part, Text } from '../../src/view/text.ts'
import { visibleText } from '../../src/view/visible.ts'
import { missing } from './cut.ts'
import { codeSafe, escapeWords, glue } from './escape-words.ts'
import { isSnowflake } from './snowflake.ts'

/** Text as markdown, and who is notified by it. */
export interface Rendered {
  readonly content: string
  readonly pings: readonly string[]
}

/** Room for the words that say how much is missing. */
const tailRoom = 16

/** Renders a text to at most `most` characters; what is too long is cut between or inside parts, never inside markup. */
export function renderText(text: Text, most: number, here: SpaceRef | undefined): Rendered {
  const parts = visibleText(text).filter((part) => wordsOf(part) !== '')
  const whole = join(parts, here)
  if (whole.length <= most) return { content: whole, pings: pingsOf(parts, here) }
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
  const content = join(kept, here)
  return { content: content + missing(whole.length - content.length), pings: pingsOf(kept, here) }
}

/** Text where Discord reads no markdown: footers, names of threads. */
export const plainText = (text: Text): string => visibleText(text).map(plainPart).join('')

function join(parts: readonly Part[], here: SpaceRef | undefined): string {
  let joined = ''
  for (const [index, part] of parts.entries()) {
    const next = parts[index + 1]
    const alone = (joined === '' || joined.endsWith('\n')) && (next === undefined || startsLine(next))
    joined = glue(joined, renderPart(part, here, alone))
  }
  return joined
}

function renderPart(part: Part, here: SpaceRef | undefined, alone: boolean): string {
  switch (part.kind) {
    case 'plain':
      return escapeWords(part.text)
    case 'bold':
      return `**${escapeWords(part.text)}**`
    case 'code':
      return inCode(part.text)
    case 'quote':
      return alone
        ? escapeWords(part.text).replace(/^/gm, '> ')
        : `“${escapeWords(part.text.replace(/\s*[\r\n]\s*/g, ' '))}”`
    case 'person':
      return isMention(part, here) ? `<@${part.user.user}>` : escapeWords(part.name)
    case 'place': {
      const channel = channelOf(part.place)
      return channel !== undefined && part.place.space.id === here?.id ? `<#${channel}>` : escapeWords(part.name)
    }
    case 'link':
      return link(part.url, part.label)
    case 'time':
      return `<t:${Math.floor(part.at / 1_000)}:${{ date: 'D', moment: 'F', ago: 'R' }[part.style]}>`
    case 'command':
      return inCode(`/${part.path}`)
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
      return `“${part.text}”`
    case 'person':
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

/** The words a part can lose when there is no room; empty for a part that says nothing. */
function wordsOf(part: Part): string {
  if (part.kind === 'plain') return part.text
  if (part.kind === 'bold' || part.kind === 'quote') return part.text.trim() === '' ? '' : part.text
  if (part.kind === 'code') return codeSafe(part.text)
  return part.kind
}

const inCode = (words: string): string => `\`${codeSafe(words)}\``

const startsLine = (part: Part): boolean => part.kind === 'plain' && part.text.startsWith('\n')

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

/** A link shows its own label. One that looks like another address, or leads nowhere, is shown with its address. */
function link(url: string, label: string): string {
  const target = URL.canParse(url) ? new URL(url) : undefined
  if (target === undefined || !['http:', 'https:'].includes(target.protocol)) return escapeWords(`${label} (${url})`)
  if (label.trim() === '' || label.includes('://')) return escapeWords(`${label} ${target.href}`.trim())
  const safe = target.href.replace(/[()\\<>]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)
  return `[${escapeWords(label.replace(/\s+/g, ' '))}](${safe})`
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
  return wordsOf(candidate) === '' ? undefined : candidate
}
