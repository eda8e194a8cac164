// The gateway side (v10, JSON): sessions that survive their socket, heartbeats, identify, resume with replay.
import type { Server } from 'node:http'
import { type WebSocket, WebSocketServer } from 'ws'
import { z } from 'zod'
import type { FaultQueue, GatewayFault } from './faults.ts'
import { readyWire } from './ready-wire.ts'
import { sendLimit } from './send-limit.ts'
import { belongs, guildOfEvent, isShard, type Shard, shardData, wholeBot } from './sharding.ts'
import { guildCreateWire, memberWire } from './wire.ts'
import { isRevoked, type Wire, type World } from './world.ts'

const REPLAY_LIMIT = 10_000
const DETACHED_SESSIONS = 5
const GUILDS = 1 << 0
const GUILD_MEMBERS = 1 << 1
const MESSAGE_CONTENT = 1 << 15

export const PRIVILEGED_INTENTS = {
  GuildMembers: GUILD_MEMBERS,
  GuildPresences: 1 << 8,
  MessageContent: MESSAGE_CONTENT,
} as const

export interface GatewayOptions {
  readonly world: World
  readonly token: string
  readonly faults: FaultQueue
  /** Privileged intents that the portal has switched off: asking for one closes with 4014. */
  readonly refusedIntents: number
  readonly heartbeatMs: number
  readonly url: () => string
}

export interface Gateway {
  /** How many connections are ready. */
  ready(): number
  /** How many connections have been made so far. */
  made(): number
  /** Cuts the connections of a shard, or all; the sessions can be resumed unless `forget` is set. */
  drop(forget: boolean, shard: number | undefined): void
  /** Sends op 7 (reconnect) to every client. */
  askToReconnect(): void
  /** Closes every connection with this code. */
  closeAll(code: number): void
  /** Sends op 9 to every client; sessions that are not `resumable` are forgotten. */
  invalidate(resumable: boolean): void
  /**
   * Every connection there is, and each that comes, goes silent: it stays open, and nothing is told, answered or closed.
   * What is returned lets those that come afterwards be answered again; the silent ones stay silent.
   */
  silence(): () => void
  /** How many messages with this opcode clients have sent. */
  received(op: number): number
  /** Sends every client any frame at all. */
  sendRaw(frame: string | Uint8Array): void
  close(): void
}

interface Session {
  readonly id: string
  readonly shard: Shard
  readonly intents: number
  readonly sent: { readonly seq: number; readonly text: string }[]
  seq: number
  socket: WebSocket | undefined
}

const packet = z.object({ op: z.number(), d: z.unknown() })
const identifyData = z.object({ token: z.string(), intents: z.number(), shard: shardData.optional() })
const resumeData = z.object({ token: z.string(), session_id: z.string(), seq: z.number() })
const membersData = z.object({
  guild_id: z.string(),
  nonce: z.string().optional(),
  user_ids: z.union([z.string(), z.array(z.string())]).optional(),
})

/** A gateway on the path `/gateway` of an HTTP server. */
export function gateway(server: Server, options: GatewayOptions): Gateway {
  const { world, faults } = options
  const sessions = new Map<string, Session>()
  const sockets = new WebSocketServer({ server, path: '/gateway' })
  const counts = new Map<number, number>()
  const silent = new WeakSet<WebSocket>()
  let silences = 0
  let made = 0

  /** Reading stops too, so that not even a close is answered. */
  const mute = (socket: WebSocket): void => {
    silent.add(socket)
    socket.pause()
  }

  const send = (socket: WebSocket | undefined, text: string): void => {
    if (socket !== undefined && !silent.has(socket)) socket.send(text)
  }

  const dispatch = (session: Session, name: string, data: Wire): void => {
    session.seq += 1
    const text = JSON.stringify({ op: 0, t: name, s: session.seq, d: data })
    session.sent.push({ seq: session.seq, text })
    if (session.sent.length > REPLAY_LIMIT) session.sent.shift()
    send(session.socket, text)
  }

  world.emit = (event) => {
    for (const session of sessions.values()) {
      if (event.intents !== 0 && !(event.intents & session.intents)) continue
      const data = typeof event.data === 'function' ? event.data(session.intents) : event.data
      if (belongs(guildOfEvent(event.name, data), session.shard)) dispatch(session, event.name, data)
    }
  }

  const isOurs = (token: string): boolean => token.replace(/^Bot /, '') === options.token && !isRevoked(world)

  const identify = (socket: WebSocket, data: unknown): Session | undefined => {
    const { token, intents, shard = wholeBot } = identifyData.parse(data)
    world.logins += 1
    if (!isOurs(token)) return refuse(socket, 4004, 'Authentication failed.')
    if (!isShard(shard)) return refuse(socket, 4010, 'Invalid shard.')
    if (intents < 0 || intents >= 2 ** 26) return refuse(socket, 4013, 'Invalid intent(s).')
    if (intents & options.refusedIntents) return refuse(socket, 4014, 'Disallowed intent(s).')
    const all = [...world.guilds.values()].filter(({ members }) => members.has(world.bot.id))
    const guilds = all.filter(({ id }) => belongs(id, shard))
    if (guilds.length > world.limits.shardGuilds) return refuse(socket, 4011, 'Sharding required.')
    const session: Session = { id: `session-${world.ids.next()}`, shard, intents, sent: [], seq: 0, socket }
    sessions.set(session.id, session)
    dispatch(session, 'READY', readyWire(world, guilds, { id: session.id, shard, resumeUrl: options.url() }))
    for (const guild of intents & GUILDS ? guilds : []) {
      dispatch(session, 'GUILD_CREATE', guildCreateWire(world, guild, intents))
    }
    world.signal.touch()
    return session
  }

  const resume = (socket: WebSocket, data: unknown): Session | undefined => {
    const { token, session_id: id, seq } = resumeData.parse(data)
    const session = sessions.get(id)
    if (!isOurs(token)) return refuse(socket, 4004, 'Authentication failed.')
    if (!session || seq > session.seq) {
      socket.send(JSON.stringify({ op: 9, d: false }))
      return undefined
    }
    session.socket = socket
    for (const missed of session.sent.filter((each) => each.seq > seq)) send(socket, missed.text)
    dispatch(session, 'RESUMED', {})
    world.signal.touch()
    return session
  }

  const sendMembers = (session: Session, data: unknown): void => {
    const { guild_id: id, nonce, user_ids: wanted } = membersData.parse(data)
    const guild = world.guilds.get(id)
    const asked = wanted === undefined ? undefined : new Set([wanted].flat())
    const members = [...(guild?.members.values() ?? [])].filter(({ user }) => !asked || asked.has(user.id))
    dispatch(session, 'GUILD_MEMBERS_CHUNK', {
      guild_id: id,
      members: members.map((member) => memberWire(member)),
      chunk_index: 0,
      chunk_count: 1,
      ...(nonce === undefined ? {} : { nonce }),
    })
  }

  const receive = (socket: WebSocket, text: string, session: Session | undefined): Session | undefined => {
    const { op, d } = packet.parse(JSON.parse(text))
    counts.set(op, (counts.get(op) ?? 0) + 1)
    world.signal.touch()
    const fault = faults.takeOp(op)
    if (fault) return misbehave(socket, fault, session)
    if (op === 1) socket.send(JSON.stringify({ op: 11 }))
    if (op === 2) return session ? refuse(socket, 4005, 'Already authenticated.') : identify(socket, d)
    if (op === 6) return resume(socket, d)
    if (op === 8 && session) sendMembers(session, d)
    return session
  }

  sockets.on('connection', (socket) => {
    let session: Session | undefined
    const maySend = sendLimit(world.now)
    socket.on('error', () => socket.terminate())
    socket.on('close', (code) => {
      if (session?.socket === socket) detach(session, code)
      world.signal.touch()
    })
    socket.on('message', (data) => {
      if (!maySend()) return void refuse(socket, 4008, 'You are being rate limited.')
      try {
        session = receive(socket, String(data), session)
      } catch {
        socket.close(4002, 'Decode error.')
      }
    })
    made += 1
    if (silences > 0) mute(socket)
    world.signal.touch()
    send(socket, JSON.stringify({ op: 10, d: { heartbeat_interval: options.heartbeatMs } }))
  })

  /** A session outlives its socket unless the client said goodbye; only the latest few are kept. */
  const detach = (session: Session, code: number): void => {
    session.socket = undefined
    if (code === 1000 || code === 1001) sessions.delete(session.id)
    const detached = [...sessions.values()].filter(({ socket }) => socket === undefined)
    for (const old of detached.slice(0, -DETACHED_SESSIONS)) sessions.delete(old.id)
  }

  const terminateAll = (): void => {
    for (const socket of sockets.clients) socket.terminate()
    for (const session of sessions.values()) session.socket = undefined
  }

  return {
    ready: () => [...sessions.values()].filter(({ socket }) => socket !== undefined).length,
    drop(forget, shard) {
      if (shard === undefined) terminateAll()
      for (const session of [...sessions.values()]) {
        if (shard !== undefined && session.shard[0] !== shard) continue
        session.socket?.terminate()
        session.socket = undefined
        if (forget) sessions.delete(session.id)
      }
    },
    askToReconnect() {
      for (const socket of sockets.clients) send(socket, JSON.stringify({ op: 7, d: null }))
    },
    closeAll(code) {
      for (const socket of sockets.clients) if (!silent.has(socket)) socket.close(code)
    },
    invalidate(resumable) {
      // What happens from now on waits for the resume.
      for (const session of sessions.values()) session.socket = undefined
      if (!resumable) sessions.clear()
      for (const socket of sockets.clients) send(socket, JSON.stringify({ op: 9, d: resumable }))
    },
    silence() {
      silences += 1
      for (const socket of sockets.clients) mute(socket)
      let over = false
      return () => {
        if (!over) silences -= 1
        over = true
      }
    },
    made: () => made,
    received: (op) => counts.get(op) ?? 0,
    sendRaw(frame) {
      for (const socket of sockets.clients) socket.send(frame)
    },
    close() {
      terminateAll()
      sockets.close()
      world.emit = () => {}
    },
  }
}

function refuse(socket: WebSocket, code: number, why: string): undefined {
  socket.close(code, why)
  return undefined
}

function misbehave(socket: WebSocket, fault: GatewayFault, session: Session | undefined): Session | undefined {
  switch (fault.kind) {
    case 'close':
      socket.close(fault.code)
      return session
    case 'ignore':
      return session
    case 'invalid session':
      socket.send(JSON.stringify({ op: 9, d: fault.resumable }))
      return session
    default:
      return fault satisfies never
  }
}
