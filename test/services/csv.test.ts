// A table for spreadsheets holds what was written, and calculates nothing that anybody wrote.
import { expect, test } from 'vitest'
import { csvOf } from '../../src/services/csv.ts'

const cell = (text: string): string => csvOf([[text]]).slice(1, -2)

test('cells are quoted where they have to be, and the file says that it is UTF-8', () => {
  expect(
    csvOf([
      ['Number', 'Title'],
      [1, 'Dark, "mode"\nat night'],
      [2, undefined],
    ]),
  ).toBe('\uFEFFNumber,Title\r\n1,"Dark, ""mode""\nat night"\r\n2,\r\n')
  expect(cell('夜のテーマ, 暗い')).toBe('"夜のテーマ, 暗い"')
  expect(cell('a\0b')).toBe('ab')
})

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '\nx', ' =1', '\u3000＝1', '＝1', '\0=1'])(
  '%j is no formula',
  (text) => {
    expect(cell(text).replace(/^"/, '')).toMatch(/^'/)
  },
)

test('a number stays one', () => {
  expect(csvOf([[-3, 'a - b', '3']])).toBe('\uFEFF-3,a - b,3\r\n')
})
