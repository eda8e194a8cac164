// What a community keeps of suggestions: the ideas, who stands behind them, and where their cards are.
import type { Kysely } from 'kysely'
import type { CommunityId } from '../domain/ids.ts'
import { type CardLosses, cardLossesOf } from './repositories/card-losses.ts'
import { type CardPlaces, cardPlacesOf } from './repositories/card-places.ts'
import { type Comments, commentsOf } from './repositories/comments.ts'
import { type Decided, decidedOf } from './repositories/decided.ts'
import { type Discussions, discussionsOf } from './repositories/discussions.ts'
import { type Follows, followsOf } from './repositories/follows.ts'
import { type Merges, mergesOf } from './repositories/merges.ts'
import { type SuggestionEdits, suggestionEditsOf } from './repositories/suggestion-edits.ts'
import { type SuggestionFiles, suggestionFilesOf } from './repositories/suggestion-files.ts'
import { type SuggestionIntake, suggestionIntakeOf } from './repositories/suggestion-intake.ts'
import { type SuggestionLists, suggestionListsOf } from './repositories/suggestion-lists.ts'
import { type SuggestionPace, suggestionPaceOf } from './repositories/suggestion-pace.ts'
import { type SuggestionReviews, suggestionReviewsOf } from './repositories/suggestion-reviews.ts'
import { type SuggestionSearch, suggestionSearchOf } from './repositories/suggestion-search.ts'
import { type SuggestionSources, suggestionSourcesOf } from './repositories/suggestion-sources.ts'
import { type Suggestions, suggestionsOf } from './repositories/suggestions.ts'
import { type SupportBlocks, supportBlocksOf } from './repositories/support-blocks.ts'
import { type TakenPart, takenPartOf } from './repositories/taken-part.ts'
import { type VoteLists, voteListsOf } from './repositories/vote-lists.ts'
import { type Voters, votersOf } from './repositories/voters.ts'
import { type Votes, votesOf } from './repositories/votes.ts'
import type { Tables } from './schema.ts'
import { SupportRows, type SupportStore } from './support-store.ts'

export interface SuggestionStore extends SupportStore {
  readonly suggestions: Suggestions
  readonly votes: Votes
  readonly voteLists: VoteLists
  readonly follows: Follows
  readonly voters: Voters
  readonly cardPlaces: CardPlaces
  readonly comments: Comments
  readonly merges: Merges
  readonly suggestionLists: SuggestionLists
  readonly suggestionReviews: SuggestionReviews
  readonly suggestionPace: SuggestionPace
  readonly suggestionIntake: SuggestionIntake
  /** Who can put none forward. */
  readonly suggestionBlocks: SupportBlocks
  readonly suggestionSources: SuggestionSources
  readonly discussions: Discussions
  readonly suggestionEdits: SuggestionEdits
  readonly cardLosses: CardLosses
  readonly decided: Decided
  readonly suggestionSearch: SuggestionSearch
  readonly suggestionFiles: SuggestionFiles
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

  get voteLists(): VoteLists {
    return voteListsOf(this.#db, this.community)
  }

  get follows(): Follows {
    return followsOf(this.#db, this.community)
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

  get merges(): Merges {
    return mergesOf(this.#db, this.community)
  }

  get suggestionLists(): SuggestionLists {
    return suggestionListsOf(this.#db, this.community)
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

  get suggestionSources(): SuggestionSources {
    return suggestionSourcesOf(this.#db, this.community)
  }

  get discussions(): Discussions {
    return discussionsOf(this.#db, this.community)
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

  get decided(): Decided {
    return decidedOf(this.#db, this.community)
  }

  get suggestionSearch(): SuggestionSearch {
    return suggestionSearchOf(this.#db, this.community)
  }

  get suggestionFiles(): SuggestionFiles {
    return suggestionFilesOf(this.#db, this.community)
  }
}
