// Opens a thread of somebody without an account, and writes down in one what they said: it stands at the team's end, and in
// the record as theirs.
import type { MemberId } from '../../../domain/ids.ts'
import { threadId } from '../../../domain/ids.ts'
import type { Member } from '../../../domain/member.ts'
import type { Topic } from '../../../domain/topic.ts'
import { type House, happened, knownSpace } from '../../house.ts'
import { type Around, around } from '../around.ts'
import { showNotice } from '../show-thread.ts'
import type { SupportDesks } from '../support.ts'

export type OutsideDesks = Pick<SupportDesks, 'carrier' | 'turns'>

export interface OutsideRequest {
  readonly contact: Member
  readonly subject: string
  readonly words: string | undefined
  readonly topic: Topic | undefined
  /** The moderator who opens it; absent where it was handed in. */
  readonly by?: MemberId
}

/** Opens it in the caller's transaction. The caller knows that somebody of the team can be told. */
export async function openOutside(house: House, desks: OutsideDesks, request: OutsideRequest): Promise<Around> {
  const { contact, subject, words, topic, by } = request
  const { community } = contact
  const space = await knownSpace(house, community, contact.user.space)
  const { threads, records, settings } = house.store.of(community)
  const id = threadId(house.ids.next())
  const at = house.clock.now()
  const number = await records.nextNumber('thread')
  const team = (await settings.get())['support.teams'].find((one) => one.id === topic?.team)
  await threads.add({
    ...{ id, number, opener: contact.id, space: space.ref, subject, shape: 'outside', at },
    ...(by === undefined ? {} : { openedBy: by }),
    ...(topic === undefined ? {} : { topic: topic.id }),
    ...(team === undefined ? {} : { team: team.id }),
  })
  await happened(house, community, { kind: 'thread-opened', space: space.ref, member: contact.id, subject: id })
  await showNotice(house, space, { id, community })
  const about = await around(house, community, id)
  if (about === undefined) throw new Error('a thread was opened and is not there')
  await desks.turns.tell(about.thread, { kind: 'opened', by: by ?? contact.id })
  if (words !== undefined && words.trim() !== '') await writeDown(house, desks, about, words)
  return about
}

/** Keeps what they said, and shows it at the team's end. Whose turn it is, the caller says. */
async function writeDown(house: House, { carrier, turns }: OutsideDesks, about: Around, text: string): Promise<void> {
  const { thread, opener } = about
  const id = house.ids.next()
  const at = house.clock.now()
  await turns.tell(thread, { kind: 'wrote', spoken: { from: 'opener', author: opener, text, files: [], at, id } })
  await carrier.carry(about, { toward: 'team', manner: 'written', author: opener, text, kept: id })
}

/** They said more: it is the team's turn. */
export async function theySaid(house: House, desks: OutsideDesks, about: Around, text: string): Promise<void> {
  await writeDown(house, desks, about, text)
  await desks.turns.openerWrote(about.thread, house.clock.now())
}
