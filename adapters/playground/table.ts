// One kind of thing of the world: all of them in memory, each kept on the shelf under a key of its own.
import type { z } from 'zod'
import type { Shelf } from '../../src/ports/system.ts'

export interface Table<Thing extends { readonly id: string }> {
  get(id: string): Thing | undefined
  all(): readonly Thing[]
  /** Resolves once it is kept. When the shelf refuses it, the table is as before. */
  put(thing: Thing): Promise<void>
  remove(id: string): Promise<void>
  /** Takes what the shelf held under `key` when it is one of this table's. */
  load(key: string, value: unknown): void
  /** Forgets everything, on the shelf too. */
  clear(): Promise<void>
}

export interface TableOptions<Thing> {
  /** The first word of its keys: `person`. */
  readonly name: string
  readonly schema: z.ZodType<Thing>
  readonly shelf: Shelf
  readonly changed: () => void
}

/** Makes an empty table. */
export function tableOf<Thing extends { readonly id: string }>(options: TableOptions<Thing>): Table<Thing> {
  const { name, schema, shelf, changed } = options
  const things = new Map<string, Thing>()
  const keyOf = (id: string): string => `${name}/${id}`

  async function put(thing: Thing): Promise<void> {
    const before = things.get(thing.id)
    things.set(thing.id, thing)
    try {
      await shelf.set(keyOf(thing.id), thing)
    } catch (error) {
      if (before === undefined) things.delete(thing.id)
      else things.set(thing.id, before)
      throw error
    }
    changed()
  }

  async function remove(id: string): Promise<void> {
    things.delete(id)
    await shelf.delete(keyOf(id))
    changed()
  }

  return {
    get: (id) => things.get(id),
    all: () => [...things.values()],
    put,
    remove,
    load: (key, value) => {
      if (!key.startsWith(`${name}/`)) return
      const thing = schema.parse(value)
      things.set(thing.id, thing)
    },
    clear: async () => {
      for (const id of [...things.keys()]) await remove(id)
    },
  }
}
