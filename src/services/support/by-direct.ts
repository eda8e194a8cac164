// A private thread or channel that its platform would not open goes on by direct messages, with Hearth between its two ends: nobody has to
// ask again, and the team hears how it goes and why.

import { hasRoom, isCarried, isOpen } from '../../domain/support.ts'
import type { Refusal } from '../../ports/outcome.ts'
import { directPlace, type House } from '../house.ts'
import { type Around, around, named, subjectOfThread } from './around.ts'
import type { Carrier } from './carrier.ts'
import { reasonOf } from './failure.ts'
import type { TeamEnd } from './team-end.ts'
import { postToTeam } from './team-room.ts'

/** What is only about threads there; whatever else is refused would be refused again. */
const aboutThreads: readonly Refusal[] = ['full', 'not-allowed', 'gone', 'unsupported', 'archived', 'taken']

interface ByDirectOptions {
  readonly carrier: Carrier
  readonly team: TeamEnd
}

/** Lets it go on so. False where that is no way out, and nothing is changed. */
export async function goByDirect(
  house: House,
  about: Around,
  reason: Refusal,
  { carrier, team }: ByDirectOptions,
): Promise<boolean> {
  const { thread, opener } = about
  const { community, id, number } = thread
  if (!hasRoom(thread) || !isOpen(thread) || thread.place !== undefined || !aboutThreads.includes(reason)) return false
  const { threads, heldWords, members, carried } = house.store.of(community)
  await threads.change(id, { shape: 'relayed' })
  const now = await around(house, community, id)
  if (now === undefined) return false
  const held = await heldWords.take(id, 'opener')
  const notice = await house.delivery.shownAt(community, subjectOfThread(thread), 'notice')
  if (notice !== undefined && !isCarried(thread)) await team.noticeStands(now, notice)
  const why = reasonOf(about, reason)
  await postToTeam(house, now, (say) => ({
    text: say('support.by-direct', { number, name: named(opener), why: say.label(why), shape: thread.shape }),
  }))
  for (const one of held) {
    // It waits on, for the end that is to come.
    if (one.manner === 'reply') {
      await heldWords.hold(one, house.clock.now())
      continue
    }
    // What they opened it with they know; the team has it already where words were carried from the start.
    const { id: before, author: by, ...words } = one
    const [author, row] = [await members.get(by), await carried.get(before)]
    await carried.drop(before)
    if (author === undefined || isCarried(thread)) continue
    const known = {
      ...(row?.source === undefined ? {} : { source: row.source }),
      ...(row?.kept === undefined ? {} : { kept: row.kept }),
    }
    await carrier.carry(now, { ...words, ...known, author, toward: 'team' })
  }
  await house.delivery.show(community, subjectOfThread(thread), 'opening', directPlace(opener.user))
  await house.delivery.touch(community, subjectOfThread(thread))
  return true
}
