// Waiting for somebody without an account: where a member would be asked, the team is, which alone can ask them. Who that is
// stands in the notice alone, so that nothing else has to be found when they are forgotten.
import { actionId } from '../../../view/action-id.ts'
import { supportResolve, threadReopen } from '../../../view/actions.ts'
import { contactSaid } from '../../../view/contact-actions.ts'
import { button } from '../../../view/message.ts'
import type { House } from '../../house.ts'
import type { Around } from '../around.ts'
import { postToTeam } from '../team-room.ts'

/** They were told something days ago, and nothing of them was written down since. After `days` more it is solved; 0: never. */
export async function askOutside(house: House, about: Around, days: number): Promise<void> {
  const { id, number, lastStaffAt, waitingSince } = about.thread
  const at = { kind: 'time', at: lastStaffAt ?? waitingSince, style: 'date' } as const
  await postToTeam(house, about, (say) => ({
    text: say('contact.nudge', { number, at, days }),
    controls: [
      button(actionId(contactSaid, id), say.label('contact.they-said')),
      button(actionId(supportResolve, id), say.label('support.resolve')),
    ],
  }))
}

/** Nothing was heard of them for so many days: it is solved. */
export async function sayOutsideOver(house: House, about: Around, days: number): Promise<void> {
  const { id, number } = about.thread
  await postToTeam(house, about, (say) => ({
    text: say('contact.silence', { number, days }),
    controls: [button(actionId(threadReopen, id), say.label('ending.reopen'))],
  }))
}
