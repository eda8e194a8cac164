// The gateway connections under the stock client, one a shard, with what the client has no handle for: a wait before each
// connection and each login, and an end of one that waits for nobody.
import { type SimpleShardingStrategy, WebSocketShardStatus as Status, type WebSocketOptions } from 'discord.js'

/** What happens on a connection, by the SDK's names. */
const happenings = ['hello', 'ready', 'resumed', 'dispatch', 'heartbeat', 'closed'] as const
export type Happening = (typeof happenings)[number]

/** Of connections: discord.js exports another class of this name. */
type Manager = ConstructorParameters<typeof SimpleShardingStrategy>[0]

export interface ShardsOptions {
  /** The client's way of keeping its connections. */
  readonly strategyOf: (manager: Manager) => SimpleShardingStrategy
  /** Resolves when a shard may connect; `login` when it is to begin a new session. False: never again. */
  readonly mayConnect: (shard: number, login: boolean) => Promise<boolean>
  /**
   * Resolves when a connected shard may log in, which it then does. Discord lets `sideBySide` shards do so at once. Rejects
   * when the connection was closed meanwhile. False: never again.
   */
  readonly mayLogIn: (shard: number, sideBySide: number, closed: AbortSignal) => Promise<boolean>
  readonly onHappening: (shard: number, what: Happening) => void
}

export interface Shards {
  /** For the client's options. */
  readonly ws: WebSocketOptions
  /** Ends a shard's socket at once, whatever the other side does. The client then connects and resumes. */
  cut(shard: number): void
  /** Ends every socket so. */
  cutAll(): void
  /** Gives a shard's session up, and logs in anew. */
  renew(shard: number): void
  /** Connects a shard again where the client has given up. */
  reconnect(shard: number): void
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

/** What never comes: the SDK waits for it, and then does nothing more. */
const never = (): Promise<never> => new Promise(() => {})

/** Makes the handle; the client makes the connections when it logs in. */
export function shards({ strategyOf, mayConnect, mayLogIn, onHappening }: ShardsOptions): Shards {
  let strategy: SimpleShardingStrategy | undefined
  /** The client forgets its shards when it ends. */
  const known = new Map<number, Shard>()
  let forget = (_shard: number): void => {}

  function look(): void {
    const all: unknown = strategy === undefined ? undefined : Reflect.get(strategy, 'shards')
    for (const [id, shard] of all instanceof Map ? all : [])
      if (typeof id === 'number' && isShard(shard)) known.set(id, shard)
  }

  function shardOf(id: number): Shard | undefined {
    look()
    return known.get(id)
  }

  const isIdle = (id: number): boolean => shardOf(id)?.status === Status.Idle

  /** The SDK waits half a minute for the other side to answer a close, and leaves a half-open socket to itself. */
  function cut(id: number): void {
    const connection = shardOf(id)
    const socket: unknown = connection === undefined ? undefined : Reflect.get(connection, 'connection')
    if (!isSocket(socket)) return
    // The SDK stops listening when it leaves; an error that nobody listens to ends the process.
    socket.on('error', () => {})
    socket.terminate()
  }

  return {
    cut,
    cutAll() {
      look()
      for (const id of known.keys()) cut(id)
    },
    renew(id) {
      forget(id)
      cut(id)
    },
    reconnect(id) {
      if (isIdle(id)) void shardOf(id)?.connect()
    },
    ws: {
      buildStrategy(manager) {
        const { retrieveSessionInfo, updateSessionInfo } = manager.options
        forget = (id) => void updateSessionInfo(id, null)
        // The session is asked for before each connection: the one moment at which the SDK can be made to wait.
        manager.options.retrieveSessionInfo = async (id) => {
          const session = await retrieveSessionInfo(id)
          if (isIdle(id) && !(await mayConnect(id, session === null))) return never()
          return session
        }
        for (const what of happenings) manager.on(what, ({ shardId }) => onHappening(shardId, what))
        strategy = strategyOf(manager)
        return strategy
      },
      buildIdentifyThrottler: (manager) => ({
        async waitForIdentify(id, closed) {
          const gateway = await manager.fetchGatewayInformation()
          if (!(await mayLogIn(id, gateway.session_start_limit.max_concurrency, closed))) await never()
        },
      }),
    },
  }
}
