// Words that are carried in several messages: every character arrives, and none is cut in two.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pieces, subjectLength, subjectOf } from '../../src/domain/support.ts'
import { hostileUpTo, seed } from './hostile.ts'

const runs = { numRuns: 300, seed }
const bare = (words: string): string => words.replaceAll(/\s/g, '')

test('pieces are all of the words, none too long, and no space is lost within them', () => {
  fc.assert(
    fc.property(hostileUpTo(200), fc.integer({ min: 20, max: 300 }), (words, most) => {
      const found = pieces(words, most)
      expect(bare(found.join(''))).toBe(bare(words))
      expect(found.filter((piece) => piece === '' || piece.length > most)).toEqual([])
      let from = 0
      for (const piece of found) {
        const at = words.indexOf(piece, from)
        expect(at).toBeGreaterThanOrEqual(from)
        from = at + piece.length
      }
    }),
    runs,
  )
})

test('a subject is the first line of the words, or its start with an ellipsis', () => {
  fc.assert(
    fc.property(hostileUpTo(subjectLength), (words) => {
      const subject = subjectOf(words)
      const line = words.trim().split('\n')[0]?.trim() ?? ''
      expect(subject.length).toBeLessThanOrEqual(subjectLength)
      if (subject !== line) expect(line.startsWith(subject.slice(0, -1)) && subject.endsWith('…')).toBe(true)
    }),
    runs,
  )
})

test('an emoji of several is carried whole', () => {
  expect(pieces('👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 20)).toEqual(['👩‍👩‍👧‍👦', '👩‍👩‍👧‍👦'])
})
