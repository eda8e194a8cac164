// What Hearth itself says to the opener of a thread: at their end of it, and where that is closed to it, in the next way.

import type { Message } from '../../../view/message.ts'
import type { House } from '../../house.ts'
import { tellPerson } from '../../personal/tell.ts'
import type { Around } from '../around.ts'
import { placeOfEnd } from '../around.ts'

/** The name of the follow-up. */
export const saidToOpenerName = 'support.said-to-opener'

/** Says it there. `again`: what is due once more, at once, when the place turns out to be gone. */
export async function sayAtOpenersEnd(house: House, about: Around, message: Message, again?: string): Promise<void> {
  const { thread, opener } = about
  const place = placeOfEnd(thread, 'opener')
  if (place === undefined) return tellPerson(house, thread.community, opener.user, message, { subject: thread.id })
  const args = { thread: thread.id, ...(again === undefined ? {} : { again }) }
  const followUp = { name: saidToOpenerName, args }
  await house.delivery.send(thread.community, { kind: 'post', place, message }, { followUp })
}
