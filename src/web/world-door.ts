// The door to the world with the pages of whoever watches over Hearth behind it.
import type { Logger } from '../ports/system.ts'
import { door, type OpenableDoor } from './door.ts'
import { type WatchPagesOptions, watchPages } from './watch-pages.ts'

/** Makes it. */
export const worldDoor = (logger: Logger, pages: WatchPagesOptions): OpenableDoor => door(logger, watchPages(pages))
