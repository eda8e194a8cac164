// The buttons of voting on suggestions and of hearing about them, beside those in actions.ts.
import type { ActionRef } from './action-id.ts'

const ref = (name: string, version = 1): ActionRef => ({ name, version })

/** Votes against a suggestion: (suggestion). */
export const voteAgainstRef = ref('vote-against')
/** Has somebody told what becomes of it, without a vote: (suggestion). */
export const followRef = ref('follow')
/** Tells them nothing more of it: (suggestion). */
export const stopHearingRef = ref('stop-hearing')
/** Shows who voted, behind that account: (suggestion, account or nothing). */
export const votersRef = ref('voters')
/** Takes back what was put in for somebody: (suggestion, account). */
export const votePutBackRef = ref('vote-put-back')
