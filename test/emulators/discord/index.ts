// An emulator of Discord on 127.0.0.1 that a stock discord.js client connects to. It keeps a world, refuses what Discord
// refuses, and lets a test act and look as people do. It knows nothing of Hearth.

import { createTally } from '../tally.ts'
import { changeSignal } from './change-signal.ts'
import { type Faults, faultQueue } from './faults.ts'
import { gateway, PRIVILEGED_INTENTS } from './gateway.ts'
import { createGuild, type GuildHandle, type GuildOptions } from './guild-handle.ts'
import { type People, people } from './people.ts'
import { type RateLimits, rateLimits } from './rate-limits.ts'
import { type RecordedRequest, restServer } from './rest-server.ts'
import { routes } from './routes/index.ts'
import { snowflakes } from './snowflake.ts'
import { createWorld, type Limits, type User, type World } from './world.ts'

/** @public */
export type { GuildHandle } from './guild-handle.ts'
/** @public */
export type { InteractionHandle, InteractionResponse } from './interaction-handle.ts'
export { text } from './text.ts'
/** @public */
export type { Channel, Message, Role, User } from './world.ts'

export interface DiscordOptions extends Partial<Limits> {
  /** Privileged intents the developer portal has switched off; asking for one closes with 4014. */
  readonly refuseIntents?: readonly (keyof typeof PRIVILEGED_INTENTS)[]
  /** How often clients must send a heartbeat; 30 s when left out. */
  readonly heartbeatMs?: number
  readonly now?: () => number
  /** False where bad requests are sent on purpose: none of them is counted then. */
  readonly counted?: boolean
}

interface NewUser {
  readonly name: string
  readonly bot?: boolean
  readonly locale?: string
  readonly dmsClosed?: boolean
  readonly avatar?: string
}

export interface DiscordEmulator extends People {
  /** For `new Client({ rest: { api } })`. */
  readonly apiUrl: string
  readonly token: string
  readonly applicationId: string
  readonly botUserId: string
  readonly world: World
  readonly requests: readonly RecordedRequest[]
  readonly faults: Faults
  /** Rate limits that are enforced. */
  readonly limits: RateLimits
  /** The requests no route was found for; a test can expect none. */
  unknownRequests(): RecordedRequest[]
  /** How many gateway connections are ready. */
  ready(): number
  /** How many gateway connections have been made so far, silent ones too. */
  connectionsMade(): number
  /** Resolves when a client is connected and ready. */
  connected(ms?: number): Promise<void>
  /** Cuts the gateway connections of a shard, or all; `forgetSessions` refuses the resume that follows. */
  dropConnections(options?: { forgetSessions?: boolean; shard?: number }): void
  /** Asks every client to reconnect (op 7). */
  askToReconnect(): void
  /** Closes every gateway connection with a code of Discord's, like 4004. */
  closeConnections(code: number): void
  /** Tells every client that its session is invalid (op 9): to be resumed, or forgotten. */
  invalidateSessions(options: { resumable: boolean }): void
  /**
   * Every gateway connection goes silent, and each that is made until what is returned is called: it stays open, and
   * nothing is told or answered on it, not even a close.
   */
  silence(): () => void
  /** How many gateway messages with this opcode came (1 heartbeat, 2 identify, 6 resume). */
  received(op: number): number
  /** Sends every client any frame at all, whatever Discord would never send. */
  sendRaw(frame: string | Uint8Array): void
  addUser(user: NewUser): User
  addGuild(guild: GuildOptions): GuildHandle
  /** Resolves at the next change of the world. */
  changed(): Promise<void>
  /** Resolves with the first value that is neither undefined nor false; looked for now and after each change. */
  until<T>(look: () => T | undefined | false, ms?: number): Promise<T>
  close(): Promise<void>
}

/** Starts an emulated Discord with nobody in it but the bot. */
export async function startDiscord(options: DiscordOptions = {}): Promise<DiscordEmulator> {
  const now = options.now ?? Date.now
  const signal = changeSignal()
  const allowed: Limits = {
    callbackMs: options.callbackMs ?? 3_000,
    tokenMs: options.tokenMs ?? 900_000,
    nonceMs: options.nonceMs ?? 120_000,
    activeThreads: options.activeThreads ?? 1_000,
    logins: options.logins ?? 1_000,
    toldMembers: options.toldMembers ?? 50,
    shards: options.shards ?? 1,
    sideBySide: options.sideBySide ?? 1,
    shardGuilds: options.shardGuilds ?? 2_500,
  }
  const world = createWorld({ ids: snowflakes(now), signal, limits: allowed, now })
  const token = `${Buffer.from(world.bot.id).toString('base64url')}.emulated.token`
  const faults = faultQueue()
  const limits = rateLimits(now)
  const requests: RecordedRequest[] = []
  const tally = createTally('discord', options.counted ?? true)
  let port = 0
  const gatewayUrl = (): string => `ws://127.0.0.1:${port}/gateway`
  const server = restServer({ world, token, routes, faults, limits, requests, tally, gatewayUrl })
  const refusedIntents = (options.refuseIntents ?? []).reduce((bits, name) => bits | PRIVILEGED_INTENTS[name], 0)
  const heartbeatMs = options.heartbeatMs ?? 30_000
  const clients = gateway(server, { world, token, faults, refusedIntents, heartbeatMs, url: gatewayUrl })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The emulator got no port')
  port = address.port
  world.cdnUrl = `http://127.0.0.1:${port}`

  return {
    ...people(world),
    apiUrl: `http://127.0.0.1:${port}/api`,
    token,
    applicationId: world.applicationId,
    botUserId: world.bot.id,
    world,
    requests,
    faults,
    limits,
    unknownRequests: () => requests.filter(({ known }) => !known),
    async connected(ms = 10_000) {
      await signal.until(() => clients.ready() > 0, ms, 'a client to connect')
    },
    dropConnections: ({ forgetSessions = false, shard } = {}) => clients.drop(forgetSessions, shard),
    askToReconnect: () => clients.askToReconnect(),
    closeConnections: (code) => clients.closeAll(code),
    invalidateSessions: ({ resumable }) => clients.invalidate(resumable),
    silence: () => clients.silence(),
    ready: () => clients.ready(),
    connectionsMade: () => clients.made(),
    received: (op) => clients.received(op),
    sendRaw: (frame) => clients.sendRaw(frame),
    addUser({ name, bot = false, locale = 'en-US', dmsClosed = false, ...look }) {
      const user: User = { id: world.ids.next(), name, bot, locale, dmsClosed, ...look }
      world.users.set(user.id, user)
      return user
    },
    addGuild: (guild) => createGuild(world, guild),
    changed: () => signal.changed(),
    until: (look, ms = 5_000) => signal.until(look, ms, 'a change of the world'),
    async close() {
      signal.close()
      clients.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      tally.close()
    },
  }
}
