// The interests of two communities that become one.
import { expect, test } from 'vitest'
import { type Interest, interestKey, interestsAtMost, mergedInterests } from '../../src/domain/interest.ts'

const gives = (space: string, name: string) => ({ space, kind: 'role', id: name, name }) as const

test('an interest of the same name gives what both sides gave, each in its own space', () => {
  const first = [{ name: 'Pottery', gives: [gives('discord:1', 'potters')] }]
  const second = [
    { name: ' pottery ', gives: [gives('discord:2', 'clay')] },
    { name: 'Woodwork', gives: [] },
  ]
  expect(mergedInterests(first, second)).toEqual([
    { name: 'Pottery', gives: [gives('discord:1', 'potters'), gives('discord:2', 'clay')] },
    { name: 'Woodwork', gives: [] },
  ])
})

test('there are never more than fit into one list, and the first community’s stay', () => {
  const many = (words: string): readonly Interest[] =>
    Array.from({ length: interestsAtMost }, (_, at) => ({ name: `${words} ${at}`, gives: [] }))
  expect(mergedInterests(many('a'), many('b'))).toEqual(many('a'))
})

test('a name is the same however it is written', () => {
  expect(interestKey({ name: '  Book   Binding ' })).toBe(interestKey({ name: 'book binding' }))
})
