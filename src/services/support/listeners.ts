// Who hears of what happens to support threads.
import type { House } from '../house.ts'
import type { ThreadListener } from './happenings.ts'
import { recordThreads } from './keeping/record.ts'

/** All of them, in the order in which they hear of it. */
export const listenersOf = (house: House): readonly ThreadListener[] => [recordThreads(house)]
