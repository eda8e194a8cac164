// A public question: asked in a channel that is watched, answered by anyone, solved by an answer that its asker or staff mark.
import type { MemberId } from './ids.ts'
import type { Place, SpaceRef, ThreadPlace } from './place.ts'

/**
 * `open`: nobody else has answered. `moved`: it goes on in a support thread. `dropped`: it is none. `gone`: its message is, or
 * its asker.
 */
export const questionStates = ['open', 'answered', 'solved', 'moved', 'dropped', 'gone'] as const
export type QuestionState = (typeof questionStates)[number]

export interface Question {
  readonly id: string
  readonly space: SpaceRef
  /** Where it stands: a channel, or a post of a forum. */
  readonly place: Place
  /** The thread under it, whether it was begun or not. */
  readonly root: ThreadPlace
  /** The channel that is watched. */
  readonly channel: string
  /** Where a browser finds it, where the platform told. */
  readonly url: string | undefined
  /** Undefined once they asked to be forgotten. */
  readonly asker: MemberId | undefined
  /** Its first line. */
  readonly title: string
  /** All of it, for as long as it may become a support thread. */
  readonly words: string | undefined
  readonly askedAt: number
  readonly state: QuestionState
  /** When the first answer of somebody else came, as far as it stands. */
  readonly answeredAt: number | undefined
  readonly solvedAt: number | undefined
  /** Whose answer solved it; undefined where that was the asker's own, or of nobody who is known. */
  readonly solver: MemberId | undefined
  /** What names the message that solved it. */
  readonly answer: string | undefined
}

/** An answer that may be picked. */
export interface QuestionAnswer {
  readonly id: string
  readonly question: string
  readonly author: MemberId | undefined
  /** Its first words. */
  readonly words: string
  readonly at: number
}

/** How long answers can be picked from a list, and the whole words of a question are kept. */
export const wordsKeptMs = 30 * 24 * 60 * 60_000

/** What the same person writes next in the same channel is still the same question. */
export const sameQuestionMs = 10 * 60_000

/** How much of a question's words is kept. */
export const questionLength = 2_000
