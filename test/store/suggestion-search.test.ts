// What suggestions are found by, on either database: words of any script, as people type them.
import { expect, test } from 'vitest'
import { communityId, memberId, personId, suggestionId } from '../../src/domain/ids.ts'
import { likenessTo } from '../../src/domain/likeness.ts'
import { sorted } from '../../src/services/suggestions/alike/ranked.ts'
import { kinds, lantern, opened, space } from './opened.ts'

const details = 'Because it would help.'

async function ideas(kind: (typeof kinds)[number], titles: readonly string[]) {
  const { store } = await opened({ kind })
  const { members, suggestions, suggestionSearch } = store.of(lantern)
  const rest = { locale: undefined, bot: false, guest: false, joinedAt: undefined }
  const author = memberId('ana')
  await members.add({ id: author, person: personId('ana'), user: { space, user: 'ana' }, name: 'Ana', ...rest })
  for (const [at, title] of titles.entries())
    await suggestions.add({ id: suggestionId(`s${at}`), number: at + 1, author, space, title, details, at })
  /** The titles that are found, the likest first. */
  const finds = async (text: string, typing = false): Promise<readonly string[]> =>
    sorted(await suggestionSearch.search(text, typing)).map(({ title }) => title)
  return { store, suggestions, finds }
}

test.each(kinds)('words are found in any script, whole, begun and short, on %s', async (kind) => {
  const titles = [
    ...['Dark mode for the app', 'A calendar of meetings', 'Ein Café für die Straße', 'UI', 'Notifications by mail'],
    ...['検索が遅い', '目', 'โหมดมืดสำหรับแอป', 'الوضع الداكن', '다크 모드를 추가', 'Тёмная тема', 'दिन मोड'],
  ]
  const { finds } = await ideas(kind, titles)
  const first = async (text: string, typing = false) => (await finds(text, typing))[0]
  expect(await first('DARK modes')).toBe('Dark mode for the app')
  expect(await first('cafe strasse')).toBe('Ein Café für die Straße')
  expect(await first('ui')).toBe('UI')
  expect(await first('notification')).toBe('Notifications by mail')
  expect(await first('calender')).toBe('A calendar of meetings')
  expect(await first('drak mode')).toBe('Dark mode for the app')
  expect(await first('meet', true)).toBe('A calendar of meetings')
  expect(await first('検索')).toBe('検索が遅い')
  expect(await first('遅い検索')).toBe('検索が遅い')
  expect(await first('目')).toBe('目')
  expect(await first('โหมดมืด')).toBe('โหมดมืดสำหรับแอป')
  expect(await first('الداكِن')).toBe('الوضع الداكن')
  expect(await first('모드')).toBe('다크 모드를 추가')
  expect(await first('темная')).toBe('Тёмная тема')
  expect(await first('मोड')).toBe('दिन मोड')
  expect(await finds('zebra')).toEqual([])
})

test.each(kinds)('what looks like a language of queries is words, and nothing breaks, on %s', async (kind) => {
  const { finds } = await ideas(kind, ['Dark mode', "It's OR, not AND", '100% & more'])
  const odd = [
    ...[
      '"',
      '"dark',
      "dark'",
      'dark OR mode',
      'dark AND NOT mode',
      'NEAR(dark mode)',
      'words:dark',
      'dark*',
      '-dark',
      '^dark',
    ],
    ...[
      'dark & mode',
      '!dark',
      'dark:*',
      '(dark',
      'dark | mode',
      '\\dark',
      'dark\0',
      '{dark}',
      "'; drop table suggestions; --",
      '%',
      '_',
    ],
  ]
  for (const text of odd)
    expect(await finds(text), text).toEqual(
      /dark/.test(text) ? expect.arrayContaining(['Dark mode']) : expect.anything(),
    )
  for (const text of ['', ' ', '"""', '***', '😀', '\u0301', '\ud800']) expect(await finds(text), text).toEqual([])
  expect(await finds('or')).toEqual(["It's OR, not AND"])
})

test.each(kinds)('what is changed, hidden, merged or gone is found so, on %s', async (kind) => {
  const { store, suggestions, finds } = await ideas(kind, ['Dark mode', 'Night colours', 'A map'])
  const [dark, night, map] = ['s0', 's1', 's2'].map(suggestionId)
  if (dark === undefined || night === undefined || map === undefined) throw new Error('three were made')
  await suggestions.change(map, { title: 'An atlas' })
  expect(await finds('map')).toEqual([])
  expect(await finds('atlas')).toEqual(['An atlas'])
  await suggestions.change(map, { details: 'Of the garden' })
  expect(await finds('garden atlas')).toEqual(['An atlas'])
  expect(await finds('help')).not.toContain('An atlas')
  await suggestions.change(map, { withdrawnAt: 5 })
  expect(await finds('atlas')).toEqual([])
  await suggestions.change(map, { withdrawnAt: undefined })
  expect(await finds('atlas')).toEqual(['An atlas'])
  await suggestions.change(night, { mergedInto: dark, countsFor: dark })
  const { found } = await store.of(lantern).suggestionSearch.search('colours')
  expect(found.map(({ id }) => id)).toEqual([dark])
  const harbour = store.of(communityId('harbour')).suggestionSearch
  expect((await harbour.search('dark')).found).toEqual([])
  expect(await harbour.numbered('1', 5)).toEqual([])
  await store.forget(lantern)
  expect(await finds('dark')).toEqual([])
})

test('a word that few have tells more than one that many have', () => {
  const asked = [
    { whole: 'light', word: 'light', begins: false, count: 0 },
    { whole: 'mode', word: 'mode', begins: false, count: 1 },
  ]
  expect(likenessTo(asked)({ title: 'Dark mode', words: 'dark mode' })).toBeLessThan(0.5)
  expect(likenessTo(asked)({ title: 'Light theme', words: 'light theme' })).toBeGreaterThan(0.5)
})
