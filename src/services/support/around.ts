// What stands around a support thread: the people, the space, and where each end of it is.
import type { Subject } from '../../delivery/delivery.ts'
import type { CommunityId, ThreadId } from '../../domain/ids.ts'
import type { Member } from '../../domain/member.ts'
import { placeKey, type SpaceRef, spaceKey, type ThreadPlace } from '../../domain/place.ts'
import type { Space } from '../../domain/space.ts'
import { isCarried, type SupportThread, type ThreadEnd } from '../../domain/support.ts'
import { type Say, sayIn } from '../../locales/say.ts'
import { type Part, person, type Text } from '../../view/text.ts'
import { type House, knownSpace } from '../house.ts'
import { isAlone } from './teams/alone.ts'

export interface Around {
  readonly thread: SupportThread
  readonly opener: Member
  readonly assignee: Member | undefined
  readonly space: Space
  /** Where the team reads: the same as a rule. */
  readonly team: Space
  /** One moderator looks after it all. */
  readonly alone: boolean
}

/** A thread with what stands around it; undefined when there is no such thread. */
export async function around(house: House, community: CommunityId, id: ThreadId): Promise<Around | undefined> {
  const thread = await house.store.of(community).threads.get(id)
  return thread === undefined ? undefined : aroundThread(house, thread)
}

/** What stands around a thread that is at hand. */
export async function aroundThread(house: House, thread: SupportThread): Promise<Around> {
  const { members } = house.store.of(thread.community)
  const opener = await members.get(thread.opener)
  if (opener === undefined) throw new Error('a thread has no opener')
  const assignee = thread.assignee === undefined ? undefined : await members.get(thread.assignee)
  const space = await knownSpace(house, thread.community, thread.space)
  const { teamPlace } = thread
  const isHere = teamPlace === undefined || spaceKey(teamPlace.space) === spaceKey(space.ref)
  const team = isHere ? space : await knownSpace(house, thread.community, teamPlace.space)
  return { thread, opener, assignee, space, team, alone: await isAlone(house, thread.community) }
}

export const subjectKind = 'support-thread'

/** What the messages of a thread that stay visible are about. */
export const subjectOfThread = (thread: Pick<SupportThread, 'id'>): Subject => ({ kind: subjectKind, id: thread.id })

/** The sentences in the opener's language. */
export const sayToOpener = ({ opener, space, alone }: Pick<Around, 'opener' | 'space' | 'alone'>): Say =>
  sayIn(opener.locale ?? space.locale, alone)

/** The sentences in the language of a space where staff read of it. */
export const sayToStaff = ({ alone }: Pick<Around, 'alone'>, { locale }: Pick<Space, 'locale'>): Say =>
  sayIn(locale, alone)

/** Where an end of the thread is; a private thread has both ends in one place. */
export const placeOfEnd = (thread: SupportThread, end: ThreadEnd): ThreadPlace | undefined =>
  end === 'team' && isCarried(thread) ? thread.teamPlace : thread.place

/** A way to go to an end of the thread; undefined while it is not there. */
export function wayTo(say: Say, thread: SupportThread, end: ThreadEnd): Part | undefined {
  const place = placeOfEnd(thread, end)
  if (place === undefined) return undefined
  return { kind: 'place', place, name: say.label('support.place-name', { number: thread.number }) }
}

/** The same for whoever reads of it in a space: of one in another space, in words alone, with the name of that. */
export function wayFrom(say: Say, about: Around, end: ThreadEnd, here: SpaceRef): Part | undefined {
  const way = wayTo(say, about.thread, end)
  const { space, team } = about
  const there = end === 'team' && isCarried(about.thread) ? team : space
  if (way === undefined || spaceKey(there.ref) === spaceKey(here)) return way
  const name = say.label('support.place-name', { number: about.thread.number })
  return { kind: 'plain', text: say.label('accounts.name', { name, space: there.name }) }
}

/** Whether this is the team's end, where there are two. */
export const isTeamEnd = (thread: SupportThread, place: ThreadPlace): boolean =>
  thread.teamPlace !== undefined && placeKey(thread.teamPlace) === placeKey(place)

/** A member by name, who is not notified. */
export const named = (member: Pick<Member, 'user' | 'name'>): Part => person(member.user, member.name)

/** Whether an account is in the space of the thread. */
export const sameSpace = (thread: SupportThread, member: Pick<Member, 'user'>): boolean =>
  spaceKey(thread.space) === spaceKey(member.user.space)

/** The same where it stands in another space: with the name of theirs. */
export function namedFrom(say: Say, member: Pick<Member, 'user' | 'name'>, from: Space, here: Space): Part {
  if (spaceKey(from.ref) === spaceKey(here.ref)) return named(member)
  return { kind: 'plain', text: say.label('accounts.name', { name: member.name, space: from.name }) }
}

/** The subject in the opener's own words. */
export const quoted = (text: string): Part => ({ kind: 'quote', text })

/** One part as a text. */
export const only = (part: Part): Text => [part]
