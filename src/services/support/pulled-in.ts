// Somebody who is in a private thread and has no business there: a mention by whoever may manage threads brings people in, and
// into the channel that stands for one, an invitation. It is
// said at once, where they read it too, and the opener or the team takes them out again.
import type { Ended } from '../../delivery/delivery.ts'
import type { Owner } from '../../delivery/owner.ts'
import { mayUse } from '../../domain/caller.ts'
import { threadId } from '../../domain/ids.ts'
import { placeKey, type UserRef } from '../../domain/place.ts'
import type { Space } from '../../domain/space.ts'
import { hasRoom } from '../../domain/support.ts'
import { UserError } from '../../ports/errors.ts'
import type { InboundEvent, ThreadJoinedEvent } from '../../ports/event.ts'
import { actionId } from '../../view/action-id.ts'
import { supportPutOut } from '../../view/actions.ts'
import { button, type Message } from '../../view/message.ts'
import { type Part, person } from '../../view/text.ts'
import { namedAs } from '../callers.ts'
import { acted, type House } from '../house.ts'
import { type Around, around, aroundThread, named, sayToOpener } from './around.ts'
import { type Asker, knownThread } from './caller.ts'
import { kindOf } from './place-kind.ts'
import { postToTeam } from './team-room.ts'

/** The name of the follow-up. */
export const putOutName = 'support.put-out'

export interface PulledIn {
  /** Whether it is about a private thread of ours. */
  wants(event: ThreadJoinedEvent, space: Space): Promise<boolean>
  /** Asks the platform whether they are of the team: a look-up, outside of any transaction. */
  prepare(event: InboundEvent, space: Space): Promise<void>
  /** Says that they are in it, unless they belong there. */
  handle(event: ThreadJoinedEvent, space: Space): Promise<void>
  /** Takes an account out of it again, for its opener or the team. */
  putOut(by: Asker, which: string, user: string): Promise<Message>
  /** The follow-up: they are out, or the team hears that they are not. */
  wasPutOut(ended: Ended): Promise<Owner>
}

/** Makes what watches over private threads. */
export function pulledIn(house: House): PulledIn {
  /** What the platform said of those who are being told of now, by the key of the event. */
  const ofTheTeam = new Map<string, boolean>()

  async function threadOf({ place }: ThreadJoinedEvent, { community }: Space) {
    const thread = await house.store.of(community).threads.at(place)
    if (thread?.place === undefined || !hasRoom(thread)) return undefined
    // Who comes into the team's own thread reads its channel as well.
    return placeKey(thread.place) === placeKey(place) ? thread : undefined
  }

  async function belongsThere({ user, space }: ThreadJoinedEvent, { opener, thread }: Around): Promise<boolean> {
    const member = await house.store.of(thread.community).members.byUser({ space, user: user.user })
    if (member === undefined) return false
    return (
      member.person === opener.person || house.store.of(thread.community).threadPeople.has(thread.id, member.person)
    )
  }

  async function nameOf({ thread }: Around, user: UserRef): Promise<Part> {
    const member = await house.store.of(thread.community).members.byUser(user)
    return member === undefined ? person(user, user.user) : named(member)
  }

  return {
    async wants(event, space) {
      const thread = await threadOf(event, space)
      if (thread === undefined) return false
      // Whoever has the thread was let in by us.
      const { members } = house.store.of(space.community)
      const member = await members.byUser({ space: event.space, user: event.user.user })
      return member === undefined || member.id !== thread.assignee
    },
    async prepare(event, space) {
      if (event.kind !== 'joined-thread') return
      const facts = await house.lookUps(space.ref.platform).facts(space.ref, event.user.user)
      const isStaff =
        facts !== undefined && (facts.admin || (await namedAs(house, space, event.user.user, facts)).moderator)
      ofTheTeam.set(event.key, isStaff)
    },
    async handle(event, space) {
      const isStaff = ofTheTeam.get(event.key) === true
      ofTheTeam.delete(event.key)
      const thread = await threadOf(event, space)
      if (isStaff || thread?.place === undefined) return
      const about = await aroundThread(house, thread)
      if (await belongsThere(event, about)) return
      const { community, number, id, place } = thread
      const name = person({ space: event.space, user: event.user.user }, event.user.name)
      const action = actionId(supportPutOut, id, event.user.user)
      const say = sayToOpener(about)
      const text = say('support.pulled-in', { name, opener: named(about.opener), kind: kindOf(place) })
      const message = { text, controls: [button(action, say.label('support.put-out'), 'danger')] }
      await house.delivery.send(community, { kind: 'post', place, message })
      await postToTeam(house, about, (ours) => ({
        text: ours('support.pulled-in.team', { name: event.user.name, number, kind: kindOf(place) }),
        controls: [button(action, ours.label('support.put-out'), 'danger')],
      }))
    },
    async putOut(by, which, user) {
      const about = await knownThread(house, by, which)
      const { id, number, place, community, space } = about.thread
      const may = about.opener.person === by.caller.person || mayUse('staff', by.caller.level)
      if (!may) throw new UserError(by.say('support.put-out.not-yours', { number }))
      if (place === undefined) throw new UserError(by.say('support.see-not-yet', { number }))
      const followUp = { name: putOutName, args: { thread: id, user } }
      await house.delivery.send(community, { kind: 'removeFromThread', thread: place, user }, { followUp })
      await acted(house, community, by.caller.member, 'support.put-out', id)
      return { text: by.say('support.putting-out', { number, name: await nameOf(about, { space, user }) }) }
    },
    async wasPutOut({ community, args, outcome }) {
      const about = await around(house, community, threadId(args.thread ?? ''))
      if (about?.thread.place === undefined) return 'unowned'
      const { number, place, space } = about.thread
      const name = await nameOf(about, { space, user: args.user ?? '' })
      if (outcome.kind === 'refused' && outcome.reason !== 'gone') {
        const told = await postToTeam(house, about, (say) => ({
          text: say('support.not-put-out', { name, number, kind: kindOf(place) }),
        }))
        return told ? 'owned' : 'unowned'
      }
      const text = sayToOpener(about)('support.was-put-out', { name })
      await house.delivery.send(community, { kind: 'post', place, message: { text } })
      return 'owned'
    },
  }
}
