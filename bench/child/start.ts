// The parent's hold on a measured process: starts it, gives it orders, and ends it.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'

/** The programs that are measured, or measure. */
export type Program =
  | 'hearth'
  | 'bolt'
  | 'slack-side'
  | 'discord-town'
  | 'stock-discord'
  | 'store-work'
  | 'store-digest'
  | 'store-support'
  | 'store-burst'

export interface Child {
  /** Resolves with what the child answered, parsed. Rejects when it failed, or ended before. */
  ask<Result>(schema: z.ZodType<Result>, name: string, args?: unknown): Promise<Result>
  /** Processor time so far, in microseconds. */
  cpu(): Promise<number>
  /** Bytes of heap in use after a collection. */
  heap(): Promise<number>
  stop(): Promise<void>
}

const reply = z.object({ id: z.number(), result: z.unknown().optional(), error: z.string().optional() })

/** Milliseconds. */
const endsMs = 8_000

interface Waiting {
  readonly resolve: (result: unknown) => void
  readonly reject: (error: Error) => void
}

/** Where processes that are measured write their profiles; undefined: they write none. */
let profiles: string | undefined

/** From now on each process of this program writes a profile of its processor time when it ends. */
export function profileInto(folder: string): void {
  profiles = folder
}

/** What was compiled is kept, as the program keeps it: what compiles would be in memory beside what is measured. */
const keepsCompiled = join(import.meta.dirname, 'keep-compiled.mjs')

/** Starts a program of this folder; resolves when it is ready. */
export async function startChild(program: Program, options: object): Promise<Child> {
  const folder = profiles === undefined ? [] : [join(profiles, program)]
  const child = spawn(
    process.execPath,
    [
      '--expose-gc',
      '--import',
      keepsCompiled,
      join(import.meta.dirname, `${program}.ts`),
      JSON.stringify(options),
      ...folder,
    ],
    { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] },
  )
  const waiting = new Map<number, Waiting>()
  const started = Promise.withResolvers<void>()
  const ended = Promise.withResolvers<void>()
  child.once('exit', (code, signal) => {
    const error = new Error(`${program} ended by ${signal ?? code}`)
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
    started.reject(error)
    ended.resolve()
  })
  child.on('message', (message) => {
    const { id, result, error } = reply.parse(message)
    if (id === 0) return started.resolve()
    const one = waiting.get(id)
    waiting.delete(id)
    if (error === undefined) one?.resolve(result)
    else one?.reject(new Error(`${program}: ${error}`))
  })
  let orders = 0
  const ask = <Result>(schema: z.ZodType<Result>, name: string, args: unknown = null): Promise<Result> => {
    orders += 1
    const id = orders
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve: (result) => resolve(schema.parse(result)), reject })
      child.send({ id, name, args })
    })
  }
  await started.promise
  return {
    ask,
    cpu: () => ask(z.number(), 'cpu'),
    heap: () => ask(z.number(), 'heap'),
    async stop() {
      await ask(z.unknown(), 'stop').catch(() => undefined)
      // What does not end by itself has nothing left to tell.
      const patience = new AbortController()
      const late = sleep(endsMs, undefined, { signal: patience.signal }).then(
        () => void child.kill('SIGKILL'),
        () => undefined,
      )
      await ended.promise
      patience.abort()
      await late
    },
  }
}
