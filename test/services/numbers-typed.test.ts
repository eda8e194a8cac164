// Several numbers as people type them.
import { expect, test } from 'vitest'
import { leadingNumbers, readNumbers } from '../../src/domain/numbers-typed.ts'

test.each([
  ['12', [12]],
  ['#12', [12]],
  ['12, 15, 20-22', [12, 15, 20, 21, 22]],
  ['12 15 and 20 – 21', [12, 15, 20, 21]],
  ['3,3;1', [3, 1]],
])('%s', (typed, numbers) => {
  expect(readNumbers(typed)).toEqual({ kind: 'numbers', numbers })
})

test.each(['', 'twelve', '0', '12-', '9-3', '1.5', '12, x'])('%j is no list of numbers', (typed) => {
  expect(readNumbers(typed)).toEqual({ kind: 'unreadable' })
})

test('more than fifty at once are too many, however they are typed', () => {
  expect(readNumbers('1-50').kind).toBe('numbers')
  expect(readNumbers('1-51').kind).toBe('many')
  expect(readNumbers('1-999999999').kind).toBe('many')
  expect(readNumbers('1-30, 41-70').kind).toBe('many')
})

test.each([
  ['12, 15, 20-25 planned soon', '12, 15, 20-25'],
  ['3 declined it costs 5 euros', '3'],
  ['7 2nd', '7'],
  ['4 and 5 done', '4 and 5'],
])('what begins %s', (words, numbers) => {
  expect(leadingNumbers.exec(words)?.[0]).toBe(numbers)
})
