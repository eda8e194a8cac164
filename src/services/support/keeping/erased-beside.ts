// Words of a thread that stand beside its record: what was carried between its ends, and what its opener said of it at its end.
// They go with it.
import type { House } from '../../house.ts'
import type { ThreadListener } from '../happenings.ts'

/** Hears that a thread is erased. */
export const erasesBeside =
  ({ store }: House): ThreadListener =>
  async ({ thread }, happening) => {
    if (happening.kind !== 'erased') return
    const { carried, ratings, promises } = store.of(thread.community)
    // What is on its way still goes as soon as it stands.
    await carried.erase(thread.id)
    await ratings.forgetComment(thread.id)
    // What was to be done about them finds them no more.
    await promises.forget(thread.id)
  }
