// Suggestions: put forward, voted on, looked at, decided. Everything is of the caller's community alone.
import type { Caller } from '../../domain/caller.ts'
import type { CommunityId, SuggestionId } from '../../domain/ids.ts'
import type { SpaceRef } from '../../domain/place.ts'
import type { Suggestion } from '../../domain/suggestion.ts'
import type { Say } from '../../locales/say.ts'
import type { Choice, Message } from '../../view/message.ts'
import type { House } from '../house.ts'
import { suggestionCard } from './card.ts'
import type { Allowed } from './card-places.ts'
import { type ChoiceOrder, suggestionChoices } from './choose.ts'
import { type Correction, correctDecision, toCorrect } from './correct.ts'
import type { Verdict } from './decide.ts'
import { type Chosen, decideByNumber, decideOn, withFormer } from './former-number.ts'
import { knownSuggestion, type Which } from './known-suggestion.ts'
import { exportSuggestions } from './lists/export.ts'
import { listSuggestions } from './lists/list.ts'
import { listChoices } from './lists/list-filter.ts'
import { type ListWish, readBegins } from './lists/list-wish.ts'
import type { Idea } from './put-forward.ts'
import { suggest } from './suggest.ts'
import { undecidedSuggestions } from './undecided.ts'
import { viewSuggestion } from './view.ts'
import { takeBack, vote } from './vote.ts'

export interface SuggestionService {
  /** Puts an idea forward. Rejects with a UserError while there is no channel for it. */
  suggest(caller: Caller, say: Say, idea: Idea): Promise<Message>
  /** Counts a vote, or says that it stands already. */
  vote(caller: Caller, say: Say, id: string): Promise<Message>
  takeBack(caller: Caller, say: Say, id: string): Promise<Message>
  /** Decides, tells the author and who voted, and changes the cards. */
  decide(caller: Caller, say: Say, verdict: Verdict & { readonly number: number }): Promise<Message>
  /** Decides on the one of two that a number may mean. */
  decideOn(caller: Caller, say: Say, chosen: Chosen): Promise<Message>
  /** Corrects a decision that was wrong, and says so to whoever was told of it. */
  correct(caller: Caller, say: Say, correction: Correction): Promise<Message>
  /** A decided one, and how many people hear of a correction. */
  toCorrect(caller: Caller, say: Say, id: string): ReturnType<typeof toCorrect>
  /** A page of a list, from its beginning or further down. Rejects with a UserError when it is narrowed by what there is not. */
  list(caller: Caller, say: Say, wish: ListWish, behind?: string): Promise<Message>
  /** Sends a list as a file for spreadsheets, to staff. */
  export(caller: Caller, say: Say, wish: ListWish): Promise<Message>
  /** Completions of what narrows a list. */
  listChoices(asked: Parameters<typeof listChoices>[1]): Promise<readonly Choice[]>
  view(caller: Caller, say: Say, which: Which): Promise<Message>
  /** What waits for a decision. */
  undecided(caller: Caller, say: Say): Promise<Message>
  /** The card that everyone in a space sees; undefined when there is no such suggestion. */
  card(community: CommunityId, id: SuggestionId, here: SpaceRef, say: Say): Promise<Message | undefined>
  /** Completions of a number. */
  choices(caller: Caller, say: Say, typed: string, order: ChoiceOrder): Promise<readonly Choice[]>
  /** The suggestion itself. Rejects with a UserError when there is none. */
  find(caller: Caller, say: Say, which: Which): Promise<Suggestion>
}

/** Makes the service. */
export const suggestionsService = (house: House, allowed: Allowed): SuggestionService => ({
  suggest: (caller, say, idea) => suggest(house, allowed, caller, say, idea),
  vote: (caller, say, id) => vote(house, allowed, caller, say, id),
  takeBack: (caller, say, id) => takeBack(house, allowed, caller, say, id),
  decide: (caller, say, verdict) => decideByNumber(house, allowed, caller, say, verdict),
  decideOn: (caller, say, chosen) => decideOn(house, allowed, caller, say, chosen),
  correct: (caller, say, correction) => correctDecision(house, allowed, caller, say, correction),
  toCorrect: (caller, say, id) => toCorrect(house, caller, say, id),
  list: (caller, say, wish, behind = '') => listSuggestions(house, caller, say, wish, readBegins(behind)),
  export: (caller, say, wish) => exportSuggestions(house, caller, say, wish),
  listChoices: (asked) => listChoices(house, asked),
  view: async (caller, say, which) => {
    const seen = await viewSuggestion(house, caller, say, which)
    return 'number' in which ? withFormer(house, caller, say, which.number, seen) : seen
  },
  undecided: (caller, say) => undecidedSuggestions(house, caller, say),
  card: async (community, id, here, say) => {
    const suggestion = await house.store.of(community).suggestions.get(id)
    return suggestion === undefined ? undefined : suggestionCard(house, suggestion, here, say)
  },
  choices: (caller, say, typed, order) => suggestionChoices(house, caller, say, typed, order),
  find: (caller, say, which) => knownSuggestion(house, caller, say, which),
})
