// What people are to see of words: said once more, apart from the code that is tested by it.

/** A stretch of what is seen, all in one style. */
export interface Run {
  readonly style: string
  readonly words: string
}

const breaks = new Set(['\r', '\u2028', '\u2029', '\u0085', '\v', '\f'])

/** Words as they are to be shown: what cannot be seen or sent has something seen in its place. */
export function shown(words: string): string {
  let result = ''
  for (const character of words.replaceAll('\r\n', '\n')) {
    const code = character.codePointAt(0) ?? 0
    if (breaks.has(character)) result += '\n'
    else if (code < 0x20 && character !== '\n' && character !== '\t') result += String.fromCharCode(0x2400 + code)
    else if (code === 0x7f) result += '␡'
    else if ((code >= 0x80 && code < 0xa0) || (code >= 0xd800 && code <= 0xdfff)) result += '\ufffd'
    else result += character
  }
  return result
}

/** What nobody sees, or what an address may be written with as well: no difference to a reader. */
export const legible = (words: string): string =>
  words
    .replaceAll(/[\u200b\u202a-\u202e\u2066-\u2069]/g, '')
    .replaceAll(/[“”]/g, '')
    .replaceAll(/%(5C|2A|7E|60|7C)/gi, (_all, code: string) => String.fromCharCode(Number.parseInt(code, 16)))

interface Sign {
  readonly sign: string
  readonly style: string
}

const signsOf = (runs: readonly Run[]): readonly Sign[] =>
  runs.flatMap(({ style, words }) =>
    [...legible(words)].filter((sign) => !/\s/.test(sign)).map((sign) => ({ sign, style })),
  )

const flat = (signs: readonly Sign[]): string => signs.map(({ sign }) => sign).join('')

/** A quote inside a sentence stands between quotation marks, in the sentence's own style. */
const sameStyle = (expected: string, actual: string): boolean =>
  expected === actual || (expected === 'quote' && actual === 'text')

/** What is wrong with what is seen; undefined when it is all there, or cut where one sees it. */
export function difference(expected: readonly Run[], actual: readonly Run[], mayCut: boolean): string | undefined {
  const wanted = signsOf(expected)
  const found = signsOf(actual)
  if (flat(wanted) === flat(found)) return styleDifference(wanted, found)
  const mark = /…(?:\(\+\d+\))?$/u.exec(flat(found))
  if (!mayCut || mark === null)
    return `${JSON.stringify(flat(found))} is seen instead of ${JSON.stringify(flat(wanted))}`
  const kept = found.slice(0, found.length - [...mark[0]].length)
  if (!flat(wanted).startsWith(flat(kept)))
    return `${JSON.stringify(flat(kept))} does not begin ${JSON.stringify(flat(wanted))}`
  if (!endsWithCharacter(expected, kept.length))
    return `cut inside a character: ${JSON.stringify(flat(kept).slice(-20))}`
  return styleDifference(wanted, kept)
}

/** What is wrong with words of one style: they may be cut, and an ellipsis stands for what shows nothing. */
export function wordsProblem(words: string, actual: string): string | undefined {
  const isNothing = (one: string): boolean => /^[\s\p{Default_Ignorable_Code_Point}\u2800]*$/u.test(shown(one))
  if (isNothing(words))
    return isNothing(legible(actual)) || /^…(?: \(\+\d+\))?$/.test(legible(actual))
      ? undefined
      : `${actual} stands for nothing`
  return difference([{ style: 'text', words: shown(words) }], [{ style: 'text', words: actual }], true)
}

function styleDifference(wanted: readonly Sign[], found: readonly Sign[]): string | undefined {
  const at = found.findIndex(({ style }, index) => !sameStyle(wanted[index]?.style ?? '', style))
  if (at === -1) return undefined
  return `${found[at]?.style} instead of ${wanted[at]?.style} at ${JSON.stringify(flat(found.slice(at, at + 20)))}`
}

const characters = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** Whether so many visible signs end where a character does, as people see characters. */
function endsWithCharacter(expected: readonly Run[], signs: number): boolean {
  let seen = 0
  if (signs === 0) return true
  for (const { words } of expected) {
    for (const { segment } of characters.segment(words)) {
      seen += [...legible(segment)].filter((sign) => !/\s/.test(sign)).length
      if (seen === signs) return true
      if (seen > signs) return false
    }
  }
  return false
}

/** How many directional marks are still open at the end of the last line. */
export function openDirections(words: string): number {
  const open: string[] = []
  for (const sign of words.slice(words.lastIndexOf('\n') + 1)) {
    if ('\u202a\u202b\u202d\u202e'.includes(sign)) open.push('embedding')
    if ('\u2066\u2067\u2068'.includes(sign)) open.push('isolate')
    if (sign === '\u202c' && open.at(-1) === 'embedding') open.pop()
    if (sign === '\u2069' && open.includes('isolate')) open.length = open.lastIndexOf('isolate')
  }
  return open.length
}
