// Which Node runs what: an older one is told which is needed, and the tasks run under the bundled one as they are.
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { house, paths } from './house.ts'

const tooOld = (version: string): boolean => {
  const [major = 0, minor = 0] = version.replace('v', '').split('.').map(Number)
  return major < 24 || (major === 24 && minor < 12)
}

/** The Nodes that are installed on this machine beside the one that came with the install. */
const installed = ['/usr/bin/node', '/usr/local/bin/node', '/opt/homebrew/bin/node'].filter((path) => existsSync(path))

const old = installed.find((path) => tooOld(execFileSync(path, ['--version'], { encoding: 'utf8' }).trim()))

/** What an older Node says of itself, put before the program in a new one. It stops where the real one would. */
const pretend = (version: string): string =>
  `data:text/javascript,Object.defineProperty(process.versions,'node',{value:'${version}'})`

test.each(['20.20.2', '22.18.0', '24.11.1'])('under Node %s it says which one is needed, and ends', async (version) => {
  const home = house()
  const { code, err } = await home.runWith(paths.bundledNode, '--import', pretend(version), paths.hearth).ended
  expect(err).toContain(`Hearth needs Node 24.12 or newer; this is ${version}.`)
  expect(err).toContain('npm install && npm start')
  expect(code).toBe(78)
  expect(home.files()).toEqual([])
})

// The pretence above shows the words; that a real old one gets as far as saying them shows only where there is one.
test.runIf(old !== undefined)('an old Node of this machine says so too, instead of crashing', async () => {
  const { code, signal, err } = await house().runWith(old ?? '', paths.hearth, '--check').ended
  expect({ code, signal }).toEqual({ code: 78, signal: null })
  expect(err).toContain('Hearth needs Node 24.12 or newer')
})

test('the manifest task prints a manifest', async () => {
  const { code, out } = await house().runWith(paths.bundledNode, paths.manifest).ended
  expect(code).toBe(0)
  expect(JSON.parse(out)).toMatchObject({ features: { slash_commands: [{ command: '/hearth' }] } })
})

test('the manifest task refuses an address that Slack would refuse', async () => {
  const { code, err } = await house().runWith(paths.bundledNode, paths.manifest, '--http', 'http://here').ended
  expect(code).toBe(1)
  expect(err).toContain('https addresses only')
})
