// The buttons and forms of deciding on suggestions.
import type { ActionRef } from './action-id.ts'

const ref = (name: string, version = 1): ActionRef => ({ name, version })

/** Opens the form of `/decide` for a step: (suggestion, status). */
export const decideStep = ref('decide-step')
/** Opens the form that gives a suggestion to a team, and is that form: (suggestion); or () where a select says which. */
export const suggestionTeam = ref('suggestion-team')
/** No role is given as thanks any more, in the caller's space: (). */
export const thanksRoleOff = ref('thanks-role-off')
