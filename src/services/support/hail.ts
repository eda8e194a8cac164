// We are called inside a thread, by name alone: the team hears what can be done about a support thread, its opener that they
// are heard, and anywhere else whoever calls is asked whether the team should help.
import { mayUse } from '../../domain/caller.ts'
import { actionId } from '../../view/action-id.ts'
import { supportOpen } from '../../view/actions.ts'
import { button, type Message } from '../../view/message.ts'
import { type House, knownSpace } from '../house.ts'
import { aroundThread } from './around.ts'
import type { Asker } from './caller.ts'
import { moreMessage } from './more-acts.ts'
import { actsOn } from './notice.ts'
import { shapeIn } from './shape.ts'

/** What is said to whoever calls. It changes nothing. */
export async function hailMessage(house: House, by: Asker): Promise<Message> {
  const { caller, say, place } = by
  const thread = place === undefined ? undefined : await house.store.of(caller.community).threads.at(place)
  if (thread === undefined) {
    const shape = await shapeIn(house, await knownSpace(house, caller.community, caller.space))
    const open = button(actionId(supportOpen), say.label('hail.open'), 'primary')
    return { text: say('hail.offer', { shape, help: { kind: 'command', path: 'help' } }), controls: [open] }
  }
  if (!mayUse('staff', caller.level)) return { text: say('hail.heard', { number: thread.number }) }
  const more = await moreMessage(house, by, await aroundThread(house, thread))
  return { ...more, controls: [...actsOn(thread, say).slice(0, -1), ...(more.controls ?? [])] }
}
