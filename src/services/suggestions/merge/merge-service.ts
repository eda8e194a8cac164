// Merging suggestions, as commands and buttons call it, and what the ledger calls it for.
import type { Caller } from '../../../domain/caller.ts'
import type { Say } from '../../../locales/say.ts'
import type { Message } from '../../../view/message.ts'
import type { Flow } from '../../flow.ts'
import type { House } from '../../house.ts'
import type { Allowed } from '../card-places.ts'
import type { Which } from '../known-suggestion.ts'
import { chooseMerge } from './choose-merge.ts'
import { mergeSuggestions, takeMergeBack } from './merge.ts'
import { mergeTold, mergeTurns } from './tell-merged.ts'

export interface MergeService {
  /** Merges one into another. Rejects with a UserError, and changes nothing, where that makes no sense. */
  merge(caller: Caller, say: Say, from: Which, into: Which): Promise<Message>
  /** Takes that back, with everything as it was. */
  takeBack(caller: Caller, say: Say, which: Which): Promise<Message>
  /** Asks which one it is merged into. */
  choose(caller: Caller, say: Say, which: Which): Promise<Message>
}

/** Makes the service. */
export const mergeService = (house: House, allowed: Allowed): MergeService => ({
  merge: (caller, say, from, into) => mergeSuggestions(house, allowed, caller, say, { from, into }),
  takeBack: (caller, say, which) => takeMergeBack(house, allowed, caller, say, which),
  choose: (caller, say, which) => chooseMerge(house, caller, say, which),
})

/** Makes the flow. */
export const mergeFlow = (house: House): Flow => ({
  followUps: {},
  render: {},
  posted: {},
  due: { [mergeTold]: mergeTurns(house) },
})
