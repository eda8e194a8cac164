// Whatever is done to votes, in whatever order: tallies, lists and those who are told are what the sets come to, counted by
// hand. What is done in a transaction that ends in an outage was never done.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type MemberId,
  memberId,
  type PersonId,
  personId,
  type SuggestionId,
  suggestionId,
} from '../../src/domain/ids.ts'
import type { Hearing, VoteSide } from '../../src/domain/vote.ts'
import type { CommunityStore } from '../../src/store/community-store.ts'
import type { Store } from '../../src/store/store.ts'
import { type Kind, lantern, opened, space } from '../store/opened.ts'
import { seed } from './hostile.ts'

const members = ['ana', 'ben', 'cem', 'dan', 'eve'].map(memberId)
const ideas = ['boats', 'lamps', 'maps', 'paths'].map(suggestionId)
const author = memberId('author')

const who = fc.constantFrom(...members)
const id = fc.constantFrom(...ideas)
const anyAct = fc.oneof(
  fc.record({ act: fc.constant('votes'), who, id, side: fc.constantFrom<VoteSide>('for', 'against') }),
  fc.record({ act: fc.constant('put in'), who, id }),
  fc.record({ act: fc.constant('takes back'), who, id }),
  fc.record({ act: fc.constant('hears'), who, id, hearing: fc.constantFrom<Hearing>('follows', 'muted') }),
  fc.record({ act: fc.constant('merges'), id, into: id }),
  fc.record({ act: fc.constant('unmerges'), id }),
  fc.record({ act: fc.constant('links'), who, to: who }),
  fc.record({ act: fc.constant('unlinks'), who }),
)
type Act = typeof anyAct extends fc.Arbitrary<infer One> ? One : never
/** Every act, and whether the database goes away before it is kept. */
const anyActs = fc.array(fc.record({ done: anyAct, outage: fc.integer({ min: 0, max: 9 }) }), { maxLength: 40 })

interface Row {
  readonly id: SuggestionId
  readonly who: MemberId
  readonly at: number
}
type VoteRow = Row & { readonly side: VoteSide }
type HearingRow = Row & { readonly hearing: Hearing }

/** What was done, as plain sets. */
interface Known {
  votes: readonly VoteRow[]
  hearings: readonly HearingRow[]
  readonly merged: Map<SuggestionId, SuggestionId>
  readonly person: Map<MemberId, PersonId>
}

function rootOf(known: Known, one: SuggestionId): SuggestionId {
  const into = known.merged.get(one)
  return into === undefined ? one : rootOf(known, into)
}

const personOf = ({ person }: Known, member: MemberId): PersonId => person.get(member) ?? personId('nobody')

/** The rows that count for a suggestion, of one person. */
const countedOf = <One extends Row>(known: Known, rows: readonly One[], root: SuggestionId, person: PersonId) =>
  rows.filter((row) => rootOf(known, row.id) === root && personOf(known, row.who) === person)

/** The last of them; of two at the same moment, the one that `wins`. */
function lastOf<One extends Row>(rows: readonly One[], wins: (row: One) => boolean): One | undefined {
  const rank = (row: One): number => row.at * 2 + (wins(row) ? 1 : 0)
  return rows.toSorted((one, other) => rank(other) - rank(one))[0]
}

const sideOf = (known: Known, root: SuggestionId, person: PersonId): VoteSide | undefined =>
  lastOf(countedOf(known, known.votes, root, person), ({ side }) => side === 'against')?.side

const hearingOf = (known: Known, root: SuggestionId, person: PersonId): Hearing | undefined =>
  lastOf(countedOf(known, known.hearings, root, person), ({ hearing }) => hearing === 'muted')?.hearing

const people = (known: Known): readonly PersonId[] => [...new Set(known.person.values())]

/** Whoever is to be told of it. */
function concerned(known: Known, root: SuggestionId): ReadonlySet<PersonId> {
  const merged = ideas.filter((one) => one !== root && rootOf(known, one) === root)
  const isConcerned = (person: PersonId): boolean =>
    sideOf(known, root, person) !== undefined ||
    countedOf(known, known.hearings, root, person).some(({ hearing }) => hearing === 'follows') ||
    (merged.length > 0 && person === personOf(known, author))
  return new Set(people(known).filter((one) => isConcerned(one) && hearingOf(known, root, one) !== 'muted'))
}

/** Does it in the store; answers what it comes to in the sets. */
async function done(here: CommunityStore, known: Known, act: Act, at: number): Promise<() => void> {
  const { votes, follows, members: rows } = here
  switch (act.act) {
    case 'votes':
    case 'put in': {
      const root = rootOf(known, act.id)
      const before = (await votes.stance(root, act.who)).vote
      const side = act.act === 'votes' ? act.side : 'for'
      if (before === undefined) {
        await votes.add(root, act.who, at, act.act === 'votes' ? { side } : { putBy: author })
        return () => {
          known.votes = [...known.votes, { id: root, who: act.who, at, side }]
        }
      }
      if (act.act === 'put in') return () => {}
      await votes.change(root, act.who, side, at)
      const mine = countedOf(known, known.votes, root, personOf(known, act.who))
      return () => {
        known.votes = known.votes.map((row) => (mine.includes(row) ? { ...row, side, at } : row))
      }
    }
    case 'takes back': {
      const root = rootOf(known, act.id)
      await votes.takeBack(root, act.who)
      const mine = countedOf(known, known.votes, root, personOf(known, act.who))
      return () => {
        known.votes = known.votes.filter((row) => !mine.includes(row))
      }
    }
    case 'hears': {
      const root = rootOf(known, act.id)
      await follows.set(root, act.who, act.hearing, at)
      return () => {
        const others = known.hearings.filter((row) => row.id !== root || row.who !== act.who)
        known.hearings = [...others, { id: root, who: act.who, at, hearing: act.hearing }]
      }
    }
    case 'merges': {
      const into = rootOf(known, act.into)
      if (known.merged.has(act.id) || into === act.id) return () => {}
      await here.suggestions.change(act.id, { mergedInto: into })
      for (const one of ideas.filter((idea) => rootOf(known, idea) === act.id))
        await here.suggestions.change(one, { countsFor: into })
      return () => void known.merged.set(act.id, into)
    }
    case 'unmerges': {
      if (!known.merged.has(act.id)) return () => {}
      await here.suggestions.change(act.id, { mergedInto: undefined })
      const apart: Known = { ...known, merged: new Map([...known.merged].filter(([one]) => one !== act.id)) }
      for (const one of ideas) await here.suggestions.change(one, { countsFor: rootOf(apart, one) })
      return () => void known.merged.delete(act.id)
    }
    case 'links': {
      const [from, to] = [personOf(known, act.who), personOf(known, act.to)]
      if (from === to) return () => {}
      const theirs = members.filter((one) => personOf(known, one) === from)
      for (const one of theirs) await rows.linkTo(one, to, at)
      return () => {
        for (const one of theirs) known.person.set(one, to)
      }
    }
    case 'unlinks': {
      const mine = personOf(known, act.who)
      if (members.filter((one) => personOf(known, one) === mine).length < 2) return () => {}
      const anew = personId(`${act.who}-${at}-anew`)
      await rows.unlink(act.who, anew)
      return () => void known.person.set(act.who, anew)
    }
    default:
      return act satisfies never
  }
}

/** All that the store says of votes is what the sets say. */
async function sameAs(here: CommunityStore, known: Known): Promise<void> {
  for (const root of ideas.filter((one) => rootOf(known, one) === one)) {
    const sides = people(known).map((one) => sideOf(known, root, one))
    const tally = {
      for: sides.filter((one) => one === 'for').length,
      against: sides.filter((one) => one === 'against').length,
    }
    expect(await here.votes.sides(root)).toEqual(tally)
    const listed = await here.voteLists.page(root, '', 100)
    expect(new Map(listed.map(({ person, side }) => [person, side]))).toEqual(
      new Map(
        people(known).flatMap((one) =>
          sideOf(known, root, one) === undefined ? [] : [[one, sideOf(known, root, one)]],
        ),
      ),
    )
    const told: PersonId[] = []
    for (let one = await here.voters.next(root, ''); one !== undefined; one = await here.voters.next(root, one.member))
      if (!(await here.voters.votedBefore(root, one))) told.push(one.person)
    expect(told.length).toBe(new Set(told).size)
    expect(new Set(told)).toEqual(concerned(known, root))
    expect(await here.voters.others(root, [personId('nobody')])).toBe(told.length)
    for (const member of members) {
      const { vote, hearing } = await here.votes.stance(root, member)
      expect([vote?.side, hearing]).toEqual([
        sideOf(known, root, personOf(known, member)),
        hearingOf(known, root, personOf(known, member)),
      ])
    }
  }
}

async function peopled(store: Store): Promise<Known> {
  const here = store.of(lantern)
  const person = new Map<MemberId, PersonId>()
  for (const one of [author, ...members]) {
    person.set(one, personId(`person-${one}`))
    const user = { space, user: one }
    const known = { locale: undefined, bot: false, guest: false, joinedAt: undefined }
    await here.members.add({ id: one, person: personId(`person-${one}`), user, name: one, ...known })
  }
  for (const [at, one] of ideas.entries())
    await here.suggestions.add({ id: one, number: at + 1, author, space, title: one, details: undefined, at: 0 })
  return { votes: [], hearings: [], merged: new Map(), person }
}

class Outage extends Error {}

/** Plays them from a fresh start, and looks after each. */
async function plays(kind: Kind, acts: readonly { readonly done: Act; readonly outage: number }[]): Promise<void> {
  const { store } = await opened({ kind })
  const known = await peopled(store)
  const here = store.of(lantern)
  for (const [step, { done: act, outage }] of acts.entries()) {
    // Two of them at a time happen at the same moment.
    const at = 1_000 + Math.floor(step / 2)
    try {
      const keep = await store.transaction(lantern, async () => {
        const kept = await done(here, known, act, at)
        if (outage === 0) throw new Outage()
        return kept
      })
      keep()
    } catch (error) {
      if (!(error instanceof Outage)) throw error
    }
    await sameAs(here, known)
  }
}

test('tallies, lists and those who are told are what the sets come to', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(anyActs, (acts) => plays('sqlite', acts)),
    { seed, numRuns: 40 },
  )
})

test('the same on PostgreSQL', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(anyActs, (acts) => plays('postgres', acts)),
    { seed: seed + 1, numRuns: 4 },
  )
})
