// Somebody's avatar: the one that they have in a server, or else their own, from Discord's file host.
import { Routes } from 'discord.js'
import type { SpaceRef } from '../../src/domain/place.ts'
import { download } from '../../src/ports/download.ts'
import type { Timers } from '../../src/ports/system.ts'
import type { Api } from './api.ts'
import { times } from './limits.ts'
import { asWire, maybeText, maybeWire, type Wire } from './wire.ts'

interface AvatarOptions {
  readonly api: Api
  readonly apiUrl?: string | undefined
  readonly timers: Timers
}

const host = 'https://cdn.discordapp.com'
/** Larger than it is drawn anywhere. Pixels. */
const size = 256

/** Its bytes; undefined for somebody who has none. Rejects as a request does. */
export async function avatar(
  { api, apiUrl, timers }: AvatarOptions,
  space: SpaceRef,
  user: string,
  most: number,
): Promise<Uint8Array | undefined> {
  const path = pathOf(asWire(await api.get(Routes.guildMember(space.id, user))), space, user)
  if (path === undefined) return undefined
  const origin = apiUrl === undefined ? host : new URL(apiUrl).origin
  return download(`${origin}${path}.png?size=${size}`, {
    origins: [origin],
    most,
    timers,
    patienceMs: times.downloadMs,
  })
}

function pathOf(member: Wire, space: SpaceRef, user: string): string | undefined {
  const here = hashIn(member)
  if (here !== undefined) return `/guilds/${space.id}/users/${user}/avatars/${here}`
  const own = hashIn(maybeWire(member, 'user'))
  return own === undefined ? undefined : `/avatars/${user}/${own}`
}

/** It becomes part of an address. */
function hashIn(wire: Wire | undefined): string | undefined {
  const hash = maybeText(wire, 'avatar')
  return hash !== undefined && /^(a_)?[0-9a-f]{1,64}$/.test(hash) ? hash : undefined
}
