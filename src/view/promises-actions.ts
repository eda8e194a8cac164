// The buttons and forms of promises, agreements, corrections and complaints.
import type { ActionRef } from './action-id.ts'

const ref = (name: string, version = 1): ActionRef => ({ name, version })

/** Opens the form of `/promise` for it: (thread). */
export const threadPromise = ref('thread-promise')
/** Shows an open promise, by a select whose values are promises: (). */
export const promiseChoose = ref('promise-choose')
/** It is kept: (promise). */
export const promiseKept = ref('promise-kept')
/** Opens the form that takes it back, and is that form: (promise). */
export const promiseTakeBack = ref('promise-take-back')
/** Opens the form that puts it off, and is that form: (promise). */
export const promiseLater = ref('promise-later')
/** Opens the form of `/agreed` for it: (thread). */
export const threadAgreed = ref('thread-agreed')
/** The other side says that it is right: (agreement). */
export const agreedRight = ref('agreed-right')
/** Opens the form that corrects it, and is that form: (agreement). */
export const agreedCorrect = ref('agreed-correct')
/** Opens the form that corrects a decision, and is that form: (suggestion). */
export const decisionCorrect = ref('decision-correct')
/** Opens the form that corrects a reply openly, and is that form: (reply). */
export const replyCorrect = ref('reply-correct')
/** Opens that form, by a select whose values are replies: (thread). */
export const replyCorrectChosen = ref('reply-correct-chosen')
/** Opens the form that corrects a saved reply openly, and is that form: (saved reply). */
export const savedCorrect = ref('saved-correct')
/** Opens the form of `/complaint` for it, in whatever state it is: (thread). */
export const complaintForm = ref('complaint')
/** Has a topic be for complaints, or not any more: (topic, yes or no). */
export const topicComplaint = ref('topic-complaint')
