// The buttons of lists of suggestions, as actions.ts has the others.
import type { ActionRef } from './action-id.ts'

const ref = (name: string, version = 1): ActionRef => ({ name, version })

/** Shows what stands further down in a list: (order, behind what, status, whose, team, topic). */
export const suggestionsOn = ref('suggestions-on')
/** Shows another list, by a select whose values are orders, or the caller's own: (status, team, topic). */
export const suggestionsOrder = ref('suggestions-order')
/** Sends a list as a file for spreadsheets: (order, whose, status, team, topic). */
export const suggestionsCsv = ref('suggestions-csv')
