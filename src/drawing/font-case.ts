// The fonts at work: which of them has a sign, and what letters look like that stand together. A font is read when a name
// first needs it, and what shapes letters is loaded with the first font.
import { readFile } from 'node:fs/promises'
import { type Face, faces } from './faces.ts'

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
  /** The first font that draws all of these, `liked` before any other; undefined when none does. */
  find(codePoints: readonly number[], liked: Face | undefined): Promise<Face | undefined>
  shape(text: string, face: Face, direction: 'ltr' | 'rtl'): Promise<Shaped>
}

/** Makes the case, with no font in it yet. */
export function fontCase(): FontCase {
  const read = new Map<string, ReturnType<typeof readFont>>()

  function fontOf({ file }: Face): ReturnType<typeof readFont> {
    const known = read.get(file)
    if (known !== undefined) return known
    const reading = readFont(file)
    read.set(file, reading)
    // What could not be read now may be read for the next name.
    reading.catch(() => read.delete(file))
    return reading
  }

  return {
    async find(codePoints, liked) {
      const first = String.fromCodePoint(codePoints[0] ?? 0)
      const asked = faces.filter(({ draws }) => draws.test(first))
      for (const one of liked === undefined ? asked : [liked, ...asked]) {
        const { font } = await fontOf(one)
        if (codePoints.every((code) => (font.glyph(code) ?? 0) !== 0)) return one
      }
      return undefined
    },

    async shape(text, face, direction) {
      const { font, unit, harfbuzz } = await fontOf(face)
      const buffer = new harfbuzz.Buffer()
      buffer.addText(text)
      buffer.setDirection(direction === 'rtl' ? harfbuzz.Direction.RTL : harfbuzz.Direction.LTR)
      buffer.guessSegmentProperties()
      harfbuzz.shape(font, buffer)
      let pen = 0
      const glyphs = buffer.getGlyphInfosAndPositions().flatMap((one): Glyph | readonly Glyph[] => {
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
        return { path: font.glyphToPath(id), x, y, unit, box }
      })
      return { glyphs, width: pen * unit }
    },
  }
}

async function readFont(file: string) {
  const [harfbuzz, bytes] = await Promise.all([import('harfbuzzjs'), readFile(file)])
  const face = new harfbuzz.Face(new harfbuzz.Blob(bytes))
  return { harfbuzz, font: new harfbuzz.Font(face), unit: 1 / face.upem }
}
