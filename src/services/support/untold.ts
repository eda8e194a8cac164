// Threads of which nobody of the team could be told: their opener hears that honestly, and the next host sees them.
import type { Space } from '../../domain/space.ts'
import { isOutside } from '../../domain/support.ts'
import { directPlace, type House } from '../house.ts'
import { tellPerson } from '../personal/tell.ts'
import { type Around, placeOfEnd, sayToOpener, subjectOfThread } from './around.ts'

/** Nobody of the team sees the notice: keeps that, and tells the opener, once. */
export async function nobodyTold(house: House, about: Around): Promise<void> {
  const { thread, opener } = about
  if (thread.untoldAt !== undefined) return
  await house.store.of(thread.community).threads.change(thread.id, { untoldAt: house.clock.now() })
  // Who is told by the team alone hears of it when the next host does.
  if (isOutside(thread)) return
  const place = placeOfEnd(thread, 'opener')
  const message = { text: sayToOpener(about)('support.nobody-told', { number: thread.number }) }
  if (place === undefined) return tellPerson(house, thread.community, opener.user, message, { subject: thread.id })
  await house.delivery.send(thread.community, { kind: 'post', place, message })
}

/** Somebody is the host now: they are shown the open threads of which nobody could be told. */
export async function showUntold(house: House, space: Space): Promise<void> {
  if (space.host === undefined) return
  const { threads } = house.store.of(space.community)
  const host = directPlace({ space: space.ref, user: space.host.user })
  for (const thread of await threads.untold()) {
    const here = thread.space.platform === space.ref.platform && thread.space.id === space.ref.id
    if (!here) continue
    await threads.change(thread.id, { untoldAt: null })
    await house.delivery.show(space.community, subjectOfThread(thread), 'notice', host)
  }
}
