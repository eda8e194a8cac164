// The inside of a measured process: carries out orders of its parent, and tells what it has used of the processor and heap.
import { z } from 'zod'

const order = z.object({ id: z.number(), name: z.string(), args: z.unknown() })

export type Orders = Readonly<Record<string, (args: unknown) => unknown>>

/** The options that the parent started this process with, as JSON. */
export const givenOptions = (): unknown => JSON.parse(process.argv[2] ?? '{}')

/** Answers orders until the parent goes. `stop` of the orders is called before the process ends. */
export function serve(orders: Orders): void {
  const known: Orders = { ...orders, cpu, heap, stop: async () => (await orders.stop?.(undefined)) ?? null }
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
  // A profile is written at an exit of its own will.
  if (name === 'stop') process.exit()
}

/** Processor time of this process so far, in microseconds. */
function cpu(): number {
  const { user, system } = process.cpuUsage()
  return user + system
}

/** Bytes of the heap that are in use after everything that can be freed was. */
function heap(): number {
  for (const _ of ['young', 'old', 'what was waiting for both']) globalThis.gc?.()
  return process.memoryUsage().heapUsed
}
