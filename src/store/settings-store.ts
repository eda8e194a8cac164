// The settings of one community, in Keyv, written one change at a time with a version.
import type { Kysely } from 'kysely'
import { z } from 'zod'
import type { CommunityId } from '../domain/ids.ts'
import { type Settings, settingsSchema } from '../domain/settings/settings.ts'
import type { KeyedStore } from './keyv.ts'
import type { Tables } from './schema.ts'
import type { Transactions } from './transaction.ts'

const stored = z.object({ version: z.number(), values: z.record(z.string(), z.unknown()) })

export interface SettingsStore {
  get(): Promise<Settings>
  /** Whether anything was ever set. */
  areSet(): Promise<boolean>
  /**
   * Changes what the patch names, or what it makes of the settings that nobody else changes meanwhile. Rejects, and changes
   * nothing, when the result is not valid.
   */
  change(patch: Partial<Settings> | ((now: Settings) => Partial<Settings>)): Promise<Settings>
}

/** What was read last of each community, by what it was read from: a call asks several times, and parsing takes its time. */
const lastRead = new WeakMap<KeyedStore, Map<CommunityId, { readonly content: string; readonly settings: Settings }>>()

/** So many communities' settings are remembered by one process. */
const rememberedAtMost = 1000

function parsed(keyed: KeyedStore, community: CommunityId, values: Record<string, unknown>): Settings {
  const known = lastRead.get(keyed) ?? new Map()
  lastRead.set(keyed, known)
  const content = JSON.stringify(values)
  const last = known.get(community)
  if (last?.content === content) return last.settings
  const settings = Object.freeze(settingsSchema.parse(values))
  if (known.size >= rememberedAtMost) known.clear()
  known.set(community, { content, settings })
  return settings
}

/** The settings of one community. */
export function settingsOf(
  keyed: KeyedStore,
  db: () => Kysely<Tables>,
  transactions: Transactions,
  community: CommunityId,
): SettingsStore {
  const read = async () => stored.parse((await keyed.get(community)) ?? { version: 0, values: {} })
  return {
    areSet: async () => (await keyed.get(community)) !== undefined,
    get: async () => parsed(keyed, community, (await read()).values),
    change: (patch) =>
      transactions.transaction(community, async () => {
        // The community's row is the lock: whoever changes settings at the same time waits here.
        await db().updateTable('communities').set({ id: community }).where('id', '=', community).execute()
        const { version, values } = await read()
        const changed = typeof patch === 'function' ? patch(settingsSchema.parse(values)) : patch
        const settings = settingsSchema.parse({ ...values, ...changed })
        await keyed.set(community, { version: version + 1, values: settings })
        return settings
      }),
  }
}
