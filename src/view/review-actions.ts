// The buttons and forms of what is looked through before it is published.
import type { ActionRef } from './action-id.ts'

const ref = (name: string): ActionRef => ({ name, version: 1 })

/** Publishes a suggestion: (suggestion). */
export const reviewPublish = ref('review-publish')
/** Opens the form of a question to its author, and is that form: (suggestion). */
export const reviewAsk = ref('review-ask')
/** Opens the form that says why it is not published, and is that form: (suggestion). */
export const reviewDecline = ref('review-decline')
/** Opens the form in which it is handed in again, and is that form: (suggestion). */
export const reviewAnswer = ref('review-answer')
/** Has an author without an account forgotten: (suggestion, `ask` or `sure`). */
export const reviewForget = ref('review-forget')
