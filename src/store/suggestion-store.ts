// What a community keeps of suggestions: the ideas, who stands behind them, and where their cards are.
import type { Kysely } from 'kysely'
import type { CommunityId } from '../domain/ids.ts'
import { type CardLosses, cardLossesOf } from './repositories/card-losses.ts'
import { type CardPlaces, cardPlacesOf } from './repositories/card-places.ts'
import { type Comments, commentsOf } from './repositories/comments.ts'
import { type SuggestionEdits, suggestionEditsOf } from './repositories/suggestion-edits.ts'
import { type Suggestions, suggestionsOf } from './repositories/suggestions.ts'
import { type TakenPart, takenPartOf } from './repositories/taken-part.ts'
import { type Voters, votersOf } from './repositories/voters.ts'
import { type Votes, votesOf } from './repositories/votes.ts'
import type { Tables } from './schema.ts'
import { SupportRows, type SupportStore } from './support-store.ts'

export interface SuggestionStore extends SupportStore {
  readonly suggestions: Suggestions
  readonly votes: Votes
  readonly voters: Voters
  readonly cardPlaces: CardPlaces
  readonly comments: Comments
  readonly suggestionEdits: SuggestionEdits
  readonly cardLosses: CardLosses
  readonly takenPart: TakenPart
}

/** Each part is made when it is asked for: a call needs two or three of them. */
export class SuggestionRows extends SupportRows implements SuggestionStore {
  readonly #db: () => Kysely<Tables>

  constructor(community: CommunityId, db: () => Kysely<Tables>) {
    super(community, db)
    this.#db = db
  }

  get suggestions(): Suggestions {
    return suggestionsOf(this.#db, this.community)
  }

  get votes(): Votes {
    return votesOf(this.#db, this.community)
  }

  get voters(): Voters {
    return votersOf(this.#db, this.community)
  }

  get cardPlaces(): CardPlaces {
    return cardPlacesOf(this.#db, this.community)
  }

  get comments(): Comments {
    return commentsOf(this.#db, this.community)
  }

  get takenPart(): TakenPart {
    return takenPartOf(this.#db, this.community)
  }

  get cardLosses(): CardLosses {
    return cardLossesOf(this.#db, this.community)
  }

  get suggestionEdits(): SuggestionEdits {
    return suggestionEditsOf(this.#db, this.community)
  }
}
