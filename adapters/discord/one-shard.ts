// The one gateway connection under the stock client, with what the client has no handle for: a wait before each connection,
// and an end of it that waits for nobody.
import { type SimpleShardingStrategy, WebSocketShardStatus as Status, type WebSocketOptions } from 'discord.js'

/** What happens on a connection, by the SDK's names. */
const happenings = ['hello', 'ready', 'resumed', 'dispatch', 'heartbeat', 'closed'] as const
export type Happening = (typeof happenings)[number]

/** Of connections: discord.js exports another class of this name. */
type Manager = ConstructorParameters<typeof SimpleShardingStrategy>[0]

export interface OneShardOptions {
  /** The client's way of keeping its connections. */
  readonly strategyOf: (manager: Manager) => SimpleShardingStrategy
  /** Resolves when a connection may be made; `login` when it is to begin a new session. False: never again. */
  readonly mayConnect: (login: boolean) => Promise<boolean>
  /** A login is sent now. */
  readonly loggingIn: () => void
  readonly onHappening: (what: Happening) => void
}

export interface OneShard {
  /** For the client's options. */
  readonly ws: WebSocketOptions
  /** Ends the socket at once, whatever the other side does. The client then connects and resumes. */
  cut(): void
  /** Gives the session up, and logs in anew. */
  renew(): void
  /** Connects again where the client has given up. */
  reconnect(): void
}

interface Shard {
  readonly status: unknown
  connect(): Promise<void>
}

interface Socket {
  on(event: 'error', listener: () => void): unknown
  terminate(): void
}

const isShard = (value: unknown): value is Shard => value instanceof Object && 'status' in value && 'connect' in value

const isSocket = (value: unknown): value is Socket => value instanceof Object && 'on' in value && 'terminate' in value

/** Makes the handle; the client makes the connection when it logs in. */
export function oneShard({ strategyOf, mayConnect, loggingIn, onHappening }: OneShardOptions): OneShard {
  let strategy: SimpleShardingStrategy | undefined
  let known: Shard | undefined
  let forget = (): void => {}

  function shard(): Shard | undefined {
    const shards: unknown = strategy === undefined ? undefined : Reflect.get(strategy, 'shards')
    const first: unknown = shards instanceof Map ? shards.values().next().value : undefined
    if (isShard(first)) known = first
    return known
  }

  const isIdle = (): boolean => shard()?.status === Status.Idle

  /** The SDK waits half a minute for the other side to answer a close, and leaves a half-open socket to itself. */
  function cut(): void {
    const connection = shard()
    const socket: unknown = connection === undefined ? undefined : Reflect.get(connection, 'connection')
    if (!isSocket(socket)) return
    // The SDK stops listening when it leaves; an error that nobody listens to ends the process.
    socket.on('error', () => {})
    socket.terminate()
  }

  return {
    cut,
    renew() {
      forget()
      cut()
    },
    reconnect() {
      if (isIdle()) void shard()?.connect()
    },
    ws: {
      buildStrategy(manager) {
        const { retrieveSessionInfo, updateSessionInfo } = manager.options
        forget = () => void updateSessionInfo(0, null)
        // The session is asked for before each connection: the one moment at which the SDK can be made to wait.
        manager.options.retrieveSessionInfo = async (id) => {
          const session = await retrieveSessionInfo(id)
          if (isIdle() && !(await mayConnect(session === null))) return new Promise<never>(() => {})
          return session
        }
        for (const what of happenings) manager.on(what, () => onHappening(what))
        strategy = strategyOf(manager)
        return strategy
      },
      buildIdentifyThrottler: () => ({ waitForIdentify: async () => loggingIn() }),
    },
  }
}
