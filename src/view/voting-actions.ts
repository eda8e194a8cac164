// The buttons of voting on suggestions and of hearing about them, beside those in actions.ts.
import type { ActionRef } from './action-id.ts'

const ref = (name: string, version = 1): ActionRef => ({ name, version })

/** Votes against a suggestion: (suggestion). */
export const voteAgainstRef = ref('vote-against')
/** Has somebody told what becomes of it, without a vote: (suggestion). */
export const followRef = ref('follow')
/** Tells them nothing more of it: (suggestion). */
export const stopHearingRef = ref('stop-hearing')
