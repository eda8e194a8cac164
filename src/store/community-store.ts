// Everything of one community: its repositories, and its settings. None of them takes another.
import type { Kysely } from 'kysely'
import type { CommunityId } from '../domain/ids.ts'
import type { KeyedStore } from './keyv.ts'
import { type Arrivals, arrivalsOf } from './repositories/arrivals.ts'
import { type ChosenInterests, chosenInterestsOf } from './repositories/chosen-interests.ts'
import { type FirstSteps, firstStepsOf } from './repositories/first-steps.ts'
import { type FormerNumbers, formerNumbersOf } from './repositories/former-numbers.ts'
import { type Hellos, hellosOf } from './repositories/hellos.ts'
import { type Letters, lettersOf } from './repositories/letters.ts'
import { type Members, membersOf } from './repositories/members.ts'
import { type Newcomers, newcomersOf } from './repositories/newcomers.ts'
import { type Notes, notesOf } from './repositories/notes.ts'
import { type Records, recordsOf } from './repositories/records.ts'
import { type Rushes, rushesOf } from './repositories/rushes.ts'
import { type Spaces, spacesOf } from './repositories/spaces.ts'
import { type StaffSeen, staffSeenOf } from './repositories/staff-seen.ts'
import { type UnaskedRows, unaskedOf } from './repositories/unasked.ts'
import { type UndeliveredRows, undeliveredOf } from './repositories/undelivered.ts'
import { type WaitingRows, waitingOf } from './repositories/waiting.ts'
import type { Tables } from './schema.ts'
import { type SettingsStore, settingsOf } from './settings-store.ts'
import { SuggestionRows, type SuggestionStore } from './suggestion-store.ts'
import type { Transactions } from './transaction.ts'

/** Everything of one community, and nothing of another. */
export interface CommunityStore extends SuggestionStore {
  readonly spaces: Spaces
  readonly members: Members
  readonly staffSeen: StaffSeen
  readonly arrivals: Arrivals
  readonly hellos: Hellos
  readonly rushes: Rushes
  readonly notes: Notes
  readonly newcomers: Newcomers
  readonly letters: Letters
  readonly unasked: UnaskedRows
  readonly firstSteps: FirstSteps
  readonly chosenInterests: ChosenInterests
  readonly records: Records
  readonly formerNumbers: FormerNumbers
  readonly undelivered: UndeliveredRows
  readonly waiting: WaitingRows
  readonly settings: SettingsStore
}

/** So many communities' stores are kept by one process. */
const keptAtMost = 1000

/** Makes the stores of communities, each once: nothing of what is in the database is kept in one. */
export function communityStores(
  db: () => Kysely<Tables>,
  keyed: KeyedStore,
  transactions: Transactions,
): (community: CommunityId) => CommunityStore {
  const kept = new Map<CommunityId, CommunityStore>()
  return (community) => {
    const known = kept.get(community)
    if (known !== undefined) return known
    const made = new CommunityRows(community, db, keyed, transactions)
    if (kept.size >= keptAtMost) kept.clear()
    kept.set(community, made)
    return made
  }
}

/** Each part is made when it is asked for: a call needs few of them. Those that nearly every call asks for are kept. */
class CommunityRows extends SuggestionRows implements CommunityStore {
  readonly #db: () => Kysely<Tables>
  readonly #keyed: KeyedStore
  readonly #transactions: Transactions
  #spaces: Spaces | undefined
  #members: Members | undefined
  #staffSeen: StaffSeen | undefined
  #notes: Notes | undefined
  #firstSteps: FirstSteps | undefined
  #settings: SettingsStore | undefined

  constructor(community: CommunityId, db: () => Kysely<Tables>, keyed: KeyedStore, transactions: Transactions) {
    super(community, db)
    this.#db = db
    this.#keyed = keyed
    this.#transactions = transactions
  }

  get spaces(): Spaces {
    this.#spaces ??= spacesOf(this.#db, this.community)
    return this.#spaces
  }

  get members(): Members {
    this.#members ??= membersOf(this.#db, this.community)
    return this.#members
  }

  get staffSeen(): StaffSeen {
    this.#staffSeen ??= staffSeenOf(this.#db, this.community)
    return this.#staffSeen
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
    this.#notes ??= notesOf(this.#db, this.community)
    return this.#notes
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

  get firstSteps(): FirstSteps {
    this.#firstSteps ??= firstStepsOf(this.#db, this.community)
    return this.#firstSteps
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
    this.#settings ??= settingsOf(this.#keyed, this.#db, this.#transactions, this.community)
    return this.#settings
  }
}
