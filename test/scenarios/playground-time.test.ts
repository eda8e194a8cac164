// Time in the playground while it has two spaces: whose digest is next, and that *Start over* forgets both of them.
import { afterEach, expect, test } from 'vitest'
import type { Hearth } from '../../src/wire.ts'
import { type Client, signIn, wordsIn } from '../adapters/playground-client.ts'
import { bugs, startHearth } from './stage.ts'

let hearth: Hearth
let page: Client

afterEach(async () => {
  await hearth.stop()
  expect(bugs.splice(0)).toEqual([])
})

async function open(communitySpaces: readonly string[]): Promise<void> {
  hearth = await startHearth({ playground: { port: 0 }, communitySpaces })
  if (hearth.playground === undefined) throw new Error('there is no playground')
  page = await signIn(hearth.playground)
  await page.post('second-space', { shown: true })
  await hearth.idle()
}

const first = { kind: 'channel', channel: 'general' }
const second = { kind: 'channel', space: { platform: 'playground', id: 'workspace' }, channel: 'w-general' }

async function runs(as: string, place: object, words: string): Promise<string> {
  await page.call('command', { as, place, words })
  await hearth.idle()
  return wordsIn(await page.state(as), as.startsWith('w-') ? 'channel/w-general' : 'channel/general').at(-1) ?? ''
}

test.each([
  { what: 'two spaces that are two communities', spaces: [], number: 'number 1' },
  {
    what: 'two spaces that are one community',
    spaces: ['playground:home', 'playground:workspace'],
    number: 'number 2',
  },
])('start over forgets $what', async ({ spaces, number }) => {
  await open(spaces)
  expect(await runs('mo', first, '/suggest Dark mode')).toContain('number 1')
  expect(await runs('w-ben', second, '/suggest Longer nights')).toContain(number)
  expect(await page.post('start-over', {})).toMatchObject({ status: 200 })
  expect((await page.state('mo')).spaces).toHaveLength(1)
  await page.post('second-space', { shown: true })
  await hearth.idle()
  expect(await runs('w-ben', second, '/suggest Longer nights')).toContain('number 1')
  expect(wordsIn(await page.state('mo'), 'channel/general')).toEqual([])
})

test('the next digest is the first that is due in either space', async () => {
  await open([])
  expect((await page.state('mo')).nextDigest).toBeUndefined()
  await runs('w-mo', second, '/digest schedule weekly 09:00 Europe/Berlin')
  const there = (await page.state('mo')).nextDigest
  expect(there).toBeGreaterThan((await page.state('mo')).now)
  await runs('mo', first, '/digest schedule daily 09:00 Europe/Berlin')
  expect((await page.state('mo')).nextDigest).toBeLessThanOrEqual(there ?? 0)
})
