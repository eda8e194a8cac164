// What somebody belongs to, as Hearth changes it: roles where a space is like a Discord server, channels where it is like a
// Slack workspace. Doing it again changes nothing.
import type { Effect } from '../../src/ports/effect.ts'
import type { Outcome, Refusal } from '../../src/ports/outcome.ts'
import { isMember } from './sight.ts'
import { home, moderatorsRole, rolesToGive, spaceId } from './spaces.ts'
import type { Person } from './things.ts'
import type { World } from './world.ts'

type EffectOf<Kind extends Effect['kind']> = Extract<Effect, { kind: Kind }>

const done: Outcome = { kind: 'done', result: {} }
const refused = (reason: Refusal, detail: string): Outcome => ({ kind: 'refused', reason, detail })

/** Gives a role or takes it. That of the moderators stands above Hearth's. */
export async function setRole(world: World, effect: EffectOf<'grantRole' | 'revokeRole'>): Promise<Outcome> {
  const { kind, space, user, role } = effect
  const given = kind === 'grantRole'
  if (space.id !== home.id) return refused('unsupported', 'a workspace has no roles that an app gives')
  if (role === moderatorsRole) return refused('out-of-reach', 'the role stands above ours')
  const person = memberOf(world, user, space.id)
  if (!given && person === undefined) return done
  if (person === undefined || !rolesToGive(home.id).includes(role)) return refused('gone', 'no such member or role')
  if (person.roles.includes(role) === given) return done
  const roles = given ? [...person.roles, role] : person.roles.filter((one) => one !== role)
  await world.people.put({ ...person, roles })
  return done
}

/** Lets somebody into a private channel; in a public one everybody is already. */
export async function inviteToChannel(world: World, { place, user }: EffectOf<'inviteToChannel'>): Promise<Outcome> {
  if (place.space.id === home.id) return refused('unsupported', 'whoever may see a channel of a server is in it')
  const channel = world.channels.get(place.channel)
  if (channel === undefined || channel.space !== spaceId.parse(place.space.id))
    return refused('gone', 'no such channel')
  if (memberOf(world, user, place.space.id) === undefined) return refused('gone', 'no such member')
  if (!channel.private || channel.members.includes(user)) return done
  await world.channels.put({ ...channel, members: [...channel.members, user] })
  return done
}

function memberOf(world: World, user: string, space: string): Person | undefined {
  const person = world.people.get(user)
  return person !== undefined && person.space === space && isMember(person) ? person : undefined
}
