// What runs Hearth on a server: the Dockerfile, the compose file and the systemd unit name what is there, and agree with the
// program. Neither docker nor systemd is needed to see that; that they run is tried by hand.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { settingSources } from '../../src/config.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const read = (file: string): string => readFileSync(join(root, file), 'utf8')
const packageFile = z.object({ engines: z.object({ node: z.string() }), scripts: z.record(z.string(), z.string()) })
const { engines } = packageFile.parse(JSON.parse(read('package.json')))
const dockerfile = read('Dockerfile').split('\n')
const linesOf = (instruction: string): readonly string[] =>
  dockerfile.filter((line) => line.startsWith(`${instruction} `)).map((line) => line.slice(instruction.length + 1))

/** How long Hearth takes to stop at most, in seconds. */
const stopSeconds = Number(/stopMs = ([\d_]+)/.exec(read('src/main.ts'))?.[1]?.replaceAll('_', '')) / 1000

test('the image has the Node that Hearth needs, and does not run as root', () => {
  const major = /(\d+)\./.exec(engines.node)?.[1]
  expect(linesOf('FROM')).toEqual([`node:${major}-slim`])
  expect(linesOf('USER')).toEqual(['node'])
  expect(dockerfile.findIndex((line) => line.startsWith('USER'))).toBeLessThan(
    dockerfile.findIndex((line) => line.startsWith('CMD')),
  )
})

test('every file that goes into the image is there, is let in, and nothing else is', () => {
  const copied = linesOf('COPY').flatMap((line) => line.split(' ').slice(0, -1))
  expect(copied.length).toBeGreaterThan(6)
  expect(copied.filter((path) => !existsSync(join(root, path)))).toEqual([])
  const ignored = read('.dockerignore')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
  expect(ignored[0]).toBe('*')
  expect(ignored.slice(1).toSorted()).toEqual(copied.map((path) => `!${path}`).toSorted())
})

test('whatever the program and the tasks of an operator import is in the image', () => {
  expect(linesOf('CMD')).toEqual(['["node", "hearth.mjs"]'])
  const copied = linesOf('COPY').flatMap((line) => line.split(' ').slice(0, -1))
  const files = ['src', 'commands', 'adapters'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true })
      .map((name) => `${folder}/${String(name)}`)
      .filter((name) => name.endsWith('.ts')),
  )
  const tasks = ['manifest', 'backup', 'restore', 'export'].map((task) => `tasks/${task}.ts`)
  const imported = ['hearth.mjs', ...files, ...tasks].flatMap((file) =>
    [...read(file).matchAll(/(?:from|import\()\s*'(\.[^']+)'/g)].map((match) => join(dirname(file), match[1] ?? '')),
  )
  expect(imported.length).toBeGreaterThan(300)
  expect(imported.filter((file) => !copied.some((path) => file === path || file.startsWith(`${path}/`)))).toEqual([])
})

test('the data of the image is in its volume, whether DATABASE_URL is set or empty', () => {
  expect(linesOf('VOLUME')).toEqual(['/data'])
  expect(settingSources.DATABASE_URL).toContain('data/hearth.db')
  expect(linesOf('RUN').at(-1)).toContain('ln -s /data data')
  expect(linesOf('ENV').join()).not.toContain('DATABASE_URL')
})

const service = z.object({
  image: z.string().optional(),
  build: z.string().optional(),
  restart: z.string(),
  ports: z.array(z.string()).optional(),
  env_file: z.array(z.string()),
  volumes: z.array(z.string()),
  healthcheck: z.object({ test: z.array(z.string()) }).optional(),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).optional(),
  stop_grace_period: z.string().optional(),
})

test('the compose file starts Hearth after its database, publishes no port, and holds no secret', () => {
  const { services, volumes } = z
    .object({ services: z.record(z.string(), service), volumes: z.record(z.string(), z.null()) })
    .parse(parse(read('compose.yaml')))
  const { hearth, database } = services
  expect(Object.keys(services)).toEqual(['hearth', 'database'])
  expect(hearth?.depends_on).toEqual({ database: { condition: 'service_healthy' } })
  expect(database?.healthcheck?.test.join(' ')).toContain('pg_isready')
  for (const one of Object.values(services)) {
    expect(one.restart).toBe('unless-stopped')
    expect(one.ports).toBeUndefined()
    expect(one.env_file).toContain('database.env')
    for (const volume of one.volumes) expect(Object.keys(volumes)).toContain(volume.split(':')[0])
  }
  expect(Number.parseInt(hearth?.stop_grace_period ?? '', 10)).toBeGreaterThan(stopSeconds)
  expect(read('compose.yaml')).not.toMatch(/password|postgres:\/\//i)
  for (const file of ['.gitignore', 'docs/operating.md']) expect(read(file), file).toContain('database.env')
})

test('the unit starts the program with the settings, outlives its stop, and is bounded in memory', () => {
  const unit = new Map(
    read('deploy/hearth.service')
      .split('\n')
      .flatMap((line) => {
        const [, name, value] = /^(\w+)=(.*)$/.exec(line) ?? []
        return name === undefined || value === undefined ? [] : [[name, value] as const]
      }),
  )
  expect(unit.get('ExecStart')).toBe('/usr/bin/node hearth.mjs')
  expect(unit.get('EnvironmentFile')).toBe(`${unit.get('WorkingDirectory')}/.env`)
  expect(existsSync(join(root, 'hearth.mjs'))).toBe(true)
  expect(unit.get('Restart')).toBe('always')
  expect(stopSeconds).toBeGreaterThan(1)
  expect(Number(unit.get('TimeoutStopSec'))).toBeGreaterThan(stopSeconds)
  expect(unit.get('User')).not.toBe('root')
  expect(unit.get('MemoryMax')).toMatch(/^\d+M$/)
  // An older Node ends with this, and starting it again does not help.
  expect(unit.get('RestartPreventExitStatus')).toBe(/process\.exit\((\d+)\)/.exec(read('hearth.mjs'))?.[1])
  // V8 writes the code that it runs.
  expect(unit.has('MemoryDenyWriteExecute')).toBe(false)
})

/** What the check of the container ends with. */
async function healthcheck(env: Readonly<Record<string, string>>): Promise<unknown> {
  const child = spawn(process.execPath, [join(root, 'deploy/healthcheck.mjs')], { env, stdio: 'ignore' })
  const [code] = await once(child, 'exit')
  return code
}

test.each([
  [200, 0],
  [503, 1],
])('a Hearth that answers /healthz with %i makes the container’s check end with %i', async (status, code) => {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    response.writeHead(status).end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('it does not listen')
  expect(await healthcheck({ HTTP_PORT: String(address.port) })).toBe(code)
  expect(asked).toEqual(['/healthz'])
  server.close()
  server.closeAllConnections()
  await once(server, 'close')
  expect(await healthcheck({ HTTP_PORT: String(address.port) })).toBe(1)
})

test('without a port the check sees that the first process is not Hearth', async () => {
  expect(await healthcheck({ HTTP_PORT: '' })).toBe(1)
})
