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

const storedIn = (raw: unknown) => stored.parse(raw ?? { version: 0, values: {} })

interface Read {
  /** As the store gave it: for what stands unchanged it gives the same. */
  raw: unknown
  readonly content: string
  readonly settings: Settings
  /** What stood when it was read: while that stands, nothing is even read. */
  standing: number | undefined
}

/** What was read last of each community, by what it was read from: a call asks several times, and parsing takes its time. */
const lastRead = new WeakMap<KeyedStore, Map<CommunityId, Read>>()

/** So many communities' settings are remembered by one process. */
const rememberedAtMost = 1000

function readOf(keyed: KeyedStore): Map<CommunityId, Read> {
  const known = lastRead.get(keyed) ?? new Map<CommunityId, Read>()
  lastRead.set(keyed, known)
  return known
}

function parsed(keyed: KeyedStore, community: CommunityId, raw: unknown, standing: number | undefined): Settings {
  const known = readOf(keyed)
  const last = known.get(community)
  if (raw !== undefined && last?.raw === raw) {
    last.standing = standing ?? last.standing
    return last.settings
  }
  const { values } = storedIn(raw)
  const content = JSON.stringify(values)
  if (last?.content === content) {
    last.raw = raw
    last.standing = standing ?? last.standing
    return last.settings
  }
  const settings = Object.freeze(settingsSchema.parse(values))
  if (known.size >= rememberedAtMost) known.clear()
  known.set(community, { raw, content, settings, standing })
  return settings
}

/** The settings of one community. */
export function settingsOf(
  keyed: KeyedStore,
  db: () => Kysely<Tables>,
  transactions: Transactions,
  community: CommunityId,
): SettingsStore {
  return {
    areSet: async () => (await keyed.get(community)) !== undefined,
    async get() {
      const standing = transactions.standing()
      const last = standing === undefined ? undefined : readOf(keyed).get(community)
      if (last !== undefined && last.standing === standing) return last.settings
      return parsed(keyed, community, await keyed.get(community), standing)
    },
    change: (patch) =>
      transactions.transaction(community, async () => {
        // The community's row is the lock: whoever changes settings at the same time waits here.
        await db().updateTable('communities').set({ id: community }).where('id', '=', community).execute()
        const { version, values } = storedIn(await keyed.get(community))
        const changed = typeof patch === 'function' ? patch(settingsSchema.parse(values)) : patch
        const settings = settingsSchema.parse({ ...values, ...changed })
        await keyed.set(community, { version: version + 1, values: settings })
        return settings
      }),
  }
}
