// Notes on people: a colleague writes down that they spoke with somebody, with or without a thread, and the next one finds it.
import { memberId, type ThreadId, threadId } from '../../../domain/ids.ts'
import type { Member } from '../../../domain/member.ts'
import { readPast } from '../../../domain/past-typed.ts'
import type { TouchPoint, TouchWay } from '../../../domain/touch-point.ts'
import { UserError } from '../../../ports/errors.ts'
import { actionId } from '../../../view/action-id.ts'
import { button, type Message } from '../../../view/message.ts'
import { touchRemove } from '../../../view/touch-actions.ts'
import { acted, type House } from '../../house.ts'
import { named, quoted, subjectOfThread } from '../around.ts'
import { type Asker, knownThread, type WhichThread } from '../caller.ts'
import { findThread } from '../find-thread.ts'
import { retainFrom } from '../keeping/retention.ts'
import { memberNamed, type NamedPeople } from '../named-member.ts'
import { mayChange, notesOn } from './touch-list.ts'

/** A note as somebody filled it. */
export interface TypedNote {
  readonly when: string | undefined
  readonly how: TouchWay
  readonly said: string
  readonly follows: string | undefined
}

/** Whom a note is on, and which thread it is about, by their ids. */
export interface TouchTarget {
  readonly member: string
  readonly thread: string | undefined
}

/** The same with their name, for a form. */
export type NamedTarget = TouchTarget & { readonly name: string }

export interface TouchPointsService {
  /** Whom a command names. Rejects with a UserError when that is nobody, or no thread. */
  target(by: Asker, who: NamedPeople, thread: number | undefined): Promise<NamedTarget>
  /** The same as a button names them. */
  targetOf(by: Asker, target: TouchTarget): Promise<NamedTarget>
  write(by: Asker, target: TouchTarget, typed: TypedNote): Promise<Message>
  /** One that the caller may correct. Rejects with a UserError when they may not, or it is gone. */
  known(by: Asker, id: string): Promise<TouchPoint>
  change(by: Asker, id: string, typed: TypedNote): Promise<Message>
  /** Asks first; then takes it back. */
  remove(by: Asker, id: string, sure: boolean): Promise<Message>
  list(by: Asker, who: NamedPeople): Promise<Message>
  listOf(by: Asker, member: string, from: number): Promise<Message>
  /** Of whoever opened a thread. */
  listOfThread(by: Asker, which: WhichThread): Promise<Message>
}

/** Makes the service. */
export function touchPointsService(house: House): TouchPointsService {
  const { store, clock, ids } = house
  const find = findThread(house)
  const notesFor = ({ caller }: Asker) => store.of(caller.community).touchPoints

  async function knownMember({ caller, say }: Asker, id: string): Promise<Member> {
    const found = await store.of(caller.community).members.get(memberId(id))
    if (found === undefined) throw new UserError(say('touch.nobody'))
    return found
  }

  async function threadIn({ caller }: Asker, id: string | undefined): Promise<ThreadId | undefined> {
    return id === undefined ? undefined : (await store.of(caller.community).threads.get(threadId(id)))?.id
  }

  async function known(by: Asker, id: string): Promise<TouchPoint> {
    const note = await notesFor(by).get(id)
    if (note === undefined) throw new UserError(by.say('touch.gone'))
    if (await mayChange(house, by, note)) return note
    const author = await store.of(by.caller.community).members.get(note.author)
    const name = author === undefined ? by.say.label('touch.somebody') : named(author)
    throw new UserError(by.say('touch.not-yours', { name }))
  }

  /** Nobody's own zone is known: it is the community's. */
  async function read({ caller, say }: Asker, { when = '', how, said, follows }: TypedNote) {
    const zone = (await store.of(caller.community).settings.get())['digest.zone'] || 'UTC'
    const moment = readPast(when, clock.now(), zone)
    if (moment.kind === 'moment') return { at: moment.at, how, said, follows }
    throw new UserError(say('touch.when.unclear', { why: moment.kind, words: quoted(when), zone }), 'when')
  }

  /** The notices of their open threads say how many notes there are. */
  async function changed({ caller }: Asker, member: Member, note: string, act: string): Promise<void> {
    const { members, threads } = store.of(caller.community)
    await acted(house, caller.community, caller.member, act, note)
    const open = await threads.openOf(await members.ofSamePerson(member.id))
    for (const thread of open) await house.delivery.touch(caller.community, subjectOfThread(thread))
  }

  return {
    async target(by, who, number) {
      const member = await memberNamed(house, by, who)
      const thread = number === undefined ? undefined : (await find.meant(by, number)).thread.id
      return { member: member.id, thread, name: member.name }
    },
    targetOf: async (by, target) => ({ ...target, name: (await knownMember(by, target.member)).name }),
    async write(by, target, typed) {
      const member = await knownMember(by, target.member)
      const note = await read(by, typed)
      const thread = await threadIn(by, target.thread)
      const id = ids.next()
      await notesFor(by).add({ id, member: member.id, author: by.caller.member, thread, ...note })
      await changed(by, member, id, 'touch.kept')
      if (thread !== undefined) await acted(house, by.caller.community, by.caller.member, 'support.touch', thread)
      await retainFrom(house, by.caller.community)
      return notesOn(house, by, member, { first: by.say('touch.kept', { name: named(member) }) })
    },
    known,
    async change(by, id, typed) {
      const { member } = await known(by, id)
      await notesFor(by).change(id, await read(by, typed))
      const person = await knownMember(by, member)
      await changed(by, person, id, 'touch.changed')
      return notesOn(house, by, person, { first: by.say('touch.changed') })
    },
    async remove(by, id, sure) {
      const { member, said } = await known(by, id)
      const person = await knownMember(by, member)
      if (!sure)
        return {
          text: by.say('touch.remove-sure', { name: named(person), said: quoted(said) }),
          controls: [button(actionId(touchRemove, id, 'sure'), by.say.label('touch.remove-yes'), 'danger')],
        }
      await notesFor(by).remove(id)
      await changed(by, person, id, 'touch.removed')
      return notesOn(house, by, person, { first: by.say('touch.removed') })
    },
    list: async (by, who) => notesOn(house, by, await memberNamed(house, by, who)),
    listOf: async (by, member, from) => notesOn(house, by, await knownMember(by, member), { from }),
    async listOfThread(by, which) {
      const { opener, thread } = await knownThread(house, by, which)
      return notesOn(house, by, opener, { thread: thread.id })
    },
  }
}
