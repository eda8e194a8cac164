// Who hears of what happens to support threads.
import type { House } from '../house.ts'
import { offers } from './duty/offers.ts'
import type { ThreadListener } from './happenings.ts'
import { draftsListener } from './replies/flow.ts'
import { targetListener } from './teams/targets.ts'

/** All of them, in the order in which they hear of it. */
export const listenersOf = (house: House): readonly ThreadListener[] => [
  targetListener(house),
  offers(house).listener,
  draftsListener(house),
]
