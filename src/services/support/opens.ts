// Opens threads: one for each person and topic, told to the team at once, and brought up to what happened meanwhile when
// it stands.

import type { Ended, GivenUp } from '../../delivery/delivery.ts'
import type { Owner } from '../../delivery/owner.ts'
import type { FileRef } from '../../domain/file.ts'
import { threadId } from '../../domain/ids.ts'
import type { Member } from '../../domain/member.ts'
import type { ThreadPlace } from '../../domain/place.ts'
import { hasRoom, isCarried, isOpen, type SupportThread } from '../../domain/support.ts'
import type { Topic } from '../../domain/topic.ts'
import { UserError } from '../../ports/errors.ts'
import type { Message } from '../../view/message.ts'
import { lines } from '../../view/text.ts'
import { acted, directPlace, type House, happened, knownSpace } from '../house.ts'
import { withNotes } from '../personal/above.ts'
import { stepTaken } from '../welcome/giving.ts'
import { alreadyOpen, theyHaveOneOpen } from './already-open.ts'
import { answerTimeOf } from './answer-time.ts'
import { type Around, around, aroundThread, named, sayToOpener, subjectOfThread, wayTo } from './around.ts'
import { type Asker, memberOfCaller } from './caller.ts'
import type { Carrier } from './carrier.ts'
import type { Failure } from './failure.ts'
import { mayNotOpen } from './may-open.ts'
import { shapeIn } from './shape.ts'
import { showThread, whereItGoes } from './show-thread.ts'
import type { Turns } from './turns.ts'

/** What somebody opens a thread with. */
export interface OpenRequest {
  readonly subject: string
  /** Its first words, where there are some. */
  readonly words?: string | undefined
  readonly files?: readonly FileRef[]
  readonly topic?: Topic | undefined
}

export interface Opens {
  /** Opens one for the caller. Throws a UserError, or says where the one is that they have, when they may not. */
  open(by: Asker, request: OpenRequest): Promise<Message>
  /**
   * A moderator opens one for a member, who is told so in its first line; the words are the member's own. No limit stands in
   * the way but the one of a thread that is open already.
   */
  openFor(
    by: Asker,
    member: Member,
    subject: string,
    words?: string,
    topic?: Topic,
    files?: readonly FileRef[],
  ): Promise<Message>
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

/** Who a thread is opened for. */
type Opener = Pick<Member, 'id' | 'person' | 'user' | 'name'>

/** Makes what opens threads. */
export function opens(house: House, { carrier, turns, failure }: OpensOptions): Opens {
  const { delivery } = house

  /** Opens it, with the first words in it where there are some. */
  async function begin(by: Asker, opener: Opener, request: OpenRequest): Promise<SupportThread> {
    const { caller } = by
    const { community } = caller
    const { subject, topic } = request
    const space = await knownSpace(house, community, opener.user.space)
    const shape = await shapeIn(house, space, topic?.team)
    const parent = await whereItGoes(house, by, space, shape)
    const { threads, records, settings } = house.store.of(community)
    const number = await records.nextNumber('thread')
    const id = threadId(house.ids.next())
    const at = house.clock.now()
    const team = (await settings.get())['support.teams'].find((one) => one.id === topic?.team)
    await threads.add({
      ...{ id, number, opener: opener.id, space: space.ref, subject, shape, at },
      // Whoever opens it for somebody is not who waits to hear where it is.
      ...(opener.id === caller.member ? { call: by.key } : { openedBy: caller.member }),
      ...(topic === undefined ? {} : { topic: topic.id }),
      ...(team === undefined ? {} : { team: team.id }),
    })
    await happened(house, community, { kind: 'thread-opened', space: space.ref, member: opener.id, subject: id })
    await stepTaken(house, community, opener, 'question')
    await showThread(house, opener.user, space, { community, id, number, subject, shape }, parent)
    const about = await around(house, community, id)
    if (about === undefined) throw new Error('a thread was opened and is not there')
    await turns.tell(about.thread, { kind: 'opened', by: caller.member })
    await firstWords(about, opener, request, at)
    return about.thread
  }

  async function firstWords(
    about: Around,
    author: Opener,
    { words, files = [] }: OpenRequest,
    at: number,
  ): Promise<void> {
    const { thread } = about
    if (words === undefined && files.length === 0) return
    const text = words ?? ''
    const id = house.ids.next()
    await turns.tell(thread, { kind: 'wrote', spoken: { from: 'opener', author, text, files, at, id } })
    const said = { manner: 'written', author, kept: id } as const
    // Who opens a private thread finds in it what they wrote elsewhere.
    if (words !== undefined && hasRoom(thread)) await carrier.carry(about, { ...said, text, toward: 'opener' })
    if (words !== undefined && isCarried(thread)) await carrier.carry(about, { ...said, text, toward: 'team' })
    if (files.length === 0) return
    const toward = isCarried(thread) ? 'team' : 'opener'
    await carrier.carry(about, { ...said, text: '', files, toward })
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
    const { 'support.topics': topics } = await house.store.of(community).settings.get()
    const topic = topics.find((one) => one.id === thread.topic)
    const time = await answerTimeOf(house, say, community, topic)
    const stands = say('support.opened', { number, shape, place })
    const message = { text: time === undefined ? stands : lines(stands, time) }
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
    standsAt,
    async open(by, request) {
      const not = await mayNotOpen(house, by, request.topic?.id)
      if (not?.kind === 'already') return alreadyOpen(house, by, not.thread)
      if (not !== undefined) throw new UserError(not.why)
      const { caller, say } = by
      const opener = { ...memberOfCaller(caller), person: caller.person }
      const { number, shape } = await begin(by, opener, request)
      const time = await answerTimeOf(house, say, caller.community, request.topic)
      const opening = say('support.opening', { number, shape })
      return { text: time === undefined ? opening : lines(opening, time) }
    },
    async openFor(by, member, subject, words, topic, files = []) {
      const { caller, say } = by
      const name = named(member)
      if (member.bot || member.leftAt !== undefined) throw new UserError(say('opening.for-nobody', { name }))
      const { members, threads } = house.store.of(caller.community)
      const open = await threads.openOf(await members.ofSamePerson(member.id))
      const already = open.find((one) => one.topic === topic?.id)
      if (already !== undefined) return theyHaveOneOpen(by, member, already)
      const { id, number } = await begin(by, member, { subject, words, topic, files })
      await acted(house, caller.community, caller.member, 'support.open-for', id)
      return { text: say('opening.for', { name, number }) }
    },
    async gaveUp({ community, args }) {
      const about = await around(house, community, threadId(args.thread ?? ''))
      if (about !== undefined) await failure.notOpened(about, 'unconfirmed')
    },
    async opened({ community, args, effect, outcome }) {
      const about = await around(house, community, threadId(args.thread ?? ''))
      if (about === undefined) return 'unowned'
      if (outcome.kind === 'refused') return failure.notOpened(about, outcome.reason)
      const thread = effect.kind === 'addToThread' ? effect.thread : outcome.result.thread
      if (thread === undefined) return failure.notOpened(about, 'gone')
      await standsAt(about, thread)
      return 'owned'
    },
  }
}
