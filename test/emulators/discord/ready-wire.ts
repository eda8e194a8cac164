// What the gateway tells first to whoever logged in.
import type { Shard } from './sharding.ts'
import { userWire } from './wire.ts'
import type { Guild, Wire, World } from './world.ts'

export interface SessionTold {
  readonly id: string
  readonly shard: Shard
  readonly resumeUrl: string
}

/** READY: who the bot is, its guilds as unavailable, and where the session can be resumed. */
export function readyWire(world: World, guilds: readonly Guild[], session: SessionTold): Wire {
  return {
    v: 10,
    user: { ...userWire(world.bot), verified: true, mfa_enabled: false, email: null, flags: 0 },
    guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
    session_id: session.id,
    session_type: 'normal',
    resume_gateway_url: session.resumeUrl,
    shard: session.shard,
    application: { id: world.applicationId, flags: (1 << 15) | (1 << 19) },
    user_settings: {},
    relationships: [],
    private_channels: [],
    presences: [],
    guild_join_requests: [],
  }
}
