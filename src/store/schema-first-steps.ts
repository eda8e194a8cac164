// The tables of first steps and interests as TypeScript sees them, as schema.ts has the others.

interface StepsDone {
  community: string
  member: string
  step: string
  at: number
}

interface NewcomerAnswers {
  community: string
  member: string
  words: string
  at: number
}

interface InterestsChosen {
  community: string
  member: string
  interest: string
  at: number
  /** When the platform refused to give what it gives; null once it has. */
  refused_at: number | null
}

export interface FirstStepTables {
  steps_done: StepsDone
  newcomer_answers: NewcomerAnswers
  interests_chosen: InterestsChosen
}
