// The buttons and selects of public questions.
import type { ActionRef } from './action-id.ts'

const ref = (name: string): ActionRef => ({ name, version: 1 })

/** Shows the answers of a question to pick what solved it: (question). */
export const questionSolved = ref('question-solved')
/** Picks it, by a select whose values are answers: (question). */
export const questionPick = ref('question-pick')
/** Takes back that a question is solved: (question). */
export const questionTakeBack = ref('question-take-back')
/** Says that it is no question: (question). */
export const questionDrop = ref('question-drop')
/** The same by a select whose values are questions: (). */
export const questionDropOne = ref('question-drop-one')
/** Makes a support thread of it: (question). */
export const questionMove = ref('question-move')
/** The caller wants to be named with nothing that they solved, or to be named again: (on or off). */
export const questionName = ref('question-name')
/** Shows the questions that wait behind this one: (when it was asked, question). */
export const questionsMore = ref('questions-more')
