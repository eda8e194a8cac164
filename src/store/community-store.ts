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

/** The store of one community. */
export const communityStore = (
  community: CommunityId,
  db: () => Kysely<Tables>,
  keyed: KeyedStore,
  transactions: Transactions,
): CommunityStore => new CommunityRows(community, db, keyed, transactions)

/** Each part is made when it is asked for: a call needs two or three of them. */
class CommunityRows extends SuggestionRows implements CommunityStore {
  readonly #db: () => Kysely<Tables>
  readonly #keyed: KeyedStore
  readonly #transactions: Transactions

  constructor(community: CommunityId, db: () => Kysely<Tables>, keyed: KeyedStore, transactions: Transactions) {
    super(community, db)
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

  get staffSeen(): StaffSeen {
    return staffSeenOf(this.#db, this.community)
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
