// Every button and form of people without an account, and of what others hand in, as actions.ts has the others.
import type { ActionRef } from './action-id.ts'

const ref = (name: string, version = 1): ActionRef => ({ name, version })

/** The form of what somebody without an account was told: (thread, saved reply or nothing). */
export const contactTold = ref('contact-told')
/** Opens the form of what they said, and is that form: (thread). */
export const contactSaid = ref('contact-said')
/** Writes down in their open thread what was typed for another: (thread, words). */
export const contactAdd = ref('contact-add')
/** Forgets somebody without an account: (thread). */
export const contactForget = ref('contact-forget')
/** Shows a new secret, which nothing knows yet: (). */
export const intakeNew = ref('intake-new')
/** Has a secret work from then on: (its hash). */
export const intakeUse = ref('intake-use')
/** Revokes a secret: (secret). */
export const intakeRevoke = ref('intake-revoke')
