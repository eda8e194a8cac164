// The one database: opened, migrated, and handed out as repositories. The only place that knows SQL is this folder.
import type { CommunityId } from '../domain/ids.ts'
import type { Timers } from '../ports/system.ts'
import { type CommunityStore, communityStores } from './community-store.ts'
import type { Database } from './database.ts'
import { forgetCommunity } from './forget-community.ts'
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
import { type Codes, codesAcross } from './repositories/codes.ts'
import { type FileBytes, fileBytes } from './repositories/file-bytes.ts'
import { type SpacesAcross, spacesAcross } from './repositories/spaces.ts'
import { openSqlite } from './sqlite/open.ts'
import { transactionsOf } from './transaction.ts'

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
  readonly fileBytes: FileBytes
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
      ? await openSqlite(database, startedAt, onQuery, beforeMigrating)
      : // Its driver is loaded where it is needed alone.
        await (await import('./postgres/open.ts')).openPostgres(database.url, {}, onQuery)
  const transactions = transactionsOf(db, rules, timers)
  const current = transactions.current
  const moved: Moved = { ever: false }
  const spaces = spacesAcross(current)
  const keyed = keyedStores(transactions, database.kind)
  const settings = await keyed('settings')
  return {
    of: communityStores(current, settings, transactions),
    spaces,
    codes: codesAcross(current),
    fileBytes: fileBytes(current),
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
    forget: (community) => transactions.transaction(community, () => forgetCommunity(current(), community, settings)),
    shared: holder.shared,
    listen,
    close,
  }
}
