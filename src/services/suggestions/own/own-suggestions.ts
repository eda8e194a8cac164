// What authors do with their own suggestions: change them, and take them back.
import type { Caller } from '../../../domain/caller.ts'
import type { Suggestion } from '../../../domain/suggestion.ts'
import type { Say } from '../../../locales/say.ts'
import type { Message } from '../../../view/message.ts'
import type { House } from '../../house.ts'
import type { Allowed } from '../card-places.ts'
import type { Which } from '../known-suggestion.ts'
import { earlierWords } from './earlier.ts'
import { editSuggestion, type NewWords, toEdit } from './edit.ts'
import { closeLost, postAgain } from './lost-card.ts'
import { restore, withdraw } from './withdraw.ts'

export interface OwnSuggestionService {
  /** The one that they may change. Rejects with a UserError that says why they may not. */
  toEdit(caller: Caller, say: Say, which: Which): Promise<Suggestion>
  edit(caller: Caller, say: Say, id: string, words: NewWords): Promise<Message>
  /** What it said so many changes back. */
  earlier(caller: Caller, say: Say, id: string, back: number): Promise<Message>
  /** Takes it back; where others voted, only when they are sure. */
  withdraw(caller: Caller, say: Say, which: Which, sure: boolean): Promise<Message>
  /** It stands again. */
  restore(caller: Caller, say: Say, id: string): Promise<Message>
  /** A card that somebody deleted is posted again. */
  postAgain(caller: Caller, say: Say, id: string): Promise<Message>
  /** The suggestion of such a card is closed. */
  closeLost(caller: Caller, say: Say, id: string): Promise<Message>
}

/** Makes the service. */
export const ownSuggestionService = (house: House, allowed: Allowed): OwnSuggestionService => ({
  toEdit: (caller, say, which) => toEdit(house, caller, say, which),
  edit: (caller, say, id, words) => editSuggestion(house, allowed, caller, say, id, words),
  earlier: (caller, say, id, back) => earlierWords(house, caller, say, id, back),
  withdraw: (caller, say, which, sure) => withdraw(house, caller, say, which, sure),
  restore: (caller, say, id) => restore(house, allowed, caller, say, id),
  postAgain: (caller, say, id) => postAgain(house, caller, say, id),
  closeLost: (caller, say, id) => closeLost(house, caller, say, id),
})
