// A legal hold: as long as it stands, nothing of a thread is erased, neither for its age nor because somebody asks for it.

import { actionId } from '../../../view/action-id.ts'
import { threadRelease } from '../../../view/actions.ts'
import type { Message } from '../../../view/message.ts'
import { button } from '../../../view/message.ts'
import { acted, type House } from '../../house.ts'
import { type Around, quoted } from '../around.ts'
import type { Asker } from '../caller.ts'

/** Holds it; where it is held already, for this reason from now on. */
export async function holdThread(house: House, by: Asker, { thread }: Around, reason: string): Promise<Message> {
  const { caller, say } = by
  const { community, id, number } = thread
  const { threadKeeping } = house.store.of(community)
  const keeping = await threadKeeping.of(id)
  if (keeping.erased !== undefined) return { text: say('hold.too-late', { number }) }
  await threadKeeping.hold(id, { at: house.clock.now(), by: caller.member, reason: reason.trim() })
  await acted(house, community, caller.member, 'support.hold', id, reason.trim())
  const release = button(actionId(threadRelease, id), say.label('hold.release'))
  return { text: say('hold.holds', { number, reason: quoted(reason.trim()) }), controls: [release] }
}

/** Ends a hold. What is too old goes with the next day. */
export async function releaseThread(house: House, by: Asker, { thread }: Around): Promise<Message> {
  const { caller, say } = by
  const { community, id, number } = thread
  const { threadKeeping } = house.store.of(community)
  if ((await threadKeeping.of(id)).hold === undefined) return { text: say('hold.none', { number }) }
  await threadKeeping.release(id)
  await acted(house, community, caller.member, 'support.release', id)
  return { text: say('hold.released', { number }) }
}
