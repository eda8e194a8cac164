// Whoever has a thread hears privately that it goes on; where nobody has it, the notice says that it waits.
import type { MemberId } from '../../../domain/ids.ts'
import { sayIn } from '../../../locales/say.ts'
import { actionId } from '../../../view/action-id.ts'
import { supportSee } from '../../../view/actions.ts'
import { button } from '../../../view/message.ts'
import type { House } from '../../house.ts'
import { tellPerson } from '../../personal/tell.ts'
import { type Around, named, quoted } from '../around.ts'

/** Tells them, unless it is theirs to know already. */
export async function tellItGoesOn(house: House, about: Around, by: MemberId): Promise<void> {
  const { thread, opener, assignee, space } = about
  if (assignee === undefined || assignee.leftAt !== undefined || assignee.id === by) return
  const say = sayIn(assignee.locale ?? space.locale)
  const { number, subject, id, community } = thread
  const text = say('ending.goes-on', { name: named(opener), number, subject: quoted(subject) })
  const controls = [button(actionId(supportSee, id), say.label('support.open'))]
  await tellPerson(house, community, assignee.user, { text, controls }, { subject: id })
}
