// What people do about votes beside giving them: hearing of a suggestion or not; and what staff do for others, and see of them.
// Everything is of the caller's community alone.
import type { Caller } from '../../../domain/caller.ts'
import type { Hearing } from '../../../domain/vote.ts'
import type { Say } from '../../../locales/say.ts'
import type { Message } from '../../../view/message.ts'
import type { House } from '../../house.ts'
import type { Asker } from '../../support/caller.ts'
import type { Allowed } from '../card-places.ts'
import type { Which } from '../known-suggestion.ts'
import { setHearing } from './hearing.ts'
import { takeBackFor, type VoteFor, voteFor } from './vote-for.ts'
import { votersPage } from './voters-list.ts'

export interface VotingService {
  /** Has the caller told what becomes of a suggestion, or nothing more of it. */
  hear(caller: Caller, say: Say, id: string, wanted: Hearing): Promise<Message>
  /** Puts a vote in for somebody. */
  voteFor(by: Asker, wanted: VoteFor): Promise<Message>
  /** Takes back what was put in for this account. */
  takeBackFor(by: Asker, id: string, account: string): Promise<Message>
  /** Who voted, those behind that account. */
  voters(caller: Caller, say: Say, which: Which, after: string): Promise<Message>
}

/** Makes the service. */
export const votingService = (house: House, allowed: Allowed): VotingService => ({
  hear: (caller, say, id, wanted) => setHearing(house, caller, say, id, wanted),
  voteFor: (by, wanted) => voteFor(house, allowed, by, wanted),
  takeBackFor: (by, id, account) => takeBackFor(house, allowed, by, id, account),
  voters: (caller, say, which, after) => votersPage(house, caller, say, which, after),
})
