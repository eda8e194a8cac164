// Gives roles to members and takes them. Discord refuses in one and the same way where we may give no roles at all and where
// one stands too high for us; whoever reads why is told which of the two it is.
import { PermissionFlagsBits, Routes } from 'discord.js'
import { sayIn } from '../../src/locales/say.ts'
import type { Effect } from '../../src/ports/effect.ts'
import type { Result } from '../../src/ports/outcome.ts'
import type { Api } from './api.ts'
import { Ended, isRefusal } from './outcome.ts'
import { guildPermissions, has } from './permissions.ts'
import { asWire, textsOf, wiresOf } from './wire.ts'

type RoleEffect = Extract<Effect, { kind: 'grantRole' | 'revokeRole' }>

interface RoleOptions {
  readonly api: Api
  /** The id of our own account. */
  readonly self: () => Promise<string>
}

/** Gives it. Whoever has it already keeps it, and nobody hears of it. */
export async function grantRole(options: RoleOptions, effect: RoleEffect): Promise<Result> {
  const reason = sayIn('en').label('role.granted-reason')
  await unlessTooHigh(options, effect, () => options.api.put(routeOf(effect), undefined, { reason }))
  return {}
}

/** Takes it. A member or a role that is gone has nothing that could be taken. */
export async function revokeRole(options: RoleOptions, effect: RoleEffect): Promise<Result> {
  const reason = sayIn('en').label('role.revoked-reason')
  try {
    await unlessTooHigh(options, effect, () => options.api.delete(routeOf(effect), { reason }))
  } catch (error) {
    if (!isRefusal(error, 10007, 10011)) throw error
  }
  return {}
}

const routeOf = ({ space, user, role }: RoleEffect) => Routes.guildMemberRole(space.id, user, role)

async function unlessTooHigh(options: RoleOptions, effect: RoleEffect, act: () => Promise<unknown>): Promise<void> {
  try {
    await act()
  } catch (error) {
    if (!isRefusal(error, 50013) || !(await mayGiveRoles(options, effect.space.id))) throw error
    throw new Ended({
      kind: 'refused',
      reason: 'out-of-reach',
      detail: 'the role stands above ours, or is one that nobody gives',
    })
  }
}

/** Whether we may give roles in the guild at all. What cannot be read changes nothing about the refusal. */
async function mayGiveRoles({ api, self }: RoleOptions, guild: string): Promise<boolean> {
  try {
    const roles = wiresOf(await api.get(Routes.guildRoles(guild)))
    const own = asWire(await api.get(Routes.guildMember(guild, await self())))
    return has(guildPermissions({ id: guild, roles }, textsOf(own.roles)), PermissionFlagsBits.ManageRoles)
  } catch {
    return false
  }
}
