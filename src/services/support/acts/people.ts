// Third people in a thread: let in by staff, they read all of it and write, and can't end it. Its opener reads of it there.
import type { Ended } from '../../../delivery/delivery.ts'
import type { Owner } from '../../../delivery/owner.ts'
import { memberId, threadId } from '../../../domain/ids.ts'
import type { Member } from '../../../domain/member.ts'
import { hasRoom, isOutside, type SupportThread } from '../../../domain/support.ts'
import { sayIn } from '../../../locales/say.ts'
import { UserError } from '../../../ports/errors.ts'
import type { Message } from '../../../view/message.ts'
import { ping } from '../../../view/text.ts'
import { acted, type House } from '../../house.ts'
import { askToLetIn, strangerTo } from '../../organisations/strangers.ts'
import { tellPerson } from '../../personal/tell.ts'
import { type Around, around, named, sameSpace, sayToOpener } from '../around.ts'
import { type Asker, knownOpenThread, type WhichThread } from '../caller.ts'
import { noted } from '../noted.ts'
import { kindOf } from '../place-kind.ts'
import { isStaff } from './is-staff.ts'
import { type Chosen, type Meant, memberChosen, openMeant } from './meant.ts'

/** The names of the follow-ups. */
export const personAddedName = 'support.person-added'
export const personRemovedName = 'support.person-removed'

export interface People {
  /** Rejects with a UserError when whoever was chosen is of the team. A look-up, outside of any transaction. */
  mayBeAdded(by: Asker, who: Chosen): Promise<void>
  /** Where they are of another organisation than the thread, asks first. */
  add(by: Asker, who: Chosen, meant: Meant): Promise<Message>
  /** They are let in all the same: by the ids of the thread and of their account in its space. */
  addStranger(by: Asker, thread: WhichThread, member: string): Promise<Message>
  remove(by: Asker, who: Chosen, meant: Meant): Promise<Message>
  /** The follow-up: they were let in, which its opener reads; or could not be. */
  added(ended: Ended): Promise<Owner>
  /** The follow-up: they were taken out. */
  removed(ended: Ended): Promise<Owner>
}

/** Makes what lets people in and out. */
export function people(house: House): People {
  const peopleOf = ({ community }: Pick<SupportThread, 'community'>) => house.store.of(community).threadPeople

  /** The account of theirs that is in the space of the thread. */
  async function accountThere(by: Asker, { thread, space }: Around, who: Chosen): Promise<Member> {
    const member = await memberChosen(house, by, who)
    if (sameSpace(thread, member)) return member
    const accounts = await house.store.of(thread.community).members.ofPerson(member.person)
    const there = accounts.find((one) => sameSpace(thread, one) && one.leftAt === undefined)
    if (there !== undefined) return there
    throw new UserError(by.say('acts.add.elsewhere', { name: named(member), space: space.name, number: thread.number }))
  }

  /** Says it in the thread itself, to all who are in it. */
  async function announce(about: Around, message: Message): Promise<void> {
    const { place, community } = about.thread
    if (place !== undefined) await house.delivery.send(community, { kind: 'post', place, message })
  }

  /** That somebody of another organisation was let in stands in the history as that. */
  async function letIn(by: Asker, { thread, opener }: Around, member: Member): Promise<Message> {
    const { number, community, id, place } = thread
    if (place === undefined) throw new UserError(by.say('support.see-not-yet', { number }))
    const other = await strangerTo(house, thread, member.person)
    if (!(await peopleOf(thread).add(id, member.id, house.clock.now())))
      return { text: by.say('acts.add.already', { number, name: named(member) }) }
    const act = other === undefined ? 'support.add' : 'support.add-stranger'
    await acted(house, community, by.caller.member, act, id, member.id)
    const args = { thread: id, member: member.id, by: by.caller.member }
    const effect = { kind: 'addToThread', thread: place, user: member.user.user } as const
    await house.delivery.send(community, effect, { followUp: { name: personAddedName, args } })
    return { text: by.say('acts.add.done', { number, name: named(member), opener: named(opener) }) }
  }

  async function sides({ community, args }: Ended) {
    const { members } = house.store.of(community)
    const about = await around(house, community, threadId(args.thread ?? ''))
    const member = await members.get(memberId(args.member ?? ''))
    const by = await members.get(memberId(args.by ?? ''))
    return about === undefined || member === undefined || by === undefined ? undefined : { about, member, by }
  }

  return {
    async mayBeAdded(by, who) {
      if (who.kind === 'role') throw new UserError(by.say('acts.one-person', { name: who.name }))
      if (!(await isStaff(house, by, { space: by.caller.space, user: who.id }))) return
      throw new UserError(by.say('acts.add.staff', { name: who.name }))
    },
    async add(by, who, meant) {
      const about = await openMeant(house, by, meant)
      const { thread, opener } = about
      const { number, id } = thread
      const noRoom = isOutside(thread) ? 'contact.no-room' : 'acts.add.relayed'
      if (!hasRoom(thread)) throw new UserError(by.say(noRoom, { number, name: named(opener) }))
      const member = await accountThere(by, about, who)
      mustBeOther(by, about, member)
      const other = await strangerTo(house, thread, member.person)
      if (other !== undefined && !(await peopleOf(thread).has(id, member.person)))
        return askToLetIn(by.say, thread, member, other)
      return letIn(by, about, member)
    },
    async addStranger(by, which, account) {
      const about = await knownOpenThread(house, by, which)
      const member = await house.store.of(about.thread.community).members.get(memberId(account))
      if (member === undefined || !hasRoom(about.thread) || !sameSpace(about.thread, member))
        throw new UserError(by.say('organisation.nobody'))
      mustBeOther(by, about, member)
      return letIn(by, about, member)
    },
    async remove(by, who, meant) {
      const about = await openMeant(house, by, meant)
      const { thread } = about
      const { number, community, id, place } = thread
      const chosen = await memberChosen(house, by, who)
      const { members } = house.store.of(community)
      const accounts = await members.ofPerson(chosen.person)
      const inside = await peopleOf(thread).of(id)
      const member = accounts.find((one) => inside.includes(one.id))
      if (member === undefined || place === undefined)
        throw new UserError(by.say('acts.remove.not-in', { number, name: named(chosen), count: inside.length }))
      await peopleOf(thread).remove(id, member.id)
      await acted(house, community, by.caller.member, 'support.remove', id, member.id)
      const args = { thread: id, member: member.id, by: by.caller.member }
      const effect = { kind: 'removeFromThread', thread: place, user: member.user.user } as const
      await house.delivery.send(community, effect, { followUp: { name: personRemovedName, args } })
      return { text: by.say('acts.remove.done', { number, name: named(member) }) }
    },
    async added(ended) {
      const found = await sides(ended)
      if (found === undefined) return 'unowned'
      const { about, member, by } = found
      const { thread } = about
      if (ended.outcome.kind === 'done') {
        const args = { by: named(by), name: ping(member.user, member.name) }
        await announce(about, { text: sayToOpener(about)('acts.add.said', args) })
        return 'owned'
      }
      await peopleOf(thread).remove(thread.id, member.id)
      await noted(house, thread, 'support.not-added', member.id)
      const args = { number: thread.number, name: named(member), kind: kindIn(ended) }
      const text = sayIn(by.locale)('acts.add.refused', args)
      await tellPerson(house, thread.community, by.user, { text }, { subject: thread.id })
      return 'owned'
    },
    async removed(ended) {
      const found = await sides(ended)
      if (found === undefined) return 'unowned'
      const { about, member, by } = found
      const { thread } = about
      // Whoever is gone by themselves is out as well.
      if (ended.outcome.kind === 'done' || ended.outcome.reason === 'gone') {
        await announce(about, { text: sayToOpener(about)('acts.remove.said', { name: named(member), by: named(by) }) })
        return 'owned'
      }
      await peopleOf(thread).add(thread.id, member.id, house.clock.now())
      await noted(house, thread, 'support.not-removed', member.id)
      const args = { number: thread.number, name: named(member), kind: kindIn(ended) }
      const text = sayIn(by.locale)('acts.remove.refused', args)
      await tellPerson(house, thread.community, by.user, { text }, { subject: thread.id })
      return 'owned'
    },
  }
}

function mustBeOther({ say }: Asker, { thread, opener }: Around, member: Member): void {
  if (member.person === opener.person)
    throw new UserError(say('acts.add.opener', { number: thread.number, name: named(opener) }))
}

const kindIn = ({ effect }: Ended): string =>
  effect.kind === 'addToThread' || effect.kind === 'removeFromThread' ? kindOf(effect.thread) : 'thread'
