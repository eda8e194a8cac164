// The accounts of a community with a Discord and a Slack: each finds what it is there for, on either side.
import { expect, test } from 'vitest'
import { accountDiscussions } from './account-discussions.ts'
import { accountPeople } from './account-people.ts'
import { accountSuggestions } from './account-suggestions.ts'
import { accountVoters } from './account-voters.ts'
import { accountVotes } from './account-votes.ts'
import { accountWelcome } from './account-welcome.ts'
import type { Books } from './books.ts'
import type { Row } from './kept.ts'
import { post, type Small, smallBooks, suggestion, vote } from './small-books.ts'
import type { Told } from './town.ts'

/** What an account finds wrong. */
function found(account: (books: Books) => void, small: Small): readonly string[] {
  const { books, wrongs } = smallBooks({ beside: [], ...small })
  account(books)
  return wrongs
}

const told = (id: string, text: string, where: string): Told => ({ id, channel: 'C1', where, text })
const card = (words: string, id = '1.1'): Told => told(id, `Suggestion 1: w1u1x new ${words}`, 'suggestions')
const kept = (key: string, answer: string | null = null): Row<'inbox'> => ({
  ...{ position: 1, key, community: 'c', kind: 'command', what: 'vote', state: 'done', answer, received_at: 1 },
})
const member = (user: string, who: string, platform: string, name = 'Nia'): Row<'members'> => ({
  ...{ id: `${platform} ${user}`, person: who, user, name, platform },
  ...{ joined_at: null, greeted_at: null, left_at: null, confirmed_at: 1 },
})

test('a card that is missing on either side, and one that stands there twice, are found', () => {
  const rows = { suggestions: [suggestion] }
  const one = card('Nobody has voted yet')
  const cards = (here: readonly Told[], beside: readonly Told[]) =>
    found(accountSuggestions, { kept: rows, told: here, beside })
  expect(cards([one], [one])).toEqual([])
  expect(cards([one], [])).toEqual(['lost'])
  expect(cards([], [one])).toEqual(['lost'])
  expect(cards([one], [one, card('Nobody has voted yet', '1.2')])).toEqual(['duplicated'])
  // Where each is a community of its own, there is none beside.
  expect(found(accountSuggestions, { kept: rows, told: [one], beside: undefined })).toEqual([])
})

test('a tally that is not that of people, or differs on one side, is found', () => {
  const votes = [vote('U1', 'p'), vote('U2', 'p', 'discord'), vote('U3', 'q')]
  const tallies = (here: string, beside: string) =>
    found(accountSuggestions, {
      kept: { suggestions: [suggestion], votes },
      told: [card(here)],
      beside: [card(beside)],
    })
  expect(tallies('2 people want it', '2 people want it')).toEqual([])
  expect(tallies('2 people want it', '1 person wants it')).toEqual(['lost'])
  expect(tallies('3 people want it', '3 people want it')).toEqual(['lost', 'lost'])
  expect(tallies('12 people want it', '2 people want it')).toEqual(['lost'])
})

test('a card that shows another number of messages than are counted is found', () => {
  const shown = (comments: number, words: string) => {
    const one = card(`Nobody has voted yet ${words}`)
    return found(accountSuggestions, {
      kept: { suggestions: [{ ...suggestion, comments }] },
      ...{ told: [one], beside: [one] },
    })
  }
  expect(shown(2, 'Discussion 2 messages')).toEqual([])
  expect(shown(1, 'Discussion 1 message')).toEqual([])
  expect(shown(1, 'Discussion 1 messages')).toEqual(['lost', 'lost'])
  expect(shown(2, '')).toEqual(['lost', 'lost'])
  expect(shown(0, 'Discussion 1 message')).toEqual(['lost', 'lost'])
})

test('messages under the cards that are not counted, or counted and gone, are found', () => {
  const count = (comments: number, stands: boolean, ...keys: readonly string[]) =>
    found(accountDiscussions, {
      kept: { suggestions: [{ ...suggestion, comments }], inbox: keys.map((key) => kept(key)) },
      ...{ told: [card('')], beside: [card('')] },
      comments: [
        { town: 'slack', word: 'a', stands },
        { town: 'discord', word: 'b', stands: true },
      ],
    })
  expect(count(2, true, 'a:posted', 'b:posted')).toEqual([])
  expect(count(1, true, 'a:posted', 'b:posted')).toEqual(['lost'])
  expect(count(3, true, 'a:posted', 'b:posted')).toEqual(['duplicated'])
  expect(count(2, false, 'a:posted', 'b:posted')).toEqual(['duplicated'])
  // Slack tells it until somebody has heard it; Discord told nobody.
  expect(count(1, true, 'b:posted')).toEqual(['lost'])
  expect(count(1, true, 'a:posted')).toEqual([])
})

test('a vote that was counted and does not stand, and one that nobody gave, are found', () => {
  const asked = [{ key: 'k', life: 1, answered: true }]
  const inbox = [kept('k', '"Your vote for 1 is counted."')]
  const rows = { suggestions: [suggestion], inbox, members: [member('U1', 'p', 'slack')] }
  expect(found(accountVotes, { asked, kept: { ...rows, votes: [vote('U1', 'p')] } })).toEqual([])
  expect(found(accountVotes, { asked, kept: rows })).toEqual(['lost'])
  expect(found(accountVotes, { asked, kept: { ...rows, votes: [vote('U1', 'p'), vote('U2', 'q')] } })).toEqual([
    'duplicated',
  ])
  const back = { ...kept('b', '"Your vote for 1 is taken back."') }
  const both = [...asked, { key: 'b', life: 1, answered: true }]
  expect(found(accountVotes, { asked: both, kept: { ...rows, inbox: [...inbox, back] } })).toEqual([])
})

const sent = (words: string, user: string, platform: string, position = 1): Row<'outbox'> => ({
  ...post('1.1', words),
  ...{ position, place_key: `${platform}:1/direct/${user}` },
  follow_up: { name: 'personal.direct', args: { user } },
})

test('a voter who is told twice, or at no account, is found', () => {
  const asked = [{ key: 'w1u2x', life: 1, answered: true, what: '/decide' }]
  const decided = { ...suggestion, status: 'done', reason: 'w1u2x', decided_at: 2, author: 'q', decider: 'r' }
  const members = [member('U1', 'p', 'slack'), member('D1', 'p', 'discord')]
  const votes = [vote('U1', 'p'), vote('D1', 'p', 'discord')]
  const telling = (user: string, platform: string, position = 1) =>
    sent('w1u2x Thank you for your vote.', user, platform, position)
  const tellings = (...outbox: readonly Row<'outbox'>[]) =>
    found(accountVoters, { asked, kept: { suggestions: [decided], members, votes, outbox } })
  expect(tellings(telling('D1', 'discord'))).toEqual([])
  expect(tellings()).toEqual(['lost'])
  expect(tellings(telling('D1', 'discord'), telling('U1', 'slack', 2))).toEqual(['duplicated'])
  // Linked after both had been told.
  const link = sent('you are one person to me from now on', 'D1', 'discord', 3)
  expect(tellings(telling('D1', 'discord'), telling('U1', 'slack', 2), link)).toEqual([])
  // What was refused waits for their next answer.
  const refused: Row<'outbox'> = { ...telling('U1', 'slack'), state: 'refused' }
  expect(tellings(refused)).toEqual(['lost'])
  const perhaps: Row<'outbox'> = {
    ...telling('U1', 'slack', 2),
    effect: { body: { kind: 'answer', words: 'w1u2x Thank you for your vote.' } },
    follow_up: undefined,
    ...{ state: 'failed', outcome: { kind: 'refused', reason: 'unconfirmed' } },
  }
  expect(tellings(refused, perhaps)).toEqual([])
})

test('linked accounts that are two people, and others that are one, are found', () => {
  const asked = [{ key: 'k', life: 1, answered: true, what: 'Link' }]
  const words = 'you are one person to me from now on'
  const small = {
    asked,
    ...{ told: [told('1.1', words, 'direct')], beside: [told('1.2', words, 'direct')] },
  }
  const rows = { inbox: [kept('k', 'I have told you there too.')], outbox: [sent(words, 'D1', 'discord')] }
  const people = (one: string, other: string) => ({
    members: [member('U1', one, 'slack'), member('D1', other, 'discord')],
  })
  expect(found(accountPeople, { ...small, kept: { ...rows, ...people('p', 'p') } })).toEqual([])
  expect(found(accountPeople, { ...small, kept: { ...rows, ...people('p', 'q') } })).toEqual(['lost'])
  expect(found(accountPeople, { kept: people('p', 'p') })).toEqual(['duplicated', 'duplicated'])
  expect(found(accountPeople, { ...small, kept: { ...rows, outbox: [], ...people('p', 'p') } })).toEqual(['lost'])
})

test('whoever is greeted on the other side as well is found', () => {
  const nia = { ...member('U1', 'p', 'slack'), joined_at: 2, greeted_at: 2 }
  const greeting = told('1.1', 'Welcome, Nia. A few small steps', 'welcome')
  expect(found(accountWelcome, { kept: { members: [nia] }, told: [greeting] })).toEqual([])
  expect(found(accountWelcome, { kept: { members: [nia] }, told: [greeting], beside: [greeting] })).toEqual([
    'duplicated',
  ])
})
