// The files of a font: which signs each is for. A font of thirty thousand signs is a hundred files, of which a name needs two.
import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import type { Face } from './faces.ts'

export interface FontPart {
  readonly face: Face
  readonly file: URL
  /** Whether it may have a sign. */
  isFor(codePoint: number): boolean
}

/** Ranges of code points by the part's name: `U+0-ff,U+131`. */
const list = z.record(z.string(), z.string())

/** The parts of a font. Rejects when it is not there. */
export async function partsOf(face: Face): Promise<readonly FontPart[]> {
  const { at, parts } = face
  if (parts === undefined) return [{ face, file: at, isFor: () => true }]
  const listed = list.parse(JSON.parse(await readFile(at, 'utf8')))
  return Object.entries(listed).map(([name, ranges]) => {
    const all = rangesIn(ranges)
    return {
      face,
      // A part without a name of its own is numbered: `[4]`.
      file: new URL(`files/${parts}-${name.replaceAll(/[[\]]/g, '')}-wght-normal.woff2`, at),
      isFor: (code) => all.some(([first, last]) => first <= code && code <= last),
    }
  })
}

const rangesIn = (text: string): readonly (readonly [number, number])[] =>
  text.split(',').map((range) => {
    const [first = '', last = first] = range.replace('U+', '').split('-')
    return [Number.parseInt(first, 16), Number.parseInt(last, 16)]
  })
