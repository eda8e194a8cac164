// The buttons of suggestions that are like one another.
import type { ActionRef } from './action-id.ts'

const ref = (name: string, version = 1): ActionRef => ({ name, version })

/** Puts an idea forward although others are like it: (the idea, as it is kept). */
export const suggestAnyway = ref('suggest-anyway')
