// The parent's hold on a Hearth in a child process: orders go in, answers come out, and its death is a promise.
import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { asOneFile } from './one-file.ts'
import { type ChildOptions, type NewOrder, type Report, report } from './orders.ts'

type Done = Extract<Report, { kind: 'done' }>

export interface HearthProcess {
  /** Where the playground is; undefined where there is none. */
  readonly address: string | undefined
  /** Resolves with what ended it: `SIGKILL`, or an exit code. */
  readonly ended: Promise<string>
  alive(): boolean
  /** All that it has printed so far. */
  log(): string
  /** Ends it as `kill -9` does, wherever it is. */
  kill(): void
  /** Resolves when the order is carried out; rejects when the process ends before. */
  does(order: NewOrder): Promise<Done>
}

const source = join(import.meta.dirname, 'child.ts')
let made: ReturnType<typeof asOneFile> | undefined

/** Starts one; resolves when it is connected and works. */
export async function startHearthProcess(options: ChildOptions): Promise<HearthProcess> {
  made ??= asOneFile(source)
  const { program, compiled } = await made
  const child = spawn(process.execPath, [program, JSON.stringify(options)], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: { NODE_COMPILE_CACHE: compiled },
  })
  let log = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => {
      log += chunk.toString('utf8')
    })
  const waiting = new Map<number, (done: Done) => void>()
  let alive = true
  const ended = new Promise<string>((resolve) => {
    child.once('exit', (code, signal) => {
      alive = false
      resolve(signal ?? `code ${code}`)
    })
  })
  const died = (doing: string): Promise<never> =>
    ended.then((how) => Promise.reject(new Error(`Hearth ended by ${how} while it was to ${doing}: ${log}`)))
  const ready = new Promise<Extract<Report, { kind: 'ready' }>>((resolve) => {
    child.on('message', (message) => {
      const told = report.parse(message)
      if (told.kind === 'ready') resolve(told)
      else waiting.get(told.id)?.(told)
    })
  })
  const { address } = await Promise.race([ready, died('start')])
  let orders = 0
  return {
    address,
    ended,
    alive: () => alive,
    log: () => log,
    kill: () => void child.kill('SIGKILL'),
    async does(order) {
      orders += 1
      const id = orders
      const done = new Promise<Done>((resolve) => waiting.set(id, resolve))
      send(child, { ...order, id })
      const told = await Promise.race([done, died(order.kind)])
      waiting.delete(id)
      return told
    },
  }
}

/** Whether a dying process still hears it does not matter: its end is awaited as well. */
function send(child: ChildProcess, message: object): void {
  if (child.connected) child.send(message, () => undefined)
}
