// The buttons and forms of notes on people.
import type { ActionRef } from './action-id.ts'

/** Of a member, and the thread it is about, if any. */
export const touchWrite: ActionRef = { name: 'touch-write', version: 1 }
/** Of the opener of a thread: what is known of them. */
export const touchOfThread: ActionRef = { name: 'touch-of-thread', version: 1 }
/** Of a member, from one on. */
export const touchList: ActionRef = { name: 'touch-list', version: 1 }
export const touchChange: ActionRef = { name: 'touch-change', version: 1 }
export const touchRemove: ActionRef = { name: 'touch-remove', version: 1 }
