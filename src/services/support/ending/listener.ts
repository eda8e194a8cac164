// What ending a thread makes of what happens to it: whom it waits for, and since when somebody has it.
import type { House } from '../../house.ts'
import type { ThreadListener } from '../happenings.ts'
import { claimPlans } from './claim-plans.ts'
import { roomAgain } from './lost-room.ts'
import { waitPlans } from './wait-plans.ts'

/** Makes the listener. */
export const endingListener = (house: House): ThreadListener => {
  const plans = { waits: waitPlans(house), claims: claimPlans(house) }
  return async ({ thread }, happening) => {
    switch (happening.kind) {
      case 'assigned':
        return plans.claims(thread)
      case 'turned':
      case 'resolved':
      case 'closed':
        return plans.waits(thread)
      case 'reopened':
        await roomAgain(house, thread)
        return plans.waits(thread)
      case 'opened':
      case 'wrote':
      case 'edited':
      case 'removed':
      case 'erased':
      // A snooze is looked at when something is due.
      case 'changed':
        return
      default:
        happening satisfies never
    }
  }
}
