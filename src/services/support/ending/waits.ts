// What is due about a thread that ends, or that somebody is waited for in, and how long that takes.
import { isInPlaceOfThread } from '../../../domain/place.ts'
import { hasRoom, type SupportThread } from '../../../domain/support.ts'

/** Its opener is asked whether it is solved. */
export const askDue = 'support.ask-solved'
/** They did not answer that. */
export const closeDue = 'support.close'
/** They are asked whether they still need help. */
export const nudgeDue = 'support.nudge'
/** They did not come back. */
export const waitOverDue = 'support.wait-over'
/** Whoever took it is to have answered by then. */
export const claimDue = 'support.claim-over'

/** The private channel that stands for one that is closed is archived. */
export const roomEndDue = 'support.room-end'

export const minuteMs = 60_000
export const dayMs = 24 * 60 * minuteMs
/** So long a moderator can take back that a thread is solved. */
export const undoMs = 60_000
/** So long such a channel stays open behind it: no app can open it again, and whoever comes back finds it as it was. */
export const roomStaysMs = 24 * 60 * minuteMs

/** Whether it stands in a channel of its own. */
export const endsLate = (thread: SupportThread): boolean =>
  hasRoom(thread) && thread.place !== undefined && isInPlaceOfThread(thread.place)
