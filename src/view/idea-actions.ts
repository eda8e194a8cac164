// The buttons and forms of ideas that come out of messages.
import type { ActionRef } from './action-id.ts'

const ref = (name: string): ActionRef => ({ name, version: 1 })

/** The form that makes a message a suggestion: (what was kept of the message). */
export const suggestFrom = ref('suggest-from')
/** Sends the files that came with a suggestion to whoever presses: (suggestion). */
export const suggestionAttachments = ref('suggestion-attachments')
