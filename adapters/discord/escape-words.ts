// Makes any words plain for Discord: no markup, no mention, no forged link is read in them.
import { closed, visible } from '../../src/view/visible.ts'

/** What begins or ends markup wherever it stands: emphasis, code, spoilers, links, mentions, times, commands, emoji. */
const markup = /[\\*_~`|[\]()<]/g
/** What is markup at the start of a line: headings, small print, quotes, lists. Discord takes any space before it off. */
const lineStart = /^([^\S\n]*)(?:([#>+-])|(\d+)([.)]))/gm
/** An address, also inside a word: Discord finds it there too. */
const address = /https?:\/\/[\p{L}\p{N}][^\s<>"'\p{Cc}]*/giu
/** A colon with another one behind it in the same word. */
const shortcode = /:(?=[^\s:]+:)/g
const broadcast = /@(everyone|here)/gi
/** One line of a letter and what begins no markup behind one: most of what is said. */
const harmless = /^ *\p{L}[\p{L}\p{M}\p{N} ,.;!?'"\u2019\u201c\u201d\u2026-]*$/u
const zeroWidth = '\u200b'

/** Words as plain text in Discord's markdown. */
export function escapeWords(words: string): string {
  const text = visible(words)
  if (text === '' || harmless.test(text)) return text
  let escaped = ''
  let from = 0
  for (const found of text.matchAll(address)) {
    const url = trimAddress(found[0])
    // In brackets it ends where it ends: bare, it would swallow the backslash that makes the next character plain.
    escaped += `${escapeMarkup(text.slice(from, found.index))}<${encodeAddress(url)}>`
    from = found.index + url.length
  }
  escaped += escapeMarkup(text.slice(from))
  return escaped
    .replace(broadcast, `@${zeroWidth}$1`)
    .replace(lineStart, (_all, space: string, mark: string | undefined, digits: string, dot: string) =>
      mark === undefined ? `${space}${digits}\\${dot}` : `${space}\\${mark}`,
    )
}

/** Words inside a code span, which has no escapes: one line, and instead of the mark that would end it its likeness. */
export const codeSafe = (words: string): string =>
  closed(visible(words).replaceAll('\n', ' ')).replaceAll('`', '\u02cb')

/** Whatever is no web address becomes no link either (`steam://`). Bots' `:wave:` would become an emoji. */
const escapeMarkup = (text: string): string =>
  text.replace(markup, '\\$&').replaceAll('://', ':\\/\\/').replace(shortcode, '\\:')

/** Closing marks at the end belong to the sentence, not to the address. */
function trimAddress(found: string): string {
  const end = found.includes('(') ? /[.,:;!?\]]+$/ : /[.,:;!?\])*_~|`]+$/
  return found.replace(end, '')
}

/** The same address without a character that would end the bold words or the quote it may stand in. */
const encodeAddress = (url: string): string =>
  url.replace(/[\\*~`|]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)

/** Glues rendered pieces so that the marks of neighbours do not run together. */
export const glue = (before: string, after: string): string =>
  (before.endsWith('*') && after.startsWith('*')) || (before.endsWith('`') && after.startsWith('`'))
    ? `${before}${zeroWidth}${after}`
    : before + after
