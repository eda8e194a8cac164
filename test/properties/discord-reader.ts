// Reads a message as Discord's client does: rule by rule, from left to right, the first that matches wins. Every kind of
// markup that Hearth makes has a style; every other kind has one too, which no part of ours is ever to show.
import type { Run } from './shown.ts'

interface Rule {
  readonly pattern: RegExp
  read(match: RegExpExecArray, style: string): readonly Run[]
}

const inside =
  (name: string, group = 1) =>
  (match: RegExpExecArray): readonly Run[] =>
    readDiscord(match[group] ?? '', name)
const mark =
  (name: string) =>
  (match: RegExpExecArray): readonly Run[] => [{ style: name, words: `⟨${match[0].replaceAll(/[<>]/g, '')}⟩` }]
const alien =
  (name: string) =>
  (match: RegExpExecArray): readonly Run[] => [{ style: name, words: match[0] }]

const unquoted = (lines: string): string => lines.replaceAll(/^ *> /gm, '')

/** What counts at the start of a line alone. */
const blocks: readonly Rule[] = [
  { pattern: / *#{1,3}\s+[^\n]+/y, read: alien('heading') },
  { pattern: / *-#\s+[^\n]+/y, read: alien('small print') },
  { pattern: / *(?:[*+-]|\d+\.)[ \t]+[^\n]*/y, read: alien('list') },
  { pattern: / *>>> [\s\S]*/y, read: alien('quote of all that follows') },
  { pattern: / *> [^\n]*(?:\n *> [^\n]*)*\n?/y, read: ([lines]) => readDiscord(unquoted(lines), 'quote') },
]

const inline: readonly Rule[] = [
  { pattern: /```(?:[a-z0-9_+\-.#]+?\n)?\n*[^\n][\s\S]*?\n*```/iy, read: alien('code block') },
  { pattern: /\\([^0-9A-Za-z\s])/uy, read: (match, style) => [{ style, words: match[1] ?? '' }] },
  { pattern: /<(https?:\/\/[^ >]+)>/iy, read: (match, style) => [{ style, words: match[1] ?? '' }] },
  { pattern: /<[^: >]+:\/[^ >]+>/y, read: alien('other address') },
  { pattern: /(?:https?|steam|discord):\/\/[^\s<]+[^<.,:;"'\]\s]/iy, read: alien('bare address') },
  { pattern: /<@!?\d+>/y, read: mark('user') },
  { pattern: /<@&\d+>/y, read: mark('role') },
  { pattern: /<#\d+>/y, read: mark('channel') },
  { pattern: /<t:-?\d{1,17}(?::[tTdDfFR])?>/y, read: mark('time') },
  { pattern: /<a?:\w+:\d+>|<id:\w+>|<\/[^:>]+:\d+>/y, read: alien('token') },
  { pattern: /@(?:everyone|here)/y, read: alien('broadcast') },
  { pattern: /:[\w+-]+:/y, read: alien('emoji') },
  {
    pattern:
      /\[((?:\[[^\]]*\]|[^[\]]|\](?=[^[]*\]))*)\]\(\s*<?((?:\([^)]*\)|[^\s\\]|\\.)*?)>?(?:\s+['"][\s\S]*?['"])?\s*\)/y,
    read: (match) => readDiscord(match[1] ?? '', `link ${match[2]}`),
  },
  { pattern: /\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/y, read: inside('bold') },
  { pattern: /__((?:\\[\s\S]|[^\\])+?)__(?!_)/y, read: alien('underlined') },
  {
    pattern: /_((?:__|\\[\s\S]|[^\\_])+?)_\b|\*(?=\S)((?:\*\*|\s+(?:[^*\s]|\*\*)|[^\s*])+?)\*(?!\*)/y,
    read: alien('italic'),
  },
  { pattern: /~~([\s\S]+?)~~(?!_)/y, read: alien('struck through') },
  { pattern: /\|\|([\s\S]+?)\|\|/y, read: alien('spoiler') },
  { pattern: /(`+)([\s\S]*?[^`])\1(?!`)/y, read: (match) => [{ style: 'code', words: match[2] ?? '' }] },
]

/** Most characters begin nothing anywhere. */
const mayBegin = /[^a-z0-9 ]|[hsd]/i

/** What is seen of a message, in runs of one style. */
export function readDiscord(content: string, style = 'text'): readonly Run[] {
  const runs: Run[] = []
  for (let at = 0; at < content.length; ) {
    const lineStart = at === 0 || content[at - 1] === '\n'
    const found =
      mayBegin.test(content[at] ?? '') || lineStart
        ? firstMatch(lineStart ? [...blocks, ...inline] : inline, content, at)
        : undefined
    const sign = String.fromCodePoint(content.codePointAt(at) ?? 0)
    runs.push(...(found === undefined ? [{ style, words: sign }] : found.rule.read(found.match, style)))
    at += found === undefined ? sign.length : found.match[0].length
  }
  return runs
}

function firstMatch(rules: readonly Rule[], content: string, at: number) {
  for (const rule of rules) {
    rule.pattern.lastIndex = at
    const match = rule.pattern.exec(content)
    if (match !== null) return { rule, match }
  }
  return undefined
}
