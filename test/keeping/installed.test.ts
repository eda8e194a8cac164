// Hearth as it is installed on a small server: the tracked files, `npm ci --omit=dev`, and the host's own Node. What the
// install takes of the disk and what Hearth takes of the memory, at rest, is held to what docs/operating.md says.
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test, vi } from 'vitest'
import { signIn } from '../adapters/playground-client.ts'

/** An install takes ten seconds on a machine at rest, and many times that on a busy one. */
const patienceMs = 300_000
vi.setConfig({ testTimeout: patienceMs })

const root = fileURLToPath(new URL('../..', import.meta.url))
/** As a host has it, which is first in the PATH there. */
const node = realpathSync(join(root, 'node_modules/node/bin/node'))
const home = mkdtempSync(join(tmpdir(), 'hearth-installed-'))
const env = {
  PATH: `${dirname(node)}:${process.env.PATH}`,
  HOME: process.env.HOME,
  PLAYGROUND_PORT: '0',
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => /^npm_config_|_proxy$|^NODE_EXTRA/i.test(name))),
}

afterAll(() => rmSync(home, { recursive: true, force: true }))

/** Kilobytes on the disk. */
const sizeOf = (path: string): number => Number(execFileSync('du', ['-sk', path], { encoding: 'utf8' }).split('\t')[0])

/** Megabytes in memory. */
const memoryOf = (pid: number): number =>
  Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024

/** As a clone has it: the tracked files, with what is changed in them here. */
function copyTracked(): void {
  const files = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' }).split('\0').filter(Boolean)
  expect(files.length).toBeGreaterThan(300)
  for (const file of files.filter((path) => existsSync(join(root, path)))) {
    mkdirSync(dirname(join(home, file)), { recursive: true })
    copyFileSync(join(root, file), join(home, file))
  }
}

test('a clone that is installed without what development needs starts, is small, and stops in order', async () => {
  copyTracked()
  execFileSync('npm', ['ci', '--omit=dev', '--prefer-offline', '--no-audit', '--no-fund'], {
    cwd: home,
    env,
    stdio: 'pipe',
  })
  expect(existsSync(join(home, 'node_modules/node'))).toBe(false)
  const installed = sizeOf(join(home, 'node_modules')) / 1024

  const started = spawn('npm', ['start'], { cwd: home, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true })
  const ended = once(started, 'close')
  let printed = ''
  for (const stream of [started.stdout, started.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      printed += text
    })
  try {
    const address = () => /^Playground: (\S+)$/m.exec(printed)?.[1]
    await expect.poll(() => address() ?? printed, { timeout: patienceMs / 3 }).toMatch(/^http/)
    const client = await signIn({ address: () => address() ?? '' })
    await expect.poll(async () => (await client.state('mo')).busy, { timeout: patienceMs / 3 }).toBeUndefined()
    const pid = Number(/^process (\d+) /.exec(readFileSync(join(home, 'data/hearth.db.holder'), 'utf8'))?.[1])
    const memory = memoryOf(pid)
    console.log(`Installed: ${installed.toFixed(0)} MB on the disk; at rest: ${memory.toFixed(0)} MB of memory.`)
    expect(installed).toBeLessThan(180)
    expect(memory).toBeLessThan(300)
    process.kill(pid, 'SIGTERM')
    expect(await ended, printed).toEqual([0, null])
  } finally {
    if (started.exitCode === null && started.pid !== undefined) process.kill(-started.pid, 'SIGKILL')
  }
  const tasks = execFileSync('npm', ['run', '--silent', 'backup', '--', 'copy.db'], {
    cwd: home,
    env,
    encoding: 'utf8',
  })
  expect(tasks).toContain('data/hearth.db is copied to copy.db.')
})
