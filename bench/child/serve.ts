// The inside of a measured process: carries out orders of its parent, and tells what it has used of the processor and heap.
import { mkdirSync, writeFileSync } from 'node:fs'
import { Session } from 'node:inspector'
import { join } from 'node:path'
import { z } from 'zod'

const order = z.object({ id: z.number(), name: z.string(), args: z.unknown() })

export type Orders = Readonly<Record<string, (args: unknown) => unknown>>

/** The options that the parent started this process with, as JSON. */
export const givenOptions = (): unknown => JSON.parse(process.argv[2] ?? '{}')

/** Answers orders until the parent goes. `stop` of the orders is called before the process ends. */
export function serve(orders: Orders): void {
  const folder = process.argv[3]
  const writeProfile = folder === undefined ? () => {} : profiling(folder)
  const stop = async (): Promise<void> => {
    writeProfile()
    await orders.stop?.(undefined)
  }
  const known: Orders = { ...orders, cpu, heap, stop }
  process.on('message', (message) => {
    void carryOut(known, message)
  })
  process.on('disconnect', () => process.exit())
  process.send?.({ id: 0 })
}

async function carryOut(known: Orders, message: unknown): Promise<void> {
  const { id, name, args } = order.parse(message)
  try {
    const run = known[name]
    if (run === undefined) throw new Error(`there is no order ${name}`)
    process.send?.({ id, result: (await run(args)) ?? null })
  } catch (error) {
    process.send?.({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
  if (name === 'stop') process.exit()
}

/** Begins to profile what this process does; what comes back writes that down. */
function profiling(folder: string): () => void {
  const session = new Session()
  session.connect()
  session.post('Profiler.enable')
  session.post('Profiler.start')
  return () =>
    session.post('Profiler.stop', (_error, told) => {
      mkdirSync(folder, { recursive: true })
      writeFileSync(join(folder, `${process.pid}.cpuprofile`), JSON.stringify(told.profile))
    })
}

/** Processor time of this process so far, in microseconds. */
function cpu(): number {
  const { user, system } = process.cpuUsage()
  return user + system
}

/** As the engine collects before it gives up: nothing that can be had again is kept, as code that nobody has run for a while. */
const thorough = { type: 'major', execution: 'sync', flavor: 'last-resort' } as const

/** Bytes of the heap that are in use after everything that can be freed was. */
function heap(): number {
  for (const _ of ['young', 'old', 'what was waiting for both']) globalThis.gc?.(thorough)
  return process.memoryUsage().heapUsed
}
