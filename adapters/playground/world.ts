// The playground's world: people, channels, threads and messages. Every change is on the shelf before it is announced,
// so the world survives a restart with its history.
import type { Clock, Ids, Shelf } from '../../src/ports/system.ts'
import { firstChannels, firstPeople, secondChannels, secondPeople } from './cast.ts'
import { home, type SpaceId, workspace } from './spaces.ts'
import { type Table, tableOf } from './table.ts'
import * as things from './things.ts'

export interface World {
  readonly people: Table<things.Person>
  readonly channels: Table<things.Channel>
  readonly threads: Table<things.Thread>
  readonly messages: Table<things.Posted>
  /** The bytes of files, apart from their messages. */
  readonly files: Table<things.KeptFile>
  /** Events that Hearth has not kept yet. */
  readonly untold: Table<things.Untold>
  /** Which world this is, and how far its sample is. */
  chronicle(): things.Chronicle
  /** The spaces that are there. */
  spaces(): readonly SpaceId[]
  /** Notes how far the sample is. */
  sampled(sample: things.Chronicle['sample']): Promise<void>
  /** Shows the second space, which is made where there is none yet, or hides it. */
  showSecond(shown: boolean): Promise<void>
  /** Whether what is made now belongs to the sample. */
  inSample(): boolean
  /** A number higher than any before: where a new message or thread stands. */
  nextOrder(): number
  /** Calls back after every change; the returned function ends that. */
  onChange(listener: () => void): () => void
  /** Wipes everything and makes a new world. */
  startOver(): Promise<void>
}

export interface WorldOptions {
  readonly shelf: Shelf
  readonly clock: Clock
  readonly ids: Ids
}

/** Reads the world from the shelf, or makes a new one where there is none. */
export async function openWorld({ shelf, clock, ids }: WorldOptions): Promise<World> {
  const listeners = new Set<() => void>()
  const changed = (): void => {
    for (const listener of listeners) listener()
  }
  const people = tableOf({ name: 'person', schema: things.person, shelf, changed })
  const channels = tableOf({ name: 'channel', schema: things.channel, shelf, changed })
  const threads = tableOf({ name: 'thread', schema: things.thread, shelf, changed })
  const messages = tableOf({ name: 'message', schema: things.posted, shelf, changed })
  const files = tableOf({ name: 'file', schema: things.keptFile, shelf, changed: () => {} })
  const untold = tableOf({ name: 'untold', schema: things.untold, shelf, changed: () => {} })
  const chronicles = tableOf({ name: 'chronicle', schema: things.chronicle, shelf, changed })
  const tables = [people, channels, threads, messages, files, untold, chronicles]

  for (const [key, value] of await shelf.entries()) for (const table of tables) table.load(key, value)
  const numbered = [...messages.all(), ...threads.all(), ...files.all()]
  let order = Math.max(0, ...numbered.map((one) => one.order))

  async function begin(): Promise<void> {
    for (const person of firstPeople(clock.now())) await people.put(person)
    for (const channel of firstChannels()) await channels.put(channel)
    // Last, so that a world that was cut short while it was made is made again.
    await chronicles.put({ id: 'it', world: ids.next(), sample: 'none', second: 'none' })
  }

  function chronicle(): things.Chronicle {
    const found = chronicles.get('it')
    if (found === undefined) throw new Error('the playground has no world yet')
    return found
  }

  async function showSecond(shown: boolean): Promise<void> {
    const { second } = chronicle()
    if (second === 'none' && !shown) return
    if (second === 'none') {
      for (const person of secondPeople(clock.now())) await people.put(person)
      for (const channel of secondChannels()) await channels.put(channel)
    }
    await chronicles.put({ ...chronicle(), second: shown ? 'shown' : 'hidden' })
  }

  async function startOver(): Promise<void> {
    for (const table of tables) await table.clear()
    order = 0
    await begin()
  }

  if (chronicles.get('it') === undefined) await startOver()
  return {
    people,
    channels,
    threads,
    messages,
    files,
    untold,
    chronicle,
    spaces: () => (chronicle().second === 'none' ? [home.id] : [home.id, workspace.id]),
    showSecond,
    sampled: (sample) => chronicles.put({ ...chronicle(), sample }),
    inSample: () => chronicle().sample === 'begun',
    nextOrder: () => {
      order += 1
      return order
    },
    onChange: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    startOver,
  }
}
