// The buttons and forms of deciding on suggestions.
import type { ActionRef } from './action-id.ts'

const ref = (name: string, version = 1): ActionRef => ({ name, version })

/** Opens the form of `/decide` for a step: (suggestion, status). */
export const decideStep = ref('decide-step')
