// The door where nobody comes in: without HTTP_PORT nothing listens, and what would listen is not even loaded.
import type { OpenableDoor } from './door.ts'

/** Takes every route and opens for none. */
export const closedDoor: OpenableDoor = {
  get() {},
  post() {},
  open: () => Promise.reject(new Error('this door does not open')),
  close: () => Promise.resolve(),
}
