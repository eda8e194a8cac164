// Suggestions: put forward, voted on, looked at, decided. Everything is of the caller's community alone.
import type { Caller } from '../../domain/caller.ts'
import type { FilledFile } from '../../domain/file.ts'
import type { CommunityId, SuggestionId } from '../../domain/ids.ts'
import type { SpaceRef } from '../../domain/place.ts'
import type { Suggestion } from '../../domain/suggestion.ts'
import type { VoteSide } from '../../domain/vote.ts'
import type { Say } from '../../locales/say.ts'
import type { Choice, Message } from '../../view/message.ts'
import type { House } from '../house.ts'
import type { Asker } from '../support/caller.ts'
import type { NamedRole } from '../welcome/role-to-give.ts'
import { titleChoices } from './alike/chosen.ts'
import { searchSuggestions } from './alike/search.ts'
import { publicCard } from './card.ts'
import type { Allowed } from './card-places.ts'
import { type ChoiceOrder, suggestionChoices } from './choose.ts'
import { type Correction, correctDecision, toCorrect } from './correct.ts'
import { giveToTeam } from './deciding/give-to-team.ts'
import { decidedInTime } from './deciding/in-time.ts'
import type { TypedVerdict } from './deciding/read-verdict.ts'
import { type LabelWish, setLabels } from './deciding/set-labels.ts'
import { teamChoices } from './deciding/team-choices.ts'
import { noThanks, setThanks } from './deciding/thanks-role.ts'
import { type Chosen, decideByNumber, decideOn, withFormer } from './former-number.ts'
import { knownSuggestion, type Which } from './known-suggestion.ts'
import { exportSuggestions } from './lists/export.ts'
import { listSuggestions } from './lists/list.ts'
import { listChoices } from './lists/list-filter.ts'
import { type ListWish, readBegins } from './lists/list-wish.ts'
import type { Idea } from './put-forward.ts'
import { sendAttachments } from './send-attachments.ts'
import { suggest, suggestAllTheSame } from './suggest.ts'
import { topicChoices } from './topics.ts'
import { undecidedSuggestions } from './undecided.ts'
import { viewSuggestion } from './view.ts'
import { takeBack, vote } from './vote.ts'

export interface SuggestionService {
  /** Puts an idea forward, with files. Rejects with a UserError while there is no channel for it. */
  suggest(caller: Caller, say: Say, idea: Idea, files: readonly FilledFile[]): Promise<Message>
  /** Sends the files of a suggestion to whoever asks. Rejects with a UserError where there are none. */
  sendAttachments(by: Asker, id: string): Promise<Message>
  /** Whether an idea may be put forward without its author's name. */
  mayBeUnnamed(caller: Caller): Promise<boolean>
  /** Puts one forward that waited, although others are like it. */
  suggestAllTheSame(caller: Caller, say: Say, kept: string): Promise<Message>
  /** What is like a title that is being typed. */
  titles(caller: Caller, say: Say, typed: string): Promise<readonly Choice[]>
  /** The topics there are, or those that have what is typed. */
  topics(caller: Caller, typed?: string): Promise<readonly Choice[]>
  search(caller: Caller, say: Say, words: string): Promise<Message>
  /** Counts a vote, changes its side, or says that it stands already; for it unless said. */
  vote(caller: Caller, say: Say, id: string, side?: VoteSide): Promise<Message>
  takeBack(caller: Caller, say: Say, id: string): Promise<Message>
  /** Decides on one or several, tells whom it concerns, and changes the cards. */
  decide(caller: Caller, say: Say, numbers: readonly number[], verdict: TypedVerdict): Promise<Message>
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
  /** What the statuses are called; with a status and words, changes that. */
  labels(caller: Caller, say: Say, wish: LabelWish): Promise<Message>
  /** A team answers for it from now on. */
  giveToTeam(caller: Caller, say: Say, given: { readonly id: string; readonly team: string }): Promise<Message>
  /** How much each team has decided within the set time. */
  decidedInTime(caller: Caller, say: Say): Promise<Message>
  /** The role that is given as thanks; with one, changes that. */
  setThanks(caller: Caller, say: Say, role: NamedRole | undefined): Promise<Message>
  noThanks(caller: Caller, say: Say): Promise<Message>
  /** The teams that can answer for one. */
  teams(caller: Caller, typed: string): Promise<readonly Choice[]>
  /** Completions of a number. */
  choices(caller: Caller, say: Say, typed: string, order: ChoiceOrder): Promise<readonly Choice[]>
  /** The suggestion itself. Rejects with a UserError when there is none. */
  find(caller: Caller, say: Say, which: Which): Promise<Suggestion>
}

/** Makes the service. */
export const suggestionsService = (house: House, allowed: Allowed): SuggestionService => ({
  suggest: (caller, say, idea, files) => suggest(house, allowed, caller, say, idea, files),
  sendAttachments: (by, id) => sendAttachments(house, by, id),
  mayBeUnnamed: async ({ community }) =>
    (await house.store.of(community).settings.get())['suggestions.unnamed'] === 'on',
  suggestAllTheSame: (caller, say, kept) => suggestAllTheSame(house, allowed, caller, say, kept),
  titles: (caller, say, typed) => titleChoices(house, caller, say, typed),
  topics: (caller, typed) => topicChoices(house, caller, typed),
  search: (caller, say, words) => searchSuggestions(house, caller, say, words),
  vote: (caller, say, id, side = 'for') => vote(house, allowed, caller, say, { id, side }),
  takeBack: (caller, say, id) => takeBack(house, allowed, caller, say, id),
  decide: (caller, say, numbers, verdict) => decideByNumber(house, allowed, caller, say, numbers, verdict),
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
    return suggestion === undefined ? undefined : publicCard(house, suggestion, here, say)
  },
  labels: (caller, say, wish) => setLabels(house, caller, say, wish),
  giveToTeam: (caller, say, given) => giveToTeam(house, allowed, caller, say, given),
  decidedInTime: (caller, say) => decidedInTime(house, caller, say),
  setThanks: (caller, say, role) => setThanks(house, caller, say, role),
  noThanks: (caller, say) => noThanks(house, caller, say),
  teams: (caller, typed) => teamChoices(house, caller, typed),
  choices: (caller, say, typed, order) => suggestionChoices(house, caller, say, typed, order),
  find: (caller, say, which) => knownSuggestion(house, caller, say, which),
})
