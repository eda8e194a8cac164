// Words of a thread that stand beside its record: what was carried between its ends, and what its opener said of it at its end.
// They go with it.
import type { House } from '../../house.ts'
import { eraseAgreements } from '../agreements/erase.ts'
import type { ThreadListener } from '../happenings.ts'
import { erasePromises } from '../promises/reminders.ts'

/** Hears that a thread is erased. */
export const erasesBeside =
  (house: House): ThreadListener =>
  async ({ thread }, happening) => {
    if (happening.kind !== 'erased') return
    const { carried, ratings, savedUses, complaints } = house.store.of(thread.community)
    // What is on its way still goes as soon as it stands.
    await carried.erase(thread.id)
    await ratings.forgetComment(thread.id)
    await savedUses.forgetIn(thread.id)
    await complaints.forgetCause(thread.id)
    await erasePromises(house, thread)
    await eraseAgreements(house, thread)
  }
