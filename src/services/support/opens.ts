// Opens threads: one for each person, told to the team at once, and brought up to what happened meanwhile when it stands.

import type { Ended, GivenUp } from '../../delivery/delivery.ts'
import type { Owner } from '../../delivery/owner.ts'
import { threadId } from '../../domain/ids.ts'
import type { ChannelPlace, ThreadPlace } from '../../domain/place.ts'
import type { Space } from '../../domain/space.ts'
import { hasRoom, isCarried, isOpen, type SupportThread } from '../../domain/support.ts'
import { UserError } from '../../ports/errors.ts'
import type { Message } from '../../view/message.ts'
import { directPlace, type House, happened, knownSpace, purposePlace, sayInSpace, staffPlace } from '../house.ts'
import { withNotes } from '../personal/above.ts'
import { stepTaken } from '../welcome/giving.ts'
import { type Around, around, aroundThread, sayToOpener, subjectOfThread, wayFrom, wayTo } from './around.ts'
import { type Asker, memberOfCaller } from './caller.ts'
import type { Carrier } from './carrier.ts'
import type { Failure } from './failure.ts'
import { shapeIn } from './shape.ts'
import { teamPlaceOf } from './teams/team-place.ts'
import type { Turns } from './turns.ts'

/** The name of the follow-up. */
export const openedName = 'support.opened'

export interface Opens {
  /** The caller's open thread, of whichever of their accounts. */
  openOf(by: Asker): Promise<SupportThread | undefined>
  /** Says that there is one already, and where. */
  alreadyOpen(by: Asker, thread: SupportThread): Promise<Message>
  /** Opens one, with the first words in it where there are some. */
  open(by: Asker, subject: string, words?: string): Promise<Message>
  /** The follow-up: the platform has opened the private thread, or refused. */
  opened(ended: Ended): Promise<Owner>
  /** The private thread could not be opened for a quarter of an hour. */
  gaveUp(failed: GivenUp): Promise<void>
  /** The first message of a relayed thread stands: that is where the thread is. */
  standsAt(about: Around, place: ThreadPlace): Promise<void>
}

export interface OpensOptions {
  readonly carrier: Carrier
  readonly turns: Turns
  readonly failure: Failure
}

/** Makes what opens threads. */
export function opens(house: House, { carrier, turns, failure }: OpensOptions): Opens {
  const { delivery } = house

  async function openOf({ caller }: Asker): Promise<SupportThread | undefined> {
    const { members, threads } = house.store.of(caller.community)
    return threads.openOf(await members.ofSamePerson(caller.member))
  }

  async function alreadyOpen({ say, caller }: Asker, thread: SupportThread): Promise<Message> {
    const place = wayFrom(say, await aroundThread(house, thread), 'opener', caller.space)
    const { number } = thread
    if (place === undefined) return { text: say('support.already-opening', { number }) }
    return { text: say('support.already-open', { number, place }) }
  }

  async function open(by: Asker, subject: string, words?: string): Promise<Message> {
    const { caller, say, key } = by
    const already = await openOf(by)
    if (already !== undefined) return alreadyOpen(by, already)
    const space = await knownSpace(house, caller.community, caller.space)
    const parent = await parentOf(house, by, space)
    const shape = await shapeIn(house, space)
    const { threads, records } = house.store.of(caller.community)
    const number = await records.nextNumber('thread')
    const id = threadId(house.ids.next())
    const at = house.clock.now()
    await threads.add({ id, number, opener: caller.member, space: space.ref, subject, shape, at, call: key })
    await happened(house, caller.community, {
      kind: 'thread-opened',
      space: space.ref,
      member: caller.member,
      subject: id,
    })
    await stepTaken(house, caller.community, { id: caller.member, person: caller.person }, 'question')
    await show(house, by, space, { id, number, subject }, parent)
    const thread = await around(house, caller.community, id)
    if (thread !== undefined) await turns.tell(thread.thread, { kind: 'opened', by: caller.member })
    if (words !== undefined && thread !== undefined) {
      const spoken = { from: 'opener', author: memberOfCaller(caller), text: words, files: [], at } as const
      await turns.tell(thread.thread, { kind: 'wrote', spoken })
      const said = { manner: 'written', author: memberOfCaller(caller), text: words } as const
      // Who opens a private thread finds in it what they wrote elsewhere.
      if (hasRoom({ shape })) await carrier.carry(thread, { ...said, toward: 'opener' })
      if (isCarried({ shape })) await carrier.carry(thread, { ...said, toward: 'team' })
    }
    return { text: say('support.opening', { number, shape }) }
  }

  /** What all that happened while it was being opened comes to. */
  async function bringUp(about: Around): Promise<void> {
    const { thread, assignee, opener } = about
    const subject = subjectOfThread(thread)
    if (!isOpen(thread)) {
      // What the team replied meanwhile was said to be on its way.
      if (thread.place !== undefined) await carrier.bringHeld(about, 'opener')
      await turns.endUnseen(about)
      return delivery.touch(thread.community, subject)
    }
    if (hasRoom(thread) && thread.place !== undefined) {
      await delivery.show(thread.community, subject, 'opening', thread.place)
      if (assignee !== undefined) await turns.letIn(thread, assignee)
    }
    await delivery.touch(thread.community, subject)
    const say = sayToOpener(about)
    const place = wayTo(say, thread, 'opener')
    if (thread.call === undefined || place === undefined) return
    const { number, shape, community, call, id } = thread
    const message = { text: say('support.opened', { number, shape, place }) }
    const answer = () => withNotes(house, opener, say, message)
    await delivery.answerAgain(community, call, answer, directPlace(opener.user))
    await house.store.of(community).threads.change(id, { answered: true })
  }

  async function standsAt(about: Around, place: ThreadPlace): Promise<void> {
    const { community, id } = about.thread
    const { threads } = house.store.of(community)
    await threads.change(id, { place })
    const thread = await threads.get(id)
    if (thread !== undefined) await bringUp(await aroundThread(house, thread))
  }

  return {
    openOf,
    alreadyOpen,
    open,
    standsAt,
    async gaveUp({ community, args }) {
      const about = await around(house, community, threadId(args.thread ?? ''))
      if (about !== undefined) await failure.notOpened(about, 'unconfirmed')
    },
    async opened({ community, args, outcome }) {
      const about = await around(house, community, threadId(args.thread ?? ''))
      if (about === undefined) return 'unowned'
      if (outcome.kind === 'refused') return failure.notOpened(about, outcome.reason)
      const { thread } = outcome.result
      if (thread === undefined) return failure.notOpened(about, 'gone')
      await standsAt(about, thread)
      return 'owned'
    },
  }
}

/** Where a private thread goes; undefined where threads are relayed. Throws a UserError while there is no channel for it. */
async function parentOf(house: House, { say }: Asker, space: Space): Promise<ChannelPlace | undefined> {
  const command = { kind: 'command', path: 'setup channel' } as const
  if ((await staffPlace(house, space)) === undefined) throw new UserError(say('support.no-team', { command }))
  if (house.lookUps(space.ref.platform).supportShape(space.ref) === 'relayed') return undefined
  const parent = await purposePlace(house, space, 'support')
  if (parent === undefined) throw new UserError(say('support.no-channel', { command }))
  return parent
}

/** Has the thread opened for its opener, and tells the team. */
async function show(
  house: House,
  { caller }: Asker,
  space: Space,
  thread: Pick<SupportThread, 'id' | 'number' | 'subject'>,
  parent: ChannelPlace | undefined,
): Promise<void> {
  const { delivery } = house
  const { community, user } = caller
  const { number, subject } = thread
  const about = subjectOfThread(thread)
  if (parent === undefined) await delivery.show(community, about, 'opening', directPlace(user))
  else {
    const title = sayInSpace(space).label('support.thread-title', { number, subject })
    const effect = { kind: 'openThread', parent, title, users: [user.user] } as const
    await delivery.send(community, effect, { followUp: { name: openedName, args: { thread: thread.id } } })
  }
  const known = await house.store.of(community).threads.get(thread.id)
  const place = await teamPlaceOf(house, space, known?.team)
  if (place !== undefined) await delivery.show(community, about, 'notice', place)
}
