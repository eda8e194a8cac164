// Sets signs into one line, in the order in which they are read from the left, and fits it into a width: smaller, and when
// that is not enough, cut with an ellipsis.
import bidiFactory from 'bidi-js'
import type { FontCase, Glyph } from './font-case.ts'
import { type Sign, signsOf } from './signs.ts'

export interface Line {
  /** Each a part of the size. */
  readonly glyphs: readonly Glyph[]
  readonly width: number
}

export interface SizedLine extends Line {
  /** The size of the letters, in pixels. */
  readonly size: number
}

export interface Room {
  readonly width: number
  readonly largest: number
  readonly smallest: number
}

const bidi = bidiFactory()

/** Sets them side by side; undefined when there are none. */
export async function setLine(signs: readonly Sign[], fonts: FontCase): Promise<Line | undefined> {
  if (signs.length === 0) return undefined
  const glyphs: Glyph[] = []
  let width = 0
  for (const { words, part, direction } of runsOf(signs)) {
    const shaped = await fonts.shape(words, part, direction)
    for (const { x, box, ...glyph } of shaped.glyphs)
      glyphs.push({ ...glyph, x: x + width, box: { ...box, left: box.left + width, right: box.right + width } })
    width += shaped.width
  }
  return { glyphs, width }
}

interface Run extends Pick<Sign, 'part'> {
  words: string
  readonly direction: 'ltr' | 'rtl'
}

/** What is shaped together: signs of one font and one direction, in the order in which they stand. */
function runsOf(signs: readonly Sign[]): readonly Run[] {
  const text = signs.map((sign) => sign.text).join('')
  const embedding = bidi.getEmbeddingLevels(text, 'auto')
  const runOf: Run[] = []
  let last: { readonly run: Run; readonly level: number } | undefined
  for (const { text: words, part } of signs) {
    const level = embedding.levels[runOf.length] ?? 0
    if (last?.run.part === part && last.level === level) last.run.words += words
    else last = { run: { words, part, direction: level % 2 === 1 ? 'rtl' : 'ltr' }, level }
    for (let unit = 0; unit < words.length; unit += 1) runOf.push(last.run)
  }
  const inOrder = bidi.getReorderedIndices(text, embedding).map((index) => runOf[index])
  return [...new Set(inOrder)].filter((run) => run !== undefined)
}

/** The line that fits; undefined when there is nothing in it. */
export async function fitLine(signs: readonly Sign[], room: Room, fonts: FontCase): Promise<SizedLine | undefined> {
  const whole = await setLine(signs, fonts)
  if (whole === undefined) return undefined
  const size = Math.min(room.largest, Math.floor(room.width / Math.max(whole.width, 0.1)))
  if (size >= room.smallest) return { ...whole, size }
  const ellipsis = (await signsOf('\u2026', fonts)) ?? []
  /** As many signs as are known to fit, and one too many. */
  let [fits, tooMany] = [0, signs.length]
  let cut: Line | undefined
  while (tooMany - fits > 1) {
    const tried = Math.floor((fits + tooMany) / 2)
    const line = await setLine([...withoutEnd(signs.slice(0, tried)), ...ellipsis], fonts)
    if (line !== undefined && line.width * room.smallest <= room.width) [fits, cut] = [tried, line]
    else tooMany = tried
  }
  return cut === undefined ? undefined : { ...cut, size: room.smallest }
}

/** An ellipsis follows a sign, not the space after it. */
const withoutEnd = (signs: readonly Sign[]): readonly Sign[] =>
  signs.at(-1)?.text === ' ' ? signs.slice(0, -1) : signs
