// What a community keeps of suggestions: the ideas, who stands behind them, and where their cards are.
import type { Kysely } from 'kysely'
import type { CommunityId } from '../domain/ids.ts'
import { type CardPlaces, cardPlacesOf } from './repositories/card-places.ts'
import { type Comments, commentsOf } from './repositories/comments.ts'
import { type SuggestionIntake, suggestionIntakeOf } from './repositories/suggestion-intake.ts'
import { type SuggestionPace, suggestionPaceOf } from './repositories/suggestion-pace.ts'
import { type SuggestionReviews, suggestionReviewsOf } from './repositories/suggestion-reviews.ts'
import { type Suggestions, suggestionsOf } from './repositories/suggestions.ts'
import { type SupportBlocks, supportBlocksOf } from './repositories/support-blocks.ts'
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
  readonly suggestionReviews: SuggestionReviews
  readonly suggestionPace: SuggestionPace
  readonly suggestionIntake: SuggestionIntake
  /** Who can put none forward. */
  readonly suggestionBlocks: SupportBlocks
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

  get suggestionReviews(): SuggestionReviews {
    return suggestionReviewsOf(this.#db, this.community)
  }

  get suggestionPace(): SuggestionPace {
    return suggestionPaceOf(this.#db, this.community)
  }

  get suggestionIntake(): SuggestionIntake {
    return suggestionIntakeOf(this.#db, this.community)
  }

  get suggestionBlocks(): SupportBlocks {
    return supportBlocksOf(this.#db, this.community, 'suggestion_blocks')
  }
}
