// Tells the owner what a running shard was closed for, and looks now and then whether they have mended it.
import { type Client, Events } from 'discord.js'
import type { LogFields, Logger } from '../../src/ports/system.ts'
import { returnsMs } from './limits.ts'
import { closeError } from './login-errors.ts'

export interface ComeBackOptions {
  readonly client: Client
  readonly logger: Logger
  /** Which shard it is, where there are several. */
  readonly named: (shard: number) => LogFields
  /** Expects nothing of a shard until it is connected again. */
  readonly rest: (shard: number) => void
  readonly reconnect: (shard: number) => void
  /** Resolves with true after that time; with false when Hearth stops. */
  readonly wait: (ms: number) => Promise<boolean>
}

/** Looks after the shards of a client that has logged in. */
export function comeBack({ client, logger, named, rest, reconnect, wait }: ComeBackOptions): void {
  const fruitless = new Map<number, number>()
  client.on(Events.ShardReady, (id) => {
    if (fruitless.delete(id)) logger.info('Discord is connected again', named(id))
  })
  client.on(Events.ShardDisconnect, async ({ code }, id) => {
    const tries = fruitless.get(id) ?? 0
    const ms = returnsMs[tries] ?? returnsMs[returnsMs.length - 1] ?? 0
    fruitless.set(id, tries + 1)
    rest(id)
    const error = closeError(code)
    const { shard } = named(id)
    const deaf = shard === undefined ? 'nothing on Discord' : `nothing of the servers on shard ${shard}`
    const then = `Until then I hear ${deaf}; the rest of me goes on. By myself I look again in ${ms / 60_000} minutes.`
    // The log writes no error's own message: what its owner is to do must be the line itself.
    logger.error(`${error.message} ${then}`, error, { code, ...named(id) })
    if (await wait(ms)) reconnect(id)
  })
}
