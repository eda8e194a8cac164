// What a community keeps of support: its threads, what stands around them, and what is beyond them.
import type { Kysely } from 'kysely'
import type { CommunityId } from '../domain/ids.ts'
import { type Agreements, agreementsOf } from './repositories/agreements.ts'
import { type Belonging, belongingOf } from './repositories/belonging.ts'
import { type CarriedRows, carriedOf } from './repositories/carried.ts'
import { type Complaints, complaintsOf } from './repositories/complaints.ts'
import { type Contacts, contactsOf } from './repositories/contacts.ts'
import { type Conversations, conversationsOf } from './repositories/conversations.ts'
import { type Duty, dutyOf } from './repositories/duty.ts'
import { type HeldWordsRows, heldWordsOf } from './repositories/held-words.ts'
import { type IntakeRows, intakeOf } from './repositories/intake.ts'
import { type Organisations, organisationsOf } from './repositories/organisations.ts'
import { type Promises, promisesOf } from './repositories/promises.ts'
import { type QuestionAnswers, questionAnswersOf } from './repositories/question-answers.ts'
import { type Questions, questionsOf } from './repositories/questions.ts'
import { type Ratings, ratingsOf } from './repositories/ratings.ts'
import { type ReplyDrafts, replyDraftsOf } from './repositories/reply-drafts.ts'
import { type Reports, reportsOf } from './repositories/reports.ts'
import { type SavedReplies, savedRepliesOf } from './repositories/saved-replies.ts'
import { type SavedUses, savedUsesOf } from './repositories/saved-uses.ts'
import { type SupportBlocks, supportBlocksOf } from './repositories/support-blocks.ts'
import { type ThreadCopies, threadCopiesOf } from './repositories/thread-copies.ts'
import { type ThreadFigures, threadFiguresOf } from './repositories/thread-figures.ts'
import { type ThreadFiles, threadFilesOf } from './repositories/thread-files.ts'
import { type ThreadHistoryRows, threadHistoryOf } from './repositories/thread-history.ts'
import { type ThreadKeeping, threadKeepingOf } from './repositories/thread-keeping.ts'
import { type ThreadOpenings, threadOpeningsOf } from './repositories/thread-openings.ts'
import { type ThreadPeople, threadPeopleOf } from './repositories/thread-people.ts'
import { type ThreadQueue, threadQueueOf } from './repositories/thread-queue.ts'
import { type ThreadTags, threadTagsOf } from './repositories/thread-tags.ts'
import { type ThreadTargets, threadTargetsOf } from './repositories/thread-targets.ts'
import { type Threads, threadsOf } from './repositories/threads.ts'
import { type TouchPoints, touchPointsOf } from './repositories/touch-points.ts'
import { type Webhooks, webhooksOf } from './repositories/webhooks.ts'
import type { Tables } from './schema.ts'

export interface SupportStore {
  readonly community: CommunityId
  readonly threads: Threads
  readonly threadTargets: ThreadTargets
  readonly threadOpenings: ThreadOpenings
  readonly supportBlocks: SupportBlocks
  readonly threadHistory: ThreadHistoryRows
  readonly threadPeople: ThreadPeople
  readonly threadTags: ThreadTags
  readonly threadQueue: ThreadQueue
  readonly heldWords: HeldWordsRows
  readonly duty: Duty
  readonly promises: Promises
  readonly agreements: Agreements
  readonly complaints: Complaints
  readonly savedUses: SavedUses
  readonly savedReplies: SavedReplies
  readonly replyDrafts: ReplyDrafts
  readonly carried: CarriedRows
  readonly threadCopies: ThreadCopies
  readonly ratings: Ratings
  readonly threadFigures: ThreadFigures
  readonly conversations: Conversations
  readonly threadFiles: ThreadFiles
  readonly threadKeeping: ThreadKeeping
  readonly questions: Questions
  readonly questionAnswers: QuestionAnswers
  readonly reports: Reports
  readonly contacts: Contacts
  readonly intake: IntakeRows
  readonly organisations: Organisations
  readonly belonging: Belonging
  readonly touchPoints: TouchPoints
  readonly webhooks: Webhooks
}

/** Each part is made when it is asked for. */
export class SupportRows implements SupportStore {
  readonly community: CommunityId
  readonly #db: () => Kysely<Tables>
  #threads: Threads | undefined

  constructor(community: CommunityId, db: () => Kysely<Tables>) {
    this.community = community
    this.#db = db
  }

  get threads(): Threads {
    this.#threads ??= threadsOf(this.#db, this.community)
    return this.#threads
  }

  get threadTargets(): ThreadTargets {
    return threadTargetsOf(this.#db, this.community)
  }

  get threadOpenings(): ThreadOpenings {
    return threadOpeningsOf(this.#db, this.community)
  }

  get supportBlocks(): SupportBlocks {
    return supportBlocksOf(this.#db, this.community)
  }

  get threadHistory(): ThreadHistoryRows {
    return threadHistoryOf(this.#db, this.community)
  }

  get threadPeople(): ThreadPeople {
    return threadPeopleOf(this.#db, this.community)
  }

  get threadTags(): ThreadTags {
    return threadTagsOf(this.#db, this.community)
  }

  get threadQueue(): ThreadQueue {
    return threadQueueOf(this.#db, this.community)
  }

  get heldWords(): HeldWordsRows {
    return heldWordsOf(this.#db, this.community)
  }

  get duty(): Duty {
    return dutyOf(this.#db, this.community)
  }

  get promises(): Promises {
    return promisesOf(this.#db, this.community)
  }

  get agreements(): Agreements {
    return agreementsOf(this.#db, this.community)
  }

  get savedUses(): SavedUses {
    return savedUsesOf(this.#db, this.community)
  }

  get complaints(): Complaints {
    return complaintsOf(this.#db, this.community)
  }

  get savedReplies(): SavedReplies {
    return savedRepliesOf(this.#db, this.community)
  }

  get replyDrafts(): ReplyDrafts {
    return replyDraftsOf(this.#db, this.community)
  }

  get carried(): CarriedRows {
    return carriedOf(this.#db, this.community)
  }

  get threadCopies(): ThreadCopies {
    return threadCopiesOf(this.#db, this.community)
  }

  get ratings(): Ratings {
    return ratingsOf(this.#db, this.community)
  }

  get threadFigures(): ThreadFigures {
    return threadFiguresOf(this.#db, this.community)
  }

  get conversations(): Conversations {
    return conversationsOf(this.#db, this.community)
  }

  get threadFiles(): ThreadFiles {
    return threadFilesOf(this.#db, this.community)
  }

  get threadKeeping(): ThreadKeeping {
    return threadKeepingOf(this.#db, this.community)
  }

  get questions(): Questions {
    return questionsOf(this.#db, this.community)
  }

  get questionAnswers(): QuestionAnswers {
    return questionAnswersOf(this.#db, this.community)
  }

  get reports(): Reports {
    return reportsOf(this.#db, this.community)
  }

  get contacts(): Contacts {
    return contactsOf(this.#db, this.community)
  }

  get intake(): IntakeRows {
    return intakeOf(this.#db, this.community)
  }

  get organisations(): Organisations {
    return organisationsOf(this.#db, this.community)
  }

  get belonging(): Belonging {
    return belongingOf(this.#db, this.community)
  }

  get touchPoints(): TouchPoints {
    return touchPointsOf(this.#db, this.community)
  }

  get webhooks(): Webhooks {
    return webhooksOf(this.#db, this.community)
  }
}
