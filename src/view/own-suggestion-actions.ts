// The buttons and forms of what authors do with their own suggestions, and of cards that somebody deleted.
import type { ActionRef } from './action-id.ts'

const ref = (name: string, version = 1): ActionRef => ({ name, version })

/** Opens the form that changes it, and is that form: (suggestion). */
export const suggestionEdit = ref('suggestion-edit')
/** What it said before, for staff: (suggestion, how many changes back). */
export const suggestionEarlier = ref('suggestion-earlier')
/** Takes it back, or asks first where others voted: (suggestion). */
export const suggestionWithdraw = ref('suggestion-withdraw')
/** Takes it back all the same: (suggestion). */
export const suggestionWithdrawNow = ref('suggestion-withdraw-now')
/** It stands again: (suggestion). */
export const suggestionRestore = ref('suggestion-restore')
/** A card that somebody deleted is posted again: (suggestion). */
export const lostCardAgain = ref('lost-card-again')
/** The suggestion of such a card is closed: (suggestion). */
export const lostCardClose = ref('lost-card-close')
