// Who calls: the space, the member, and what they may, asked anew each time.
import { type Caller, type Level, levels } from '../domain/caller.ts'
import { memberId, personId } from '../domain/ids.ts'
import type { Member } from '../domain/member.ts'
import type { MessageRef, SpaceRef } from '../domain/place.ts'
import { spaceKey } from '../domain/place.ts'
import type { Principal } from '../domain/settings/people.ts'
import type { Space } from '../domain/space.ts'
import { type Say, sayIn } from '../locales/say.ts'
import { MovedError, PlatformError, UserError } from '../ports/errors.ts'
import type { InboundEvent, UserSeen } from '../ports/event.ts'
import type { CallerSeen } from '../ports/inbox.ts'
import type { MemberFacts } from '../ports/platform.ts'
import { forgetHost } from './hosts.ts'
import type { House } from './house.ts'
import { seenWithDomain } from './organisations/by-domain.ts'
import { namedStaff, sayAmong } from './support/teams/alone.ts'
import { seenAsStaff } from './support/teams/who-answers.ts'

type Joined = Extract<InboundEvent, { kind: 'member-joined' }>

/** What is known of a call before its caller is. */
export interface CallerQuestion {
  readonly space?: SpaceRef
  readonly caller: CallerSeen
  readonly address?: { readonly platform: string }
  readonly message?: MessageRef
  /** The messages that led to that one, nearest first. */
  readonly origins?: readonly MessageRef[]
}

export interface Callers {
  /** The space that a call comes from; undefined where none can be told, or Hearth does not work. */
  spaceOf(question: CallerQuestion): Promise<Space | undefined>
  /** Rejects with a UserError when it cannot be known who calls, or Hearth does not work there. */
  callerOf(question: CallerQuestion): Promise<{ readonly caller: Caller; readonly say: Say }>
  /** Rejects with a MovedError when the caller's space is of another community by now: in the transaction of what they do. */
  mustBeThere(caller: Caller): Promise<void>
}

export interface CallersOptions {
  /** Whether Hearth is meant to work in a space. */
  readonly allowed: (space: SpaceRef) => boolean
  /** An admin calls, in a space that has no host, or where nobody has been told yet what Hearth found. */
  readonly firstAdmin: (space: Space, seen: CallerSeen) => Promise<void>
  /** Somebody calls who joined, and nobody has told so yet: in the transaction that makes them known. */
  readonly newcomer: (event: Joined, space: Space) => Promise<void>
}

/** Nobody needs to know it closer than this. Milliseconds. */
const activeEveryMs = 60_000

/** Makes the desk that knows callers. */
export function callers(house: House, options: CallersOptions): Callers {
  const { store } = house

  const seenIn = async (question: CallerQuestion): Promise<Space | undefined> =>
    question.space === undefined ? spaceOfDirect(question) : store.spaces.find(question.space)

  async function spaceOf(question: CallerQuestion, say: Say): Promise<Space> {
    const space = await seenIn(question)
    if (space === undefined) throw new UserError(say('error.which-community'))
    if (!options.allowed(space.ref)) throw new UserError(say('error.space-not-allowed'))
    return space
  }

  /** The space of the direct message that was pressed, or led there; without one, the only space that the account is in. */
  async function spaceOfDirect(question: CallerQuestion): Promise<Space | undefined> {
    const { message, origins = [], address, caller } = question
    if (address === undefined) return undefined
    for (const pressed of message === undefined ? origins : [message, ...origins]) {
      const known = await store.spaces.ofDirectMessage(address.platform, pressed.channel, pressed.id)
      if (known !== undefined) return known
    }
    const spaces = await store.spaces.withUser(address.platform, caller.user)
    return new Set(spaces.map(({ community }) => community)).size === 1 ? spaces[0] : undefined
  }

  async function memberOf(space: Space, seen: CallerSeen, guest: boolean): Promise<Member> {
    const { members } = store.of(space.community)
    const user = { space: space.ref, user: seen.user }
    const known = await members.byUser(user)
    if (known !== undefined && known.name === seen.name && (seen.locale ?? known.locale) === known.locale) return known
    return store.transaction(space.community, async () => {
      const person = personId(house.ids.next())
      const { name, locale } = seen
      // Whoever was there before the setup was confirmed has been known since: this one came later, and is heard of first.
      if (known === undefined && space.confirmedAt !== undefined)
        await options.newcomer(joinedBy(space, { ...seen, bot: false, guest }, house.clock.now()), space)
      await members.add({
        id: memberId(house.ids.next()),
        person,
        user,
        name,
        locale,
        bot: false,
        guest,
        joinedAt: undefined,
      })
      const member = await members.byUser(user)
      if (member === undefined) throw new Error('a member was added and is not there')
      await members.rename(member.id, name, locale)
      return { ...member, name, locale: locale ?? member.locale }
    })
  }

  /** Of people with several accounts it is kept at which one they were last. */
  async function noteActive({ community, id, activeAt }: Member): Promise<void> {
    const now = house.clock.now()
    if (activeAt === undefined || now - activeAt < activeEveryMs) return
    await store.transaction(community, () => store.of(community).members.active(id, now))
  }

  return {
    async spaceOf(question) {
      const space = await seenIn(question)
      return space !== undefined && options.allowed(space.ref) ? space : undefined
    },
    async callerOf(question) {
      const seen = question.caller
      const space = await spaceOf(question, sayIn(seen.locale))
      const locale = seen.locale ?? space.locale
      const facts = await factsOf(house, space, seen, sayIn(locale))
      const member = await memberOf(space, seen, facts.guest)
      const named = await namedAs(house, space, seen.user, facts)
      const level: Level = facts.admin ? 'admins' : named.moderator ? 'staff' : levels[0]
      if (question.address !== undefined) await noteActive(member)
      if (question.address !== undefined && facts.mailDomain !== undefined)
        await seenWithDomain(house, space.community, member, facts.mailDomain)
      if (question.address !== undefined && level !== 'everyone') await seenAsStaff(house, space.community, member.id)
      if (level !== 'admins' && space.host?.user === seen.user)
        await store.transaction(space.community, () => forgetHost(house, space, seen.user))
      const wanted = space.host === undefined || (space.toldAt === undefined && space.confirmedAt === undefined)
      // A completion has no address: nobody is told anything while they type.
      if (level === 'admins' && wanted && question.address !== undefined) await options.firstAdmin(space, seen)
      const caller: Caller = {
        community: space.community,
        space: space.ref,
        member: member.id,
        person: member.person,
        user: member.user,
        name: seen.name,
        level,
        guest: facts.guest,
        roles: facts.roles,
        greeter: named.greeter,
        confirmed: space.confirmedAt !== undefined,
      }
      const language = seen.locale ?? member.locale ?? space.locale
      return { caller, say: await sayAmong(house, space.community, language) }
    },
    async mustBeThere({ space, community }) {
      if ((await store.joining.communityNow(space, community)) !== community) throw new MovedError()
    },
  }
}

/** The join of a caller whom nobody has told of: while Hearth was away, or not yet. */
const joinedBy = ({ ref, awaySince }: Space, member: UserSeen, at: number): Joined => {
  const { user, name, bot, guest, locale } = member
  return {
    kind: 'member-joined',
    key: `caller:${spaceKey(ref)}:${user}`,
    space: ref,
    member: { user, name, bot, guest, ...(locale === undefined ? {} : { locale }) },
    joinedAt: at,
    pending: false,
    ...(awaySince === undefined ? {} : { missed: true }),
  }
}

async function factsOf(house: House, space: Space, seen: CallerSeen, say: Say): Promise<MemberFacts> {
  if (seen.facts !== undefined) return seen.facts
  try {
    const facts = await house.lookUps(space.ref.platform).facts(space.ref, seen.user)
    if (facts === undefined) throw new UserError(say('error.not-a-member'))
    return facts
  } catch (error) {
    if (error instanceof PlatformError) throw new UserError(say('error.facts-away'))
    throw error
  }
}

/** Whether an account is one of the staff: an admin of the platform, or somebody whom the settings name a moderator. */
export const isStaff = async (house: House, space: Space, user: string, facts: MemberFacts): Promise<boolean> =>
  facts.admin || (await namedAs(house, space, user, facts)).moderator

/** What the settings name somebody as, by themselves or by a role. */
export async function namedAs(house: House, { community, ref }: Space, user: string, { roles }: MemberFacts) {
  const settings = await house.store.of(community).settings.get()
  const key = spaceKey(ref)
  const isNamed = (named: readonly Principal[]): boolean =>
    named.some((one) => one.space === key && (one.kind === 'user' ? one.id === user : roles.includes(one.id)))
  return { moderator: isNamed(namedStaff(settings)), greeter: isNamed(settings['people.greeters']) }
}
