// Who hears of what happens to support threads.
import type { House } from '../house.ts'
import { endingListener } from './ending/listener.ts'
import type { ThreadListener } from './happenings.ts'

/** All of them, in the order in which they hear of it. */
export const listenersOf = (house: House): readonly ThreadListener[] => [endingListener(house)]
