// Says that a reply was wrong, with what it said and what is right, to everyone who got it: in the thread where that is open,
// else privately to whoever opened it and whoever was let in. The team reads it as well.
import type { Caller } from '../../../domain/caller.ts'
import type { Member } from '../../../domain/member.ts'
import { isOpen } from '../../../domain/support.ts'
import { type Say, sayIn } from '../../../locales/say.ts'
import type { House } from '../../house.ts'
import { tellPerson } from '../../personal/tell.ts'
import { type Around, named, quoted, sayToOpener } from '../around.ts'
import { sendReply } from '../replies/send-reply.ts'
import { signatureFor } from '../signing.ts'
import type { SupportDesks } from '../support.ts'
import { postToTeam } from '../team-room.ts'

/** Everybody beside the team who got what was said in a thread, and is here still. */
export async function gotIt(house: House, { thread, opener }: Around): Promise<readonly Member[]> {
  const { members, threadPeople } = house.store.of(thread.community)
  const letIn = await Promise.all((await threadPeople.of(thread.id)).map((id) => members.get(id)))
  const all = [opener, ...letIn.filter((one) => one !== undefined)].filter(({ leftAt }) => leftAt === undefined)
  return all.filter(({ person }, at) => all.findIndex((one) => one.person === person) === at)
}

export interface Correction {
  readonly author: Member
  /** What they are, as far as that is known: replies may be signed by it. */
  readonly roles?: Caller['roles']
  readonly wrong: string
  readonly right: string
  /** The team knows already that it is corrected in many threads. */
  readonly known?: true
}

/** Says it in the transaction that is open, and gives the id of the reply that does; undefined where it was said privately. */
export async function sayRight(
  house: House,
  desks: Pick<SupportDesks, 'carrier' | 'turns'>,
  about: Around,
  { author, roles = [], wrong, right, known }: Correction,
): Promise<string | undefined> {
  const { thread } = about
  const { community, id, number } = thread
  const words = (say: Say): string => say.label('correct.said', { wrong, right })
  const signature = await signatureFor(house, thread, { space: author.user.space, roles })
  const reply = { author, text: words(sayToOpener(about)), files: [], signature }
  if (isOpen(thread)) return sendReply(house, desks, about, { ...reply, turn: 'stays' })
  for (const { user, locale } of await gotIt(house, about)) {
    const say = sayIn(locale ?? about.space.locale)
    const text = say('promises.of-thread', { number, text: words(say) })
    await tellPerson(house, community, user, { text }, { subject: id })
  }
  const shown = { name: named(author), number, wrong: quoted(wrong), right: quoted(right) }
  if (!known) await postToTeam(house, about, (say) => ({ text: say('correct.told-team', shown) }))
  const spoken = { ...reply, from: 'team', at: house.clock.now(), id: house.ids.next() } as const
  await desks.turns.tell(thread, { kind: 'wrote', spoken })
  return undefined
}
