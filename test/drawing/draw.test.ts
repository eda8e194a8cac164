// Welcome pictures: whoever comes, whatever they call themselves.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { drawing } from '../../src/drawing/draw.ts'
import { hostileUpTo, seed } from '../properties/hostile.ts'
import { type Pixels, pixelsOf } from './pixels.ts'

const draw = drawing()
const title = 'Welcome to Lantern'
const pictured = (name: string, avatar?: Uint8Array) => draw({ name, title, avatar })
const seen = async (name: string): Promise<Pixels> => pixelsOf(await pictured(name))

/** How far words stay away from the edge. */
const margin = 32
/** The circle with the avatar ends left of this. */
const wordsFrom = 332

/** Whether the outermost pixels beside the circle are those of a picture without a name. */
function staysInside(one: Pixels, empty: Pixels): boolean {
  for (let x = wordsFrom - 30; x < one.width; x += 1)
    for (let y = 0; y < one.height; y += 1) {
      const isOutside = x < wordsFrom || x >= one.width - margin || y < margin || y >= one.height - margin
      if (isOutside && one.at(x, y) !== empty.at(x, y)) return false
    }
  return true
}

test('a name of any signs gives a picture of the same size, with nothing outside its frame', async () => {
  const empty = await seen('')
  await fc.assert(
    fc.asyncProperty(hostileUpTo(80), async (name) => {
      const picture = await pictured(name)
      expect(picture.byteLength).toBeLessThan(200_000)
      const one = pixelsOf(picture)
      expect([one.width, one.height]).toEqual([1000, 360])
      expect(staysInside(one, empty)).toBe(true)
    }),
    { seed, numRuns: 60 },
  )
}, 120_000)

test('marks that tower over a name leave the line above it readable', async () => {
  // Thai tone marks, which stack.
  const [plain, towering] = await Promise.all([seen('ก'), seen(`ก${'\u0e49'.repeat(40)}`)])
  for (let x = wordsFrom; x < plain.width; x += 1)
    for (let y = 0; y < 130; y += 1) expect(towering.at(x, y)).toBe(plain.at(x, y))
})

test('markup in a name is drawn as it is written', async () => {
  const [harmless, hostile] = await Promise.all([
    pictured('svg'),
    pictured('</svg><image href="file:///etc/passwd"/><svg>'),
  ])
  expect(Buffer.compare(harmless, hostile)).not.toBe(0)
  expect(pixelsOf(hostile).width).toBe(1000)
})

test('a name of which no font has a letter is left out, whole', async () => {
  // Javanese.
  const [without, unknown] = await Promise.all([pictured(''), pictured('Nia ꦗꦮ')])
  expect(Buffer.compare(without, unknown)).toBe(0)
})

test('what steers the direction of others, or is not seen, changes nothing', async () => {
  const [plain, steered] = await Promise.all([pictured('Nia'), pictured('\u202e\u0000Nia\u2069\u3164\u00ad ')])
  expect(Buffer.compare(plain, steered)).toBe(0)
})

test('an avatar stands in the circle, and what is no picture gives way to the first letter', async () => {
  const letter = await pictured('Nia')
  const [avatar, none] = await Promise.all([
    pictured('Nia', await pictured('Ben')),
    pictured('Nia', new TextEncoder().encode('<svg/>')),
  ])
  expect(Buffer.compare(letter, none)).toBe(0)
  // The middle of that avatar is the ground of a picture, not the letter's.
  expect(pixelsOf(avatar).at(180, 180)).not.toBe(pixelsOf(letter).at(90, 180))
})
