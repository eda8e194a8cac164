// The fonts at work: which of their files has a sign, and what letters look like that stand together. A file is read when a
// name first needs it.
import { readFile } from 'node:fs/promises'
import * as harfbuzz from 'harfbuzzjs'
import decompress from 'wawoff2/decompress.js'
import { faces } from './faces.ts'
import { type FontPart, partsOf } from './font-parts.ts'

/** One glyph's outline, and where it stands. Everything is a part of the font's size; what is below has a greater `y`. */
export interface Glyph {
  /** As SVG draws it, in units of the font and upwards. */
  readonly path: string
  readonly x: number
  readonly y: number
  /** What one of those units is. */
  readonly unit: number
  readonly box: Box
}

export interface Box {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** Letters of one font and one direction, from the left. */
export interface Shaped {
  readonly glyphs: readonly Glyph[]
  readonly width: number
}

export interface FontCase {
  /** The first file of a font that draws all of these, `liked` before any other; undefined when none does. */
  find(codePoints: readonly number[], liked: FontPart | undefined): Promise<FontPart | undefined>
  shape(text: string, part: FontPart, direction: 'ltr' | 'rtl'): Promise<Shaped>
}

/** So many files are kept in memory; all of them together are some dozen megabytes. */
const remembered = 32
/** How bold the letters are, where a font has a choice. */
const weight = 600

/** Makes the case, with no font in it yet. */
export function fontCase(): FontCase {
  const parts = remembering(partsOf)
  const fonts = remembering(readFont)

  return {
    async find(codePoints, liked) {
      const first = String.fromCodePoint(codePoints[0] ?? 0)
      const asked = faces.filter(({ draws }) => draws.test(first))
      for (const face of liked === undefined ? asked : [liked.face, ...asked])
        for (const part of await parts(face)) {
          if (!codePoints.every((code) => part.isFor(code))) continue
          const { font } = await fonts(part)
          if (codePoints.every((code) => (font.glyph(code) ?? 0) !== 0)) return part
        }
      return undefined
    },

    async shape(text, part, direction) {
      const { font, unit } = await fonts(part)
      const buffer = new harfbuzz.Buffer()
      buffer.addText(text)
      buffer.setDirection(direction === 'rtl' ? harfbuzz.Direction.RTL : harfbuzz.Direction.LTR)
      buffer.guessSegmentProperties()
      harfbuzz.shape(font, buffer)
      let pen = 0
      const glyphs = buffer.getGlyphInfosAndPositions().flatMap((one): readonly Glyph[] => {
        const { codepoint: id, xAdvance = 0, xOffset = 0, yOffset = 0 } = one
        const [x, y] = [(pen + xOffset) * unit, -yOffset * unit]
        pen += xAdvance
        const extents = font.glyphExtents(id)
        // The glyph 0 is an empty box.
        if (id === 0 || extents === undefined) return []
        const { xBearing, yBearing, width, height } = extents
        const box = {
          left: x + xBearing * unit,
          right: x + (xBearing + width) * unit,
          top: y - yBearing * unit,
          bottom: y - (yBearing + height) * unit,
        }
        return [{ path: font.glyphToPath(id), x, y, unit, box }]
      })
      return { glyphs, width: pen * unit }
    },
  }
}

/**
 * Reads each thing when it is first asked for, and forgets the one that was asked for longest ago when there are too many.
 * What could not be read is read again for the next who asks.
 */
function remembering<Key, Value>(read: (key: Key) => Promise<Value>): (key: Key) => Promise<Value> {
  const known = new Map<Key, Promise<Value>>()
  return (key) => {
    const found = known.get(key) ?? read(key)
    known.delete(key)
    known.set(key, found)
    const [oldest] = known.keys()
    if (known.size > remembered && oldest !== undefined) known.delete(oldest)
    found.catch(() => known.delete(key))
    return found
  }
}

async function readFont({ face, file }: FontPart): Promise<{ readonly font: harfbuzz.Font; readonly unit: number }> {
  const bytes = await readFile(file)
  const read = new harfbuzz.Face(new harfbuzz.Blob(face.parts === undefined ? bytes : await decompress(bytes)))
  const font = new harfbuzz.Font(read)
  if (face.parts !== undefined) font.setVariations([new harfbuzz.Variation('wght', weight)])
  return { font, unit: 1 / read.upem }
}
