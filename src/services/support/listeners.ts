// Who hears of what happens to support threads.
import type { House } from '../house.ts'
import { agesCarried } from './carried-age.ts'
import type { ThreadListener } from './happenings.ts'

/** All of them, in the order in which they hear of it. */
export const listenersOf = (house: House): readonly ThreadListener[] => [agesCarried(house)]
