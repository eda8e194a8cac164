// The accounts themselves: each finds what it is there for, in a house so small that one sees it.
import { expect, test } from 'vitest'
import { accountAnswers } from './account-answers.ts'
import { accountEffects } from './account-effects.ts'
import { accountSuggestions } from './account-suggestions.ts'
import { accountThreads } from './account-threads.ts'
import { accountWelcome } from './account-welcome.ts'
import { accountWords } from './account-words.ts'
import type { Books } from './books.ts'
import type { Row } from './kept.ts'
import { answered, post, type Small, smallBooks, suggestion, vote } from './small-books.ts'
import type { Told } from './town.ts'

/** What an account finds wrong. */
function found(account: (books: Books) => void, small: Small): readonly string[] {
  const { books, wrongs } = smallBooks(small)
  account(books)
  return wrongs
}

const told = (id: string, text: string, where = 'moderators'): Told => ({ id, channel: 'C1', where, text })
const inbox = (key: string, what = 'message'): Row<'inbox'> => ({
  position: 1,
  key,
  community: 'c',
  kind: 'event',
  what,
  state: 'done',
  answer: null,
  received_at: 1,
})

test('a message that stands once for one effect is as it should be', () => {
  expect(found(accountEffects, { kept: { outbox: [post('1.1')] }, told: [told('1.1', 'Hello')] })).toEqual([])
})

test('an effect whose message is not there is lost', () => {
  expect(found(accountEffects, { kept: { outbox: [post('1.1')] } })).toEqual(['lost'])
})

test('an effect that was never done is lost', () => {
  expect(found(accountEffects, { kept: { outbox: [{ ...post('1.1'), state: 'waiting' }] } })).toEqual(['lost'])
})

test('a message that nobody meant is a duplicate', () => {
  const twice = [told('1.1', 'Hello'), told('1.2', 'Hello')]
  expect(found(accountEffects, { kept: { outbox: [post('1.1')] }, told: twice })).toEqual(['duplicated'])
})

test('of two effects with one message one is lost', () => {
  const kept = { outbox: [post('1.1'), { ...post('1.1'), position: 2 }] }
  expect(found(accountEffects, { kept, told: [told('1.1', 'Hello')] })).toEqual(['lost'])
})

test('what was sent later and stands earlier is out of order', () => {
  const kept = { outbox: [post('1.2'), { ...post('1.1'), position: 2 }] }
  expect(found(accountEffects, { kept, told: [told('1.1', 'b'), told('1.2', 'a')] })).toEqual(['out of order'])
})

test('a call that was kept and has no answer leaves somebody waiting', () => {
  const asked = [{ key: 'k', life: 1, answered: false }]
  expect(found(accountAnswers, { kept: { inbox: [inbox('k')] }, asked })).toEqual(['without an answer'])
})

test('an answer said twice is a duplicate, and one that may have been said is none', () => {
  const asked = [{ key: 'k', life: 1, answered: true }]
  const kept = { inbox: [inbox('k')], outbox: [answered('k', 'done')] }
  expect(found(accountAnswers, { kept, asked, answers: 1 })).toEqual([])
  expect(found(accountAnswers, { kept, asked, answers: 2 })).toEqual(['duplicated'])
  expect(found(accountAnswers, { kept, asked, answers: 0 })).toEqual(['lost'])
  const unsure = { inbox: [inbox('k')], outbox: [answered('k', 'unconfirmed')] }
  expect(found(accountAnswers, { kept: unsure, asked, answers: 1 })).toEqual([])
  expect(found(accountAnswers, { kept: unsure, asked, answers: 0 })).toEqual([])
})

test('an answer that failed leaves somebody waiting whose call was acknowledged', () => {
  const asked = [{ key: 'k', life: 1, answered: false }]
  const refused = { kind: 'refused', reason: 'direct-messages-closed' }
  const outbox = [{ ...answered('k', 'unconfirmed'), outcome: refused }]
  expect(found(accountEffects, { kept: { inbox: [inbox('k')], outbox }, asked })).toEqual(['failed'])
})

test('somebody who is greeted twice, or never, is found', () => {
  const nia = {
    id: 'm',
    person: 'p',
    user: 'U1',
    name: 'Nia',
    joined_at: 2,
    greeted_at: 2,
    left_at: null,
    confirmed_at: 1,
  }
  const kept = { members: [{ ...nia, platform: 'slack' }] }
  const greeting = told('1.1', 'Welcome, Nia. A few small steps')
  expect(found(accountWelcome, { kept, told: [greeting] })).toEqual([])
  expect(found(accountWelcome, { kept, told: [greeting, greeting] })).toEqual(['duplicated'])
  expect(found(accountWelcome, { kept })).toEqual(['lost'])
})

test('a direct greeting of unknown outcome is greeted in public as well, and no other is', () => {
  const nia = {
    id: 'm',
    person: 'p',
    user: 'U1',
    name: 'Nia',
    joined_at: 2,
    greeted_at: 2,
    left_at: null,
    confirmed_at: 1,
  }
  const members = [{ ...nia, platform: 'slack' }]
  const words = 'Welcome, Nia. A few small steps'
  const direct = told('1.1', words, 'direct')
  const inPublic = { ...told('1.2', words, 'welcome'), channel: 'C2' }
  const shown: Row<'outbox'> = {
    ...post('1.2'),
    position: 2,
    outcome: { kind: 'done', result: { message: { channel: 'C2', id: '1.2' } } },
  }
  const endedSo = (reason: string): Row<'outbox'> => ({
    ...post(''),
    state: 'refused',
    follow_up: { name: 'welcome.direct', args: { member: 'm' } },
    outcome: { kind: 'refused', reason },
  })
  const whole = (reason: string, ...messages: readonly Told[]): Small => ({
    kept: { members, outbox: [endedSo(reason), shown] },
    told: messages,
  })
  for (const account of [accountWelcome, accountEffects]) {
    expect(found(account, whole('unconfirmed', direct, inPublic))).toEqual([])
    expect(found(account, whole('unconfirmed', inPublic))).toEqual([])
    expect(found(account, whole('direct-messages-closed', direct, inPublic))).toEqual(['duplicated'])
    expect(found(account, whole('unconfirmed', direct, { ...direct, id: '1.3' }, inPublic))).toEqual(['duplicated'])
  }
  expect(found(accountWelcome, whole('unconfirmed', direct))).toEqual(['lost'])
})

test('words that were kept and are nowhere, and a second carrying of them, are found', () => {
  const word = 'w1u1x'
  const carried = post('1.1', word)
  const small = { written: [word], told: [told('1.1', word)] }
  const kept = { inbox: [inbox(`${word}:posted`)] }
  expect(found(accountWords, { ...small, kept: { ...kept, outbox: [carried] } })).toEqual([])
  expect(found(accountWords, { ...small, kept })).toEqual(['lost'])
  expect(found(accountWords, { ...small, kept: { outbox: [carried] } })).toEqual(['lost'])
  expect(found(accountWords, { ...small, kept: { ...kept, outbox: [carried, carried] } })).toEqual(['duplicated'])
})

test('a card that shows an old tally is found', () => {
  const card = (tally: string) => told('1.1', `Suggestion 1: w1u1x new ${tally}`, 'suggestions')
  const kept = { suggestions: [suggestion], votes: [vote('U1', 'p'), vote('U2', 'q')] }
  expect(found(accountSuggestions, { kept, told: [card('2 people want it')] })).toEqual([])
  expect(found(accountSuggestions, { kept, told: [card('1 person wants it')] })).toEqual(['lost'])
})

test('a thread that stands nowhere, and one whose notice says something else, are found', () => {
  const thread = {
    id: 't',
    number: 1,
    subject: 'w1u1x',
    shape: 'relayed',
    resolved_at: null,
    closed_at: null,
    user: 'U1',
  }
  const open = { ...thread, state: 'open', place: undefined, platform: 'slack' } as const
  const notice = told('1.1', 'Support thread 1, opened by Nia: w1u1x new, nobody has answered yet')
  expect(found(accountThreads, { kept: { threads: [open] }, told: [notice] })).toEqual(['lost'])
  const closed = { ...open, state: 'closed' } as const
  expect(found(accountThreads, { kept: { threads: [closed] }, told: [notice] })).toEqual(['lost'])
})
