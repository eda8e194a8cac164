// Forgets somebody without an account once no thread of theirs has words any more: how they are reached, and what they are called.
import { noSubject } from '../../../domain/kept.ts'
import { isOutside } from '../../../domain/support.ts'
import { type House, sayInSpace } from '../../house.ts'
import { subjectOfThread } from '../around.ts'
import type { ThreadListener } from '../happenings.ts'

/** Makes the listener. */
export const forgetsContacts =
  (house: House): ThreadListener =>
  async ({ thread, opener, space }, happening) => {
    if (happening.kind !== 'erased' || !isOutside(thread)) return
    const { community } = thread
    const { threads, threadKeeping, contacts, members, intake } = house.store.of(community)
    await intake.forget(thread.id)
    const theirs = await threadKeeping.threadsOf([opener.id])
    for (const id of theirs) if ((await threads.get(id))?.subject !== noSubject) return
    await contacts.forget(opener.id)
    await members.rename(opener.id, sayInSpace(space).label('contact.nameless'), undefined)
    for (const id of theirs) await house.delivery.touch(community, subjectOfThread({ id }))
  }
