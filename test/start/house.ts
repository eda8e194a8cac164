// Hearth as its owner runs it: `node hearth.mjs` as a process of its own, in a fresh folder, with nothing in its environment.
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, vi } from 'vitest'

/** A process that hangs is ended after this, so that its test says what it printed. A busy machine takes its time. */
const patienceMs = 60_000
/** Some tests start three processes, one after the other. */
vi.setConfig({ testTimeout: 4 * patienceMs, hookTimeout: patienceMs })

const file = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url))

/** The Node that the install brings: what `npm start` uses. */
const bundledNode = file('node_modules/.bin/node')

export interface Ended {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly out: string
  readonly err: string
}

export interface Run {
  /** Resolves with the groups of the first match in what it has printed; rejects when it ends without one. */
  says(pattern: RegExp): Promise<RegExpExecArray>
  send(signal: 'SIGTERM' | 'SIGINT' | 'SIGKILL'): void
  readonly ended: Promise<Ended>
}

export interface House {
  readonly folder: string
  /** Starts it with these settings in its environment. */
  run(settings?: Readonly<Record<string, string>>, ...args: readonly string[]): Run
  /** Starts something else in the same folder: `node`, or a file of ours. */
  runWith(node: string, ...args: readonly string[]): Run
  /** Runs a task in the same folder, as its npm script does. */
  task(name: string, args: readonly string[], settings?: Readonly<Record<string, string>>): Promise<Ended>
  /** Writes a file. */
  write(name: string, text: string): void
  /** Every file there is. */
  files(): readonly string[]
}

const running = new Set<ChildProcess>()
const folders = new Set<string>()

afterEach(async () => {
  for (const child of running) {
    const gone = new Promise((resolve) => child.once('close', resolve))
    child.kill('SIGKILL')
    await gone
  }
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
  folders.clear()
})

/** A fresh folder; it and all that was started in it is gone after the test. */
export function house(): House {
  const folder = mkdtempSync(join(tmpdir(), 'hearth-start-'))
  folders.add(folder)
  const launch = (node: string, args: readonly string[], env: Readonly<Record<string, string>>): Run =>
    runOf(spawn(node, args, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] }))
  return {
    folder,
    run: (settings = {}, ...args) =>
      launch(bundledNode, [file('hearth.mjs'), ...args], { PLAYGROUND_PORT: '0', ...settings }),
    runWith: (node, ...args) => launch(node, args, {}),
    task: (name, args, settings = {}) => launch(bundledNode, [file(`tasks/${name}.ts`), ...args], settings).ended,
    write: (name, text) => writeFileSync(join(folder, name), text),
    files: () => readdirSync(folder, { recursive: true }).map(String).toSorted(),
  }
}

/** Paths for `runWith`. */
export const paths = { bundledNode, hearth: file('hearth.mjs'), manifest: file('tasks/manifest.ts') }

function runOf(child: ChildProcess): Run {
  running.add(child)
  const printed = { out: '', err: '' }
  let look = (): void => {}
  for (const stream of ['out', 'err'] as const)
    child[`std${stream}`]?.setEncoding('utf8').on('data', (text: string) => {
      printed[stream] += text
      look()
    })
  const late = setTimeout(() => child.kill('SIGKILL'), patienceMs)
  const ended = new Promise<Ended>((resolve) => {
    child.once('close', (code, signal) => {
      clearTimeout(late)
      running.delete(child)
      resolve({ code, signal, ...printed })
    })
  })
  const says = (pattern: RegExp): Promise<RegExpExecArray> =>
    new Promise((resolve, reject) => {
      look = () => {
        const found = pattern.exec(printed.out)
        if (found !== null) resolve(found)
      }
      look()
      void ended.then(({ code }) => reject(new Error(`it ended with ${code}:\n${printed.out}${printed.err}`)))
    })
  return { says, send: (signal) => void child.kill(signal), ended }
}
