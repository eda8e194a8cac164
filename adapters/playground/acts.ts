// What people do in the playground without asking Hearth: join, leave, write, change and remove their messages.
import type { AsksUs } from '../../src/bot/meant-words.ts'
import type { Place } from '../../src/domain/place.ts'
import type { InboundEvent, UserSeen } from '../../src/ports/event.ts'
import type { Clock, Ids } from '../../src/ports/system.ts'
import { plain } from '../../src/view/text.ts'
import { forgetFiles, type GivenFile, keepFiles } from './kept-files.ts'
import { like } from './liking.ts'
import { behindOurName } from './message-menu.ts'
import { refOf } from './places.ts'
import { ApiRefusal } from './refusal.ts'
import { isMember, seesMessage, writesIn } from './sight.ts'
import { spaceOf } from './spaces.ts'
import type { Teller } from './telling.ts'
import type { Person, Posted } from './things.ts'
import type { World } from './world.ts'

/** A person as Hearth is told of them. */
export const userSeen = (person: Person): UserSeen => ({
  user: person.id,
  name: person.name,
  bot: false,
  guest: false,
})

/** Somebody of the world. */
export function personOf(world: World, id: string): Person {
  const person = world.people.get(id)
  if (person === undefined) throw new ApiRefusal('no-such-person')
  return person
}

/** Somebody who is a member now. */
export function memberOf(world: World, id: string): Person {
  const person = personOf(world, id)
  if (!isMember(person)) throw new ApiRefusal('not-joined')
  return person
}

export interface Acts {
  join(as: string): Promise<void>
  leave(as: string): Promise<void>
  write(as: string, place: Place, text: string, files?: readonly GivenFile[]): Promise<string>
  edit(as: string, message: string, text: string): Promise<void>
  /** Removes one's own message, or what only oneself sees. */
  remove(as: string, message: string): Promise<void>
  /** Likes a message of anybody's that everybody there sees, or likes it no more. */
  react(as: string, message: string, liked: boolean): Promise<void>
  /** Whoever likes may close theirs, also before they join. */
  closeDirects(as: string, closed: boolean): Promise<void>
}

export interface ActsOptions {
  readonly world: World
  readonly teller: Teller
  readonly clock: Clock
  readonly ids: Ids
  readonly asksUs: AsksUs
}

/** Makes the acts. They reject with an ApiRefusal when somebody may not. */
export function actsOf({ world, teller, clock, ids, asksUs }: ActsOptions): Acts {
  async function join(as: string): Promise<void> {
    const person = personOf(world, as)
    if (isMember(person)) return
    const membership = ids.next()
    const joinedAt = clock.now()
    await world.people.put({ ...person, membership, joinedAt })
    const member = userSeen(person)
    await teller.tell({
      kind: 'member-joined',
      key: `joined:${membership}`,
      space: spaceOf(person),
      member,
      joinedAt,
      pending: false,
    })
  }

  async function leave(as: string): Promise<void> {
    const { membership, joinedAt: _, ...person } = memberOf(world, as)
    await world.people.put({ ...person, roles: [] })
    const space = spaceOf(person)
    await teller.tell({ kind: 'member-left', key: `left:${membership}`, space, user: as, at: clock.now() })
  }

  async function write(as: string, place: Place, text: string, given: readonly GivenFile[] = []): Promise<string> {
    const person = memberOf(world, as)
    if (!writesIn(world, person, place)) throw new ApiRefusal('may-not-write')
    const id = ids.next()
    const files = await keepFiles(world, { space: place.space, message: id }, given)
    const posted: Posted = {
      id,
      order: world.nextOrder(),
      place,
      author: as,
      at: clock.now(),
      message: { text: plain(text) },
      version: 1,
      removed: false,
      sample: world.inSample(),
      ...(files.length === 0 ? {} : { files }),
    }
    await world.messages.put(posted)
    await teller.tell(happened(posted, person, 'posted', text))
    return posted.id
  }

  async function edit(as: string, message: string, text: string): Promise<void> {
    const { person, posted } = seen(as, message)
    if (posted.author !== as) throw new ApiRefusal('not-yours')
    if (!writesIn(world, person, posted.place)) throw new ApiRefusal('may-not-write')
    const changed = { ...posted, message: { text: plain(text) }, version: posted.version + 1 }
    await world.messages.put(changed)
    await teller.tell(happened(changed, person, 'edited', text))
  }

  async function remove(as: string, message: string): Promise<void> {
    const { person, posted } = seen(as, message)
    if (posted.author !== as && posted.onlyFor !== as) throw new ApiRefusal('not-yours')
    const { files = [], picture, ...kept } = posted
    const gone = { ...kept, message: { text: [] }, version: posted.version + 1, removed: true }
    await world.messages.put(gone)
    await forgetFiles(world, picture === undefined ? files : [...files, picture])
    if (posted.author === as) await teller.tell(happened(gone, person, 'removed', ''))
  }

  async function react(as: string, message: string, liked: boolean): Promise<void> {
    const { person, posted } = seen(as, message)
    const { place, likes = [] } = posted
    if (posted.onlyFor !== undefined) throw new ApiRefusal('no-such-message')
    if (!writesIn(world, person, place)) throw new ApiRefusal('may-not-write')
    if (likes.includes(as) === liked) return
    await world.messages.put({ ...posted, likes: liked ? [...likes, as] : likes.filter((one) => one !== as) })
    await teller.tell({
      kind: 'reacted',
      key: `reacted:${message}:${as}:${ids.next()}`,
      space: place.space,
      user: userSeen(person),
      place,
      message: refOf(place, message),
      emoji: like,
      ...(liked ? {} : { takenBack: true }),
      at: clock.now(),
    })
  }

  function seen(as: string, message: string): { person: Person; posted: Posted } {
    const person = memberOf(world, as)
    const posted = world.messages.get(message)
    if (posted === undefined || !seesMessage(world, person, posted)) throw new ApiRefusal('no-such-message')
    return { person, posted }
  }

  function happened(posted: Posted, author: Person, what: 'posted' | 'edited' | 'removed', text: string): InboundEvent {
    const { place } = posted
    const behind = behindOurName(text, place)
    return {
      kind: 'message',
      key: `message:${posted.id}:${what}:${posted.version}`,
      space: place.space,
      what,
      author: userSeen(author),
      ref: refOf(place, posted.id),
      place,
      text,
      ...(posted.files === undefined ? {} : { files: posted.files }),
      at: clock.now(),
      ...(behind !== undefined && asksUs(behind, place) ? { asksUs: true } : {}),
    }
  }

  return {
    join,
    leave,
    write,
    edit,
    remove,
    react,
    closeDirects: async (as, closed) => world.people.put({ ...personOf(world, as), directsClosed: closed }),
  }
}
