// The Discord measurements' stage: emulated towns, clients in processes of their own, and what one round costs each.
import { z } from 'zod'
import type { Settings } from '../../src/domain/settings/settings.ts'
import type { HearthOptions } from '../child/options.ts'
import { type Child, startChild } from '../child/start.ts'
import type { Bench } from '../family.ts'
import type { Figures } from '../measure/rounds.ts'
import { type Sizes, seed, small } from '../store/seed.ts'
import type { CommandLoad, TownSize } from './town.ts'

const built = z.object({
  town: z.number(),
  token: z.string(),
  apiUrl: z.string(),
  guilds: z.array(z.object({ id: z.string(), channel: z.string() })),
})
export type Built = z.infer<typeof built>
const loaded = z.object({ requests: z.number(), tookMs: z.number(), p99: z.number().optional() })

/** A client in a process of its own, and the town it is connected to. */
export interface Connected {
  readonly client: Child
  readonly town: number
}

export interface TownOptions {
  /** More than Discord grants: the emulator has no limits but those that are asked for. */
  readonly requestsPerSecond?: number
}

export type HearthInTown = TownOptions &
  Pick<HearthOptions, 'deaf'> & {
    /** Those of every community. */
    readonly settings?: Partial<Settings>
  }

export interface DiscordStage {
  readonly side: Child
  /** Builds a town that one client at a time connects to. */
  build(size: TownSize): Promise<Built>
  stock(town: Built, commands?: boolean): Promise<Connected>
  hearth(town: Built, options?: HearthInTown, sizes?: Sizes): Promise<Connected>
  /** People run a command: processor time a command, commands a second. */
  commands(where: Connected, load: CommandLoad): Promise<Figures>
  /** So many events are told: processor time each. */
  events(where: Connected, kind: 'message' | 'role', count: number): Promise<Figures>
  /** Ends one client. */
  end(where: Connected): Promise<void>
  /** Ends every process of the stage. */
  close(): Promise<void>
}

export const unlimited: HearthInTown = { requestsPerSecond: 1_000_000 }

/** Sets the stage. */
export async function discordStage(bench: Bench): Promise<DiscordStage> {
  const side = await startChild('discord-town', {})
  const clients = new Set<Child>()
  const connected = async (town: number, starting: Promise<Child>): Promise<Connected> => {
    const client = await starting
    clients.add(client)
    return { client, town }
  }
  const nothing = z.unknown()
  return {
    side,
    build: (size) => side.ask(built, 'build', size),
    async stock({ town, token, apiUrl }, commands = true) {
      return connected(town, startChild('stock-discord', { token, apiUrl, commands }))
    },
    async hearth(
      { town, token, apiUrl, guilds },
      { deaf = false, settings = {}, ...options } = unlimited,
      sizes = small,
    ) {
      const file = bench.file('hearth.db')
      await seed(
        file,
        guilds.map(({ id, channel }) => ({ platform: 'discord' as const, id, channel })),
        sizes,
        settings,
      )
      return connected(town, startChild('hearth', { file, deaf, discord: { token, apiUrl, ...options } }))
    },
    async commands({ client, town }, load) {
      const before = await client.cpu()
      const { requests, tookMs, p99 } = await side.ask(loaded, 'commands', { town, ...load })
      await client.ask(nothing, 'settled', requests)
      const used = (await client.cpu()) - before
      await side.ask(nothing, 'forget', { town })
      return { cpu: used / requests, perSecond: (requests * 1000) / tookMs, p99: p99 ?? Number.NaN }
    },
    async events({ client, town }, kind, count) {
      const before = await client.cpu()
      const { requests } = await side.ask(loaded, 'events', { town, kind, count })
      await client.ask(nothing, 'settled', 0)
      const used = (await client.cpu()) - before
      await side.ask(nothing, 'forget', { town })
      return { cpu: used / requests }
    },
    async end({ client }) {
      clients.delete(client)
      await client.stop()
    },
    async close() {
      for (const client of clients) await client.stop()
      await side.stop()
    },
  }
}
