// Who came, passed the rules and went while nobody listened: whoever is there now, held against who was known to be.
import { isNewJoin } from '../../domain/member.ts'
import { spaceKey } from '../../domain/place.ts'
import type { Space } from '../../domain/space.ts'
import type { InboundEvent, UserSeen } from '../../ports/event.ts'
import type { PersonThere } from '../../ports/platform.ts'
import type { Known } from '../../store/repositories/members.ts'
import type { House } from '../house.ts'
import type { Receive } from './receive.ts'

/** Tells the inbox of every change it finds. Rejects with a PlatformError when the people cannot be listed. */
export async function catchUpMembers(house: House, receive: Receive, space: Space): Promise<void> {
  const { members } = house.store.of(space.community)
  const before = await members.knownIn(space.ref)
  const at = house.clock.now()
  const people = await house.lookUps(space.ref.platform).people(space.ref)
  // Hearth is always there itself: a list without anybody is none.
  if (people.length === 0) return
  const after = await members.knownIn(space.ref)
  for (const event of changes({ space, at, people, before, after })) await receive(event)
}

export interface Meanwhile {
  readonly space: Space
  /** When the people were looked for; who came or went since then is told live. */
  readonly at: number
  readonly people: readonly PersonThere[]
  /** Who was known before they were looked for, and after. */
  readonly before: ReadonlyMap<string, Known>
  readonly after: ReadonlyMap<string, Known>
}

/** The events that nobody told. */
export function changes(meanwhile: Meanwhile): readonly InboundEvent[] {
  const { space, at, people, before, after } = meanwhile
  const there = new Set(people.map(({ user }) => user))
  const left = [...before]
    .filter(([user, known]) => !there.has(user) && known.leftAt === undefined && isSame(known, after.get(user)))
    .map(([user]): InboundEvent => {
      const key = `missed-left:${spaceKey(space.ref)}:${user}:${at}`
      return { kind: 'member-left', key, space: space.ref, user, at }
    })
  return [...left, ...people.flatMap((person) => came(person, after.get(person.user), meanwhile))]
}

const isSame = (before: Known, after: Known | undefined): boolean =>
  after !== undefined && after.leftAt === undefined && after.joinedAt === before.joinedAt

function came(person: PersonThere, known: Known | undefined, { space, at }: Meanwhile): readonly InboundEvent[] {
  const { ref } = space
  const member = seen(person)
  const about = { space: ref, member, missed: true } as const
  if (isJoin(person, known, space, at)) {
    // Where no moment is named, it was when Hearth was last up at the earliest.
    const joinedAt = person.joinedAt ?? space.awaySince ?? at
    const key = `missed-join:${spaceKey(ref)}:${member.user}:${person.joinedAt ?? known?.leftAt ?? 'first'}`
    return [{ kind: 'member-joined', key, joinedAt, pending: person.pending === true, ...about }]
  }
  const passed = known?.pending === true && known.leftAt === undefined && person.pending === false
  if (!passed) return []
  return [{ kind: 'member-ready', key: `missed-ready:${spaceKey(ref)}:${member.user}:${known.joinedAt}`, ...about }]
}

function isJoin(person: PersonThere, known: Known | undefined, { ref }: Space, at: number): boolean {
  if (known?.leftAt !== undefined) return (person.joinedAt ?? at) > known.leftAt
  return isNewJoin(known, person.joinedAt ?? at, ref.platform)
}

const seen = ({ joinedAt: _joinedAt, pending: _pending, ...user }: PersonThere): UserSeen => user
