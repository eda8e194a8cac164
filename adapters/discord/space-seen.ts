// A guild the bot is in, with the one who should hear from Hearth first: whoever added it, else the owner.
import { AuditLogEvent, Routes } from 'discord.js'
import type { InboundEvent, UserSeen } from '../../src/ports/event.ts'
import type { Api } from './api.ts'
import { guildSpace } from './places.ts'
import { userSeen } from './user-seen.ts'
import { asWire, maybeText, maybeWire, textOf, type Wire, wiresOf } from './wire.ts'

/** Describes a guild. `seen` is what tells this time of seeing it from another. */
export async function spaceSeen(
  api: Api,
  guild: Wire,
  self: string,
  seen: string,
): Promise<Extract<InboundEvent, { kind: 'space-seen' }>> {
  const id = textOf(guild, 'id')
  const host = (await inviter(api, id, self)) ?? (await owner(api, guild))
  const locale = maybeText(guild, 'preferred_locale')
  return {
    kind: 'space-seen',
    key: `space:${id}:${seen}`,
    space: guildSpace(id),
    name: maybeText(guild, 'name') ?? id,
    ...(host === undefined ? {} : { host }),
    ...(locale === undefined ? {} : { locale }),
  }
}

/** Whoever added the bot, where it may read the audit log and Discord still keeps the entry (45 days). */
async function inviter(api: Api, guild: string, self: string): Promise<UserSeen | undefined> {
  const query = { action_type: String(AuditLogEvent.BotAdd), limit: '50' }
  const log = await readable(() => api.get(Routes.guildAuditLog(guild), query))
  const entry = wiresOf(log?.audit_log_entries).find((one) => maybeText(one, 'target_id') === self)
  const user = wiresOf(log?.users).find((one) => maybeText(one, 'id') === maybeText(entry, 'user_id'))
  return entry === undefined || user === undefined ? undefined : userSeen(user)
}

async function owner(api: Api, guild: Wire): Promise<UserSeen | undefined> {
  const id = maybeText(guild, 'owner_id')
  if (id === undefined) return undefined
  const known = wiresOf(guild.members).find((member) => maybeText(maybeWire(member, 'user'), 'id') === id)
  const member = known ?? (await readable(() => api.get(Routes.guildMember(textOf(guild, 'id'), id))))
  const user = maybeWire(member, 'user')
  return user === undefined ? undefined : userSeen(user, member)
}

/** What cannot be read is not known: the next best answer must do. */
async function readable(read: () => Promise<unknown>): Promise<Wire | undefined> {
  try {
    return asWire(await read())
  } catch {
    return undefined
  }
}
