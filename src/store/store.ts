// The one database: opened, migrated, and handed out as repositories. The only place that knows SQL is this folder.
import type { Kysely } from 'kysely'
import { type CommunityId, communityId } from '../domain/ids.ts'
import type { Timers } from '../ports/system.ts'
import type { Database } from './database.ts'
import { type Joining, joiningOf, type Moved } from './joining/joining.ts'
import { type KeyedStore, keyedStores } from './keyv.ts'
import { type AppearanceRows, appearanceRows } from './ledger/appearance-rows.ts'
import { type AskedRows, askedRows } from './ledger/asked-rows.ts'
import { type ChoreRows, choreRows } from './ledger/chore-rows.ts'
import { type DirectMessageRows, directMessageRows } from './ledger/direct-message-rows.ts'
import { type DueRows, dueRows } from './ledger/due-rows.ts'
import { type InboxRows, inboxRows } from './ledger/inbox-rows.ts'
import { type OutboxRows, outboxRows } from './ledger/outbox-rows.ts'
import { type ProcessRows, processRows } from './ledger/process-rows.ts'
import { type WorkRows, workRows } from './ledger/work-rows.ts'
import type { OnQuery } from './opened.ts'
import { type Arrivals, arrivalsOf } from './repositories/arrivals.ts'
import { type CardPlaces, cardPlacesOf } from './repositories/card-places.ts'
import { type ChosenInterests, chosenInterestsOf } from './repositories/chosen-interests.ts'
import { type Codes, codesAcross } from './repositories/codes.ts'
import { type Comments, commentsOf } from './repositories/comments.ts'
import { type FirstSteps, firstStepsOf } from './repositories/first-steps.ts'
import { type FormerNumbers, formerNumbersOf } from './repositories/former-numbers.ts'
import { type HeldWordsRows, heldWordsOf } from './repositories/held-words.ts'
import { type Hellos, hellosOf } from './repositories/hellos.ts'
import { type Letters, lettersOf } from './repositories/letters.ts'
import { type Members, membersOf } from './repositories/members.ts'
import { type Newcomers, newcomersOf } from './repositories/newcomers.ts'
import { type Notes, notesOf } from './repositories/notes.ts'
import { type Records, recordsOf } from './repositories/records.ts'
import { type Rushes, rushesOf } from './repositories/rushes.ts'
import { type Spaces, type SpacesAcross, spacesAcross, spacesOf } from './repositories/spaces.ts'
import { type Suggestions, suggestionsOf } from './repositories/suggestions.ts'
import { type Threads, threadsOf } from './repositories/threads.ts'
import { type UnaskedRows, unaskedOf } from './repositories/unasked.ts'
import { type UndeliveredRows, undeliveredOf } from './repositories/undelivered.ts'
import { type Voters, votersOf } from './repositories/voters.ts'
import { type WaitingRows, waitingOf } from './repositories/waiting.ts'
import type { Tables } from './schema.ts'
import { type SettingsStore, settingsOf } from './settings-store.ts'
import { openSqlite } from './sqlite/open.ts'
import { type Transactions, transactionsOf } from './transaction.ts'

/** Everything of one community, and nothing of another. */
export interface CommunityStore {
  readonly community: CommunityId
  readonly spaces: Spaces
  readonly members: Members
  readonly arrivals: Arrivals
  readonly hellos: Hellos
  readonly rushes: Rushes
  readonly notes: Notes
  readonly newcomers: Newcomers
  readonly letters: Letters
  readonly unasked: UnaskedRows
  readonly threads: Threads
  readonly heldWords: HeldWordsRows
  readonly suggestions: Suggestions
  readonly cardPlaces: CardPlaces
  readonly comments: Comments
  readonly voters: Voters
  readonly firstSteps: FirstSteps
  readonly chosenInterests: ChosenInterests
  readonly records: Records
  readonly formerNumbers: FormerNumbers
  readonly undelivered: UndeliveredRows
  readonly waiting: WaitingRows
  readonly settings: SettingsStore
}

/** What delivery keeps, across communities. */
export interface Ledger {
  readonly inbox: InboxRows
  readonly asked: AskedRows
  readonly outbox: OutboxRows
  readonly appearances: AppearanceRows
  readonly due: DueRows
  readonly work: WorkRows
  readonly directMessages: DirectMessageRows
  readonly processes: ProcessRows
  readonly chores: ChoreRows
}

export interface Store {
  of(community: CommunityId): CommunityStore
  readonly spaces: SpacesAcross
  readonly codes: Codes
  readonly joining: Joining
  readonly ledger: Ledger
  /**
   * Runs the work in one transaction; a call inside another joins it. SQL only: whoever waits in there stops everybody.
   * What is read in it of the community is still so when it writes; undefined where no community is known yet.
   */
  transaction<Result>(community: CommunityId | undefined, work: () => Promise<Result>): Promise<Result>
  /** Half-filled forms. */
  readonly drafts: KeyedStore
  /** What an adapter keeps. */
  readonly shelves: Readonly<Record<'playground' | 'slack' | 'slackStates', KeyedStore>>
  /** Where the playground's clock stands. */
  readonly simulation: KeyedStore
  /** When Hearth was last up. */
  readonly uptime: KeyedStore
  /** Deletes a community with all that belongs to it. */
  forget(community: CommunityId): Promise<void>
  /** Whether other processes may be at work on the same database. */
  readonly shared: boolean
  /** Calls `heard` whenever another process has committed something to be done; the returned function ends that. */
  listen(heard: () => void, timers: Timers): () => Promise<void>
  close(): Promise<void>
}

export interface StoreOptions {
  readonly database: Database
  readonly startedAt: number
  /** With them, a database that takes nothing for a moment is waited for. */
  readonly timers?: Timers
  /** Called before the tables of a file of SQLite that is not new are brought up to date. When it rejects, they are left as they are. */
  readonly beforeMigrating?: (first: string) => Promise<void>
  /** Sees every query; tests read them. */
  readonly onQuery?: OnQuery
}

/**
 * Opens the store and brings its tables up to date. Rejects with a StoreHeldError when another process has a file of
 * SQLite, and with a StoreAwayError when PostgreSQL cannot be reached.
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { database, startedAt, timers, onQuery, beforeMigrating } = options
  const { db, rules, holder, listen, close } =
    database.kind === 'sqlite'
      ? await openSqlite(database.file, startedAt, onQuery, beforeMigrating)
      : // Its driver is loaded where it is needed alone.
        await (await import('./postgres/open.ts')).openPostgres(database.url, {}, onQuery)
  const transactions = transactionsOf(db, rules, timers)
  const current = transactions.current
  const moved: Moved = { ever: false }
  const spaces = spacesAcross(current)
  const keyed = keyedStores(transactions, database.kind)
  const settings = await keyed('settings')
  return {
    of: (community) => new CommunityRows(community, current, settings, transactions),
    spaces,
    codes: codesAcross(current),
    joining: joiningOf(current, transactions, spaces, moved, holder.shared),
    ledger: {
      inbox: inboxRows(current, holder),
      asked: askedRows(current, holder),
      outbox: outboxRows(current, holder, transactions.telling, moved),
      appearances: appearanceRows(current, holder, transactions.telling, moved),
      due: dueRows(current, transactions.telling),
      work: workRows(current, holder),
      processes: processRows(current, holder),
      chores: choreRows(current),
      directMessages: directMessageRows(current),
    },
    transaction: transactions.transaction,
    drafts: await keyed('drafts'),
    shelves: {
      playground: await keyed('playground'),
      slack: await keyed('slack'),
      slackStates: await keyed('slack-states'),
    },
    simulation: await keyed('simulation'),
    uptime: await keyed('uptime'),
    forget: (community) => transactions.transaction(community, () => forget(current(), community, settings)),
    shared: holder.shared,
    listen,
    close,
  }
}

/** Each part is made when it is asked for: a call needs two or three of them. */
class CommunityRows implements CommunityStore {
  readonly community: CommunityId
  readonly #db: () => Kysely<Tables>
  readonly #keyed: KeyedStore
  readonly #transactions: Transactions

  constructor(community: CommunityId, db: () => Kysely<Tables>, keyed: KeyedStore, transactions: Transactions) {
    this.community = community
    this.#db = db
    this.#keyed = keyed
    this.#transactions = transactions
  }

  get spaces(): Spaces {
    return spacesOf(this.#db, this.community)
  }
  get members(): Members {
    return membersOf(this.#db, this.community)
  }
  get arrivals(): Arrivals {
    return arrivalsOf(this.#db, this.community)
  }
  get hellos(): Hellos {
    return hellosOf(this.#db, this.community)
  }
  get rushes(): Rushes {
    return rushesOf(this.#db, this.community)
  }
  get notes(): Notes {
    return notesOf(this.#db, this.community)
  }
  get newcomers(): Newcomers {
    return newcomersOf(this.#db, this.community)
  }
  get letters(): Letters {
    return lettersOf(this.#db, this.community)
  }
  get unasked(): UnaskedRows {
    return unaskedOf(this.#db, this.community)
  }
  get threads(): Threads {
    return threadsOf(this.#db, this.community)
  }
  get heldWords(): HeldWordsRows {
    return heldWordsOf(this.#db, this.community)
  }
  get suggestions(): Suggestions {
    return suggestionsOf(this.#db, this.community)
  }
  get cardPlaces(): CardPlaces {
    return cardPlacesOf(this.#db, this.community)
  }
  get comments(): Comments {
    return commentsOf(this.#db, this.community)
  }
  get voters(): Voters {
    return votersOf(this.#db, this.community)
  }
  get firstSteps(): FirstSteps {
    return firstStepsOf(this.#db, this.community)
  }
  get chosenInterests(): ChosenInterests {
    return chosenInterestsOf(this.#db, this.community)
  }
  get records(): Records {
    return recordsOf(this.#db, this.community)
  }
  get formerNumbers(): FormerNumbers {
    return formerNumbersOf(this.#db, this.community)
  }
  get undelivered(): UndeliveredRows {
    return undeliveredOf(this.#db, this.community)
  }
  get waiting(): WaitingRows {
    return waitingOf(this.#db, this.community)
  }
  get settings(): SettingsStore {
    return settingsOf(this.#keyed, this.#db, this.#transactions, this.community)
  }
}

/** Rows that name others go before those they name. */
const forgottenInOrder = [
  'departures',
  'welcome_pauses',
  'bursts',
  'arrivals',
  'votes',
  'comments',
  'card_threads',
  'suggestions',
  'held_words',
  'codes',
  'former_numbers',
  'threads',
  'steps_done',
  'newcomer_answers',
  'interests_chosen',
  'activities',
  'audit',
  'runs',
  'due',
  'appearances',
  'outbox',
  'direct_messages',
  'inbox',
  'numbers',
  'notes',
  'unasked',
  'unasked_wishes',
  'activations',
  'nudges',
  'letters',
  'members',
  'persons',
  'channels',
  'spaces',
] as const

async function forget(db: Kysely<Tables>, community: CommunityId, settings: KeyedStore): Promise<void> {
  const formers = await db
    .selectFrom('spaces')
    .select('former_community')
    .where('community', '=', community)
    .where('former_community', 'is not', null)
    .execute()
  for (const table of forgottenInOrder) {
    await db.deleteFrom(table).where('community', '=', community).execute()
  }
  await db.deleteFrom('communities').where('id', '=', community).execute()
  await settings.delete(community)
  // What its spaces would have gone back to has no space any more.
  for (const { former_community: former } of formers) {
    if (former === null || former === community) continue
    const space = await db.selectFrom('spaces').select('key').where('community', '=', former).executeTakeFirst()
    if (space === undefined) await forget(db, communityId(former), settings)
  }
}
