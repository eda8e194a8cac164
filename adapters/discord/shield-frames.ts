// Keeps frames of the gateway that nobody can read from the client: some would end the process inside it, and a READY or a
// HELLO that lies would leave it deaf for good. Each is told in the log, without a word of what was in it.
import { SimpleShardingStrategy } from 'discord.js'
import { z } from 'zod'
import type { Logger } from '../../src/ports/system.ts'

const frame = z.object({
  op: z.number(),
  t: z.string().nullish(),
  s: z.int32().nullish(),
  d: z.unknown().optional(),
})

const hello = z.object({
  heartbeat_interval: z
    .number()
    .positive()
    .max(2 ** 31 - 1),
})

const ready = z.object({
  session_id: z.string(),
  resume_gateway_url: z.url({ protocol: /^wss?$/ }),
  user: z.object({ id: z.string() }),
  guilds: z.array(z.object({ id: z.string() })),
})

/** What is wrong with a frame; undefined when the client can take it. */
function unsoundPart(payload: unknown): string | undefined {
  const read = frame.safeParse(payload)
  if (!read.success) return 'frame'
  const { op, t, d } = read.data
  if (op === 0 && t === 'READY') return ready.safeParse(d).success ? undefined : 'READY'
  if (op === 0) return typeof d === 'object' && typeof t === 'string' ? undefined : 'dispatch'
  if (op === 9) return typeof d === 'boolean' ? undefined : 'invalid session'
  if (op === 10) return hello.safeParse(d).success ? undefined : 'hello'
  return undefined
}

/** Of connections: discord.js exports another class of this name. */
type Manager = ConstructorParameters<typeof SimpleShardingStrategy>[0]

/** The client's usual way of keeping its connections, with the shield before each. */
export function shieldFrames(manager: Manager, logger: Logger): SimpleShardingStrategy {
  const strategy = new SimpleShardingStrategy(manager)
  const spawn = strategy.spawn.bind(strategy)
  strategy.spawn = async (ids) => {
    await spawn(ids)
    const shards: unknown = Reflect.get(strategy, 'shards')
    for (const shard of shards instanceof Map ? shards.values() : []) shieldShard(shard, logger)
  }
  return strategy
}

function shieldShard(shard: object, logger: Logger): void {
  const unpack: unknown = Reflect.get(shard, 'unpackMessage')
  const take: unknown = Reflect.get(shard, 'onMessage')
  if (typeof unpack !== 'function' || typeof take !== 'function') {
    logger.warn('discord.js hides how it reads frames: a malformed one may end the process')
    return
  }
  Reflect.set(shard, 'unpackMessage', async (data: unknown, isBinary: unknown): Promise<unknown> => {
    const payload: unknown = await Reflect.apply(unpack, shard, [data, isBinary])
    const where = unsoundPart(payload)
    if (where === undefined) return payload
    logger.warn('Discord sent a frame that cannot be read; it is left out', { where })
    return null
  })
  Reflect.set(shard, 'onMessage', async (data: unknown, isBinary: unknown): Promise<void> => {
    try {
      await Reflect.apply(take, shard, [data, isBinary])
    } catch (error) {
      logger.error('discord.js cannot take a frame', error)
    }
  })
}
