// The buttons of merging suggestions, as actions.ts has the others.
import type { ActionRef } from './action-id.ts'

const ref = (name: string, version = 1): ActionRef => ({ name, version })

/** Asks which one a suggestion is merged into: (suggestion). */
export const mergeChoose = ref('merge-choose')
/** Merges it, by a select whose values are suggestions: (suggestion). */
export const mergeInto = ref('merge-into')
/** Takes a merge back: (suggestion). */
export const mergeBack = ref('merge-back')
