// The tables of public questions as TypeScript sees them, as schema.ts has the others.

interface Questions {
  id: string
  community: string
  space: string
  /** The channel that is watched. */
  channel: string
  place: string
  /** The key of the thread under it, whether there is one or not. */
  root: string
  /** What names its message. */
  message: string
  url: string | null
  asker: string | null
  title: string
  words: string | null
  asked_at: number
  state: string
  answered_at: number | null
  solved_at: number | null
  solver: string | null
  marked_by: string | null
  /** What names the message that solved it. */
  answer: string | null
  /** What names Hearth's own line under it, once that stands. */
  line: string | null
}

interface QuestionAnswers {
  id: string
  community: string
  question: string
  /** What names its message. */
  message: string
  author: string | null
  words: string
  at: number
}

/** Who does not want to be named as whoever solved something. */
interface QuestionUnnamed {
  member: string
  community: string
}

export interface QuestionTables {
  questions: Questions
  question_answers: QuestionAnswers
  question_unnamed: QuestionUnnamed
}
