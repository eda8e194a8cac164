// Two threads became one: what was promised and agreed in the one that ends stands in the other from then on, at both of its ends.
import { directPlace, type House } from '../../house.ts'
import { agreementSubject } from '../agreements/agreement-card.ts'
import { type Around, placeOfEnd } from '../around.ts'
import { teamRoom } from '../team-room.ts'
import { promiseSubject } from './promise-card.ts'

/** Moves all of it, in the caller's transaction; what still waits for somebody is shown there. */
export async function promisesMerged(house: House, from: Pick<Around, 'thread'>, into: Around): Promise<void> {
  const { community, id } = from.thread
  const { promises, agreements } = house.store.of(community)
  const open = await promises.openIn(id)
  const all = await agreements.in(id)
  await promises.move(id, into.thread.id)
  await agreements.move(id, into.thread.id)
  const waiting = all.filter(({ state }) => state === 'proposed')
  const room = open.length + waiting.length === 0 ? undefined : await teamRoom(house, into)
  if (room !== undefined)
    for (const one of open) await house.delivery.show(community, promiseSubject(one.id), 'card', room)
  for (const one of waiting) {
    if (room !== undefined) await house.delivery.show(community, agreementSubject(one.id), 'team', room)
    const place = placeOfEnd(into.thread, 'opener') ?? directPlace(into.opener.user)
    await house.delivery.show(community, agreementSubject(one.id), 'opener', place)
  }
  for (const one of open) await house.delivery.touch(community, promiseSubject(one.id))
  for (const one of all) await house.delivery.touch(community, agreementSubject(one.id))
}
