// What people do about votes beside giving them: hearing of a suggestion or not. Everything is of the caller's community alone.
import type { Caller } from '../../../domain/caller.ts'
import type { Hearing } from '../../../domain/vote.ts'
import type { Say } from '../../../locales/say.ts'
import type { Message } from '../../../view/message.ts'
import type { House } from '../../house.ts'
import { setHearing } from './hearing.ts'

export interface VotingService {
  /** Has the caller told what becomes of a suggestion, or nothing more of it. */
  hear(caller: Caller, say: Say, id: string, wanted: Hearing): Promise<Message>
}

/** Makes the service. */
export const votingService = (house: House): VotingService => ({
  hear: (caller, say, id, wanted) => setHearing(house, caller, say, id, wanted),
})
