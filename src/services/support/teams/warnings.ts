// What is said before a target is missed: privately to whoever has the thread, or to the team where it writes of it.
import type { Member } from '../../../domain/member.ts'
import type { TargetKind } from '../../../domain/targets.ts'
import type { Say } from '../../../locales/say.ts'
import { actionId } from '../../../view/action-id.ts'
import { supportReply, supportSee } from '../../../view/actions.ts'
import { button, type Fact, type Message } from '../../../view/message.ts'
import { type House, knownSpace } from '../../house.ts'
import { tellPerson } from '../../personal/tell.ts'
import { type Around, quoted } from '../around.ts'
import { replyLabel } from '../reply-label.ts'
import { postToTeam } from '../team-room.ts'
import { sayAmong } from './alone.ts'
import type { TargetDue } from './targets.ts'

/** Tells whoever has the thread. */
export async function warnAssignee(
  house: House,
  about: Around,
  { user, locale }: Member,
  kind: TargetKind,
  at: number,
): Promise<void> {
  const { community, id } = about.thread
  const say = await sayAmong(house, community, locale ?? (await knownSpace(house, community, user.space)).locale)
  await tellPerson(house, community, user, warning(say, about, kind, at), { subject: id })
}

/** Tells the team in its thread, or where its notices stand. Where nobody reads, nothing is said: the notice shows it. */
export async function warnTeam(house: House, about: Around, kind: TargetKind, at: number): Promise<void> {
  await postToTeam(house, about, (say) => warning(say, about, kind, at))
}

const warning = (say: Say, { thread }: Around, kind: TargetKind, at: number): Message => ({
  text: say('targets.warning', {
    ...{ kind, number: thread.number, subject: quoted(thread.subject) },
    at: { kind: 'time', at, style: 'moment' },
  }),
  controls: [
    button(actionId(supportSee, thread.id), say.label('support.open')),
    button(actionId(supportReply, thread.id), say.label(replyLabel(thread))),
  ],
})

/** What is due as a fact of the notice, or that it was. */
export const dueFact = (say: Say, { kind, at, missed }: TargetDue): Fact => ({
  label: say.label(missed ? 'targets.was-due' : 'targets.due', { kind }),
  value: [{ kind: 'time', at, style: 'moment' }],
})
