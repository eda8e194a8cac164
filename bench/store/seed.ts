// A store as a community leaves it after some years: set up, with people, suggestions, votes and what happened. The same
// for the same sizes, whichever platform it is of.
import Database from 'better-sqlite3'
import { communityId, memberId, personId, threadId } from '../../src/domain/ids.ts'
import { type PlatformName, type SpaceRef, spaceKey, type ThreadPlace } from '../../src/domain/place.ts'
import { wordsKept } from '../../src/domain/search-words.ts'
import type { Settings } from '../../src/domain/settings/settings.ts'
import { openStore, type Store } from '../../src/store/store.ts'

export interface SeedSpace {
  readonly platform: PlatformName
  readonly id: string
  /** The channel of every purpose. */
  readonly channel: string
}

export interface Sizes {
  readonly members: number
  readonly suggestions: number
  /** Over the last year, a fiftieth of them in the last week. */
  readonly activities: number
  /** Calls and effects that were done long ago. */
  readonly done: number
}

export const small: Sizes = { members: 1_000, suggestions: 100, activities: 1_000, done: 1_000 }

/** What a community of the same people has after so many times as long. */
export const times = (sizes: Sizes, factor: number): Sizes => ({
  members: sizes.members,
  suggestions: sizes.suggestions * factor,
  activities: sizes.activities * factor,
  done: sizes.done * factor,
})

/** The user of a member that was seeded in the first space. */
export const seededUser = (number: number): string => `U${padded(number)}`
export const seededMember = (number: number): string => `m${padded(number)}`
export const seededSuggestion = (number: number): string => `s${padded(number)}`
/** The members who voted when it was seeded; the others are left to be measured. */
export const seededVoters = 10
/** No name is the beginning of another. */
const padded = (number: number): string => String(number).padStart(7, '0')
export const seededCommunity = (index: number): string => `community${index}`

const yearMs = 365 * 24 * 60 * 60_000

/** The last moment of which a seeded store knows something. Milliseconds since 1970. */
export const seededUntil = Date.UTC(2026, 0, 5)

/** Makes the file: a community for each space with these settings, all the rows in the first. */
export async function seed(
  file: string,
  spaces: readonly SeedSpace[],
  sizes: Sizes,
  settings: Partial<Settings> = {},
): Promise<void> {
  await settle(file, spaces, settings)
  const database = new Database(file)
  database.pragma('synchronous = OFF')
  const [first] = spaces
  if (first !== undefined) database.transaction(() => fill(database, first, sizes))()
  database.pragma('wal_checkpoint(TRUNCATE)')
  database.close()
}

/** Opens it as Hearth does, so that its tables are the real ones, and sets up every space. */
async function settle(file: string, spaces: readonly SeedSpace[], settings: Partial<Settings>): Promise<void> {
  const at = seededUntil - yearMs
  const store = await openStore({ database: { kind: 'sqlite', file }, startedAt: at })
  await store.transaction(undefined, async () => {
    for (const [index, { platform, id, channel }] of spaces.entries()) {
      const ref = { platform, id }
      const community = communityId(seededCommunity(index))
      await store.spaces.add({ ref, name: 'Lantern', locale: 'en-US', host: undefined, at }, community)
      const own = store.of(community).spaces
      await own.told(ref, at)
      await own.confirm(ref, at)
      for (const purpose of ['welcome', 'support', 'suggestions', 'moderators'] as const)
        await own.setChannel(ref, purpose, { channel, name: purpose })
      // What is measured is the greeting of one newcomer, however many come.
      await store.of(community).settings.change({ 'welcome.burst': 1_000, 'welcome.daily-above': 1_000_000 })
    }
  })
  if (Object.keys(settings).length > 0)
    for (const index of spaces.keys()) await store.of(communityId(seededCommunity(index))).settings.change(settings)
  const [first] = spaces
  if (first !== undefined) await openThreads(store, first)
  await store.close()
}

/** As many support threads, relayed, as people who write in one: where the opener writes, and where the team reads. */
export const openerUser = (number: number): string => `OPENER${number}`
export const threadCount = 16
export const threadEnd = (space: SpaceRef, number: number): ThreadPlace => ({
  kind: 'thread',
  space,
  channel: `D${number}`,
  thread: `1700000000.${number}`,
})

async function openThreads(store: Store, space: SeedSpace): Promise<void> {
  const { members, threads } = store.of(communityId(seededCommunity(0)))
  const ref = { platform: space.platform, id: space.id }
  const at = seededUntil - yearMs
  await store.transaction(undefined, async () => {
    for (let number = 0; number < threadCount; number += 1) {
      const id = threadId(`t${number}`)
      const opener = memberId(`opener${number}`)
      const user = { space: ref, user: openerUser(number) }
      const named = { name: `Opener ${number}`, locale: 'en-US', bot: false, guest: false, joinedAt: at }
      await members.add({ id: opener, person: personId(`opener${number}`), user, ...named })
      const about = { subject: 'How do I vote?', shape: 'relayed', call: `opened${number}` } as const
      await threads.add({ id, number: number + 1, opener, space: ref, at, ...about })
      const teamPlace = { ...threadEnd(ref, number), channel: space.channel }
      await threads.change(id, { place: threadEnd(ref, number), teamPlace })
    }
  })
}

function fill(database: Database.Database, space: SeedSpace, sizes: Sizes): void {
  const community = seededCommunity(0)
  const key = spaceKey(space)
  const at = seededUntil - yearMs
  const person = database.prepare('insert into persons (id, community) values (?, ?)')
  const member = database.prepare(
    `insert into members (id, community, person, space, user, name, locale, bot, guest, joined_at, greeted_at)
     values (?, ?, ?, ?, ?, ?, 'en-US', 0, 0, ?, ?)`,
  )
  for (let number = 0; number < sizes.members; number += 1) {
    person.run(`p${number}`, community)
    member.run(seededMember(number), community, `p${number}`, key, seededUser(number), `Person ${number}`, at, at)
  }
  const suggestion = database.prepare(
    `insert into suggestions (id, community, number, author, space, title, details, status, created_at, published_at, counts_for, words)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const vote = database.prepare('insert into votes (community, suggestion, member, at) values (?, ?, ?, ?)')
  for (let number = 1; number <= sizes.suggestions; number += 1) {
    const id = seededSuggestion(number)
    const title = `A wish of number ${number} about ${topics[number % topics.length]}, ${seededThings(number).join(' and ')}`
    const status = number % 50 === 0 ? 'new' : 'planned'
    suggestion.run(
      id,
      community,
      number,
      seededMember(number % sizes.members),
      key,
      title,
      why,
      status,
      at + number,
      at + number,
      id,
      wordsKept(title, why),
    )
    for (let voter = 0; voter < number % 4; voter += 1)
      vote.run(community, id, seededMember((number + voter) % seededVoters), at + number)
  }
  database
    .prepare("insert into numbers (community, kind, last) values (?, 'suggestion', ?)")
    .run(community, sizes.suggestions)
  const activity = database.prepare(
    'insert into activities (id, community, space, kind, member, subject, at) values (?, ?, ?, ?, ?, ?, ?)',
  )
  for (let number = 0; number < sizes.activities; number += 1) {
    const kind = kinds[number % kinds.length]
    const when = at + Math.floor((number / sizes.activities) * yearMs)
    activity.run(`a${number}`, community, key, kind, seededMember(number % sizes.members), `s${number % 100}`, when)
  }
  const called = database.prepare(
    `insert into inbox (key, community, kind, what, place_key, payload, state, received_at, attempts)
     values (?, ?, 'command', 'suggest', ?, 'null', 'done', ?, 0)`,
  )
  const done = database.prepare(
    `insert into outbox (id, community, place_key, state, not_before, attempts, lease_until, created_at, ended_at)
     values (?, ?, ?, 'done', 0, 1, 0, ?, ?)`,
  )
  for (let number = 0; number < sizes.done; number += 1) {
    // Of late, or the tidying of the first start would take them away.
    called.run(`k${number}`, community, `${key}:${number}`, recently)
    done.run(`e${number}`, community, `${key}:${number % 100}`, recently, recently)
  }
}

const why = 'Because it would help everyone here.'

const things = ['b', 'd', 'f', 'g', 'k', 'l', 'm', 'n', 'p', 'r'].flatMap((first) =>
  ['a', 'e', 'i', 'o', 'u'].flatMap((vowel) =>
    ['bal', 'den', 'fim', 'gor', 'kun', 'lat'].map((end) => first + vowel + end),
  ),
)
/** Two words that few suggestions have both of: none is the beginning of another. */
export const seededThings = (number: number): readonly string[] =>
  [number * 7, Math.floor(number / things.length) * 11 + number].map((one) => things[one % things.length] ?? '')

const kinds = ['joined', 'left', 'thread-opened', 'thread-resolved', 'suggested', 'voted', 'voted', 'decided']
const topics = ['dark mode', 'shorter threads', 'a calendar', 'quiet hours', 'better search', 'the digest']
/** A day before it is run is of late; what is not deleted for another year will do as well. */
const recently = Date.UTC(2100, 0, 1)
