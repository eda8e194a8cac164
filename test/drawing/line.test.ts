// Names as lines of letters: every script in its own font and order, and no wider than there is room.
import { expect, test } from 'vitest'
import { fontCase } from '../../src/drawing/font-case.ts'
import { fitLine, setLine } from '../../src/drawing/line.ts'
import { initialOf, signsOf } from '../../src/drawing/signs.ts'

const fonts = fontCase()
const signs = async (words: string) => (await signsOf(words, fonts)) ?? expect.fail(`${words} cannot be drawn`)
const line = async (words: string) => (await setLine(await signs(words), fonts)) ?? expect.fail('there is nothing')
const pathOf = async (words: string) => (await line(words)).glyphs.map(({ path }) => path)

test.each([
  ['Latin', 'Zoë Çelik-Őrsi'],
  ['Vietnamese', 'Nguyễn Ánh'],
  ['Greek', 'Αθηνά'],
  ['Cyrillic', 'Екатерина'],
  ['Arabic', 'محمد'],
  ['Persian, with a joiner', 'می\u200cنا'],
  ['Hebrew', 'נועה'],
  ['Devanagari', 'क्षिति'],
  ['Bengali', 'নাদিয়া'],
  ['Gurmukhi', 'ਹਰਪ੍ਰੀਤ'],
  ['Gujarati', 'નિશા'],
  ['Tamil', 'கவிதா'],
  ['Telugu', 'శ్రీ'],
  ['Kannada', 'ಕಾವ್ಯ'],
  ['Malayalam', 'മീര'],
  ['Sinhala', 'නිමල්'],
  ['Thai', 'สมชาย'],
  ['Lao', 'ສົມ'],
  ['Khmer', 'សុខា'],
  ['Burmese', 'မြင့်'],
  ['Ethiopic', 'ሰላም'],
  ['Armenian', 'Արամ'],
  ['Georgian', 'ნინო'],
  ['Chinese', '王小明'],
  ['Traditional Chinese', '陳淑芬'],
  ['Japanese', '山田さくら'],
  ['Katakana', 'キャンディー'],
  ['Korean', '김민준'],
  ['emoji', '👩‍👩‍👧‍👦👋🏽🇩🇪🏴󠁧󠁢󠁳󠁣󠁴󠁿1️⃣'],
  ['ornaments', '𝓝𝓲𝓪 ★ Ⓝ ♥'],
])('%s is drawn sign by sign', async (_script, name) => {
  const segments = [...new Intl.Segmenter('und').segment(name)]
  expect(await signs(name)).toHaveLength(segments.length)
  const { glyphs, width } = await line(name)
  expect(glyphs.filter(({ path }) => path !== '').length).toBeGreaterThan(0)
  expect(width).toBeGreaterThan(0.3)
})

test('a letter that no font has leaves nothing to draw, another sign is left out alone', async () => {
  expect(await signsOf('ꦗꦮ', fonts)).toBeUndefined()
  expect((await signs('N\u{1d173}i\ue000a')).map(({ text }) => text)).toEqual(['N', 'i', 'a'])
})

test('Hebrew stands from right to left, and Latin among it from left to right', async () => {
  const [alef, bet, space, latin] = await Promise.all([pathOf('א'), pathOf('ב'), pathOf('x x'), pathOf('ok')])
  expect(await pathOf('אב ok')).toEqual([...latin, space[1], ...bet, ...alef])
})

test('Arabic letters are joined', async () => {
  const [apart, joined] = await Promise.all([pathOf('م'), pathOf('ممم')])
  expect(joined).toHaveLength(3)
  expect(new Set([...apart, ...joined]).size).toBe(4)
})

test('a long name is smaller, and a longer one is cut between two signs', async () => {
  const room = { width: 600, largest: 78, smallest: 40 }
  const fitted = async (name: string) => (await fitLine(await signs(name), room, fonts)) ?? expect.fail('nothing')
  expect((await fitted('Nia')).size).toBe(78)
  const long = await fitted('Maximiliana Wolf')
  expect(long.size).toBeLessThan(78)
  expect(long.size).toBeGreaterThan(40)
  for (const name of ['Wolfeschlegelsteinhausenberger', '👩‍👩‍👧‍👦'.repeat(30), 'محمد '.repeat(20), 'क्षि'.repeat(40)]) {
    const cut = await fitted(name)
    expect(cut.size).toBe(40)
    expect(cut.width * cut.size).toBeLessThanOrEqual(600)
    expect(cut.glyphs.map(({ path }) => path)).toContain((await pathOf('…'))[0])
  }
})

test('the first letter stands for a name, as a capital where it has one', async () => {
  const initial = async (name: string) => (await initialOf(await signs(name), fonts))?.text
  expect(await initial('★ nia')).toBe('N')
  expect(await initial('ßen')).toBe('ß')
  expect(await initial('محمد')).toBe('م')
  expect(await initial('💀')).toBe('💀')
  expect(await initial('')).toBeUndefined()
})
