// Roles, invitations and reactions in the playground, as its page shows them.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Client, signIn } from './playground-client.ts'
import { channel, type House, openHouse, space } from './playground-house.ts'

let house: House
let page: Client

beforeEach(async () => {
  house = await openHouse()
  page = await signIn(house.playground)
})
afterEach(() => house.close())

const workspace = { platform: 'playground', id: 'workspace' } as const
const setRole = (kind: 'grantRole' | 'revokeRole', user: string, role: string, there: typeof space = space) =>
  house.perform({ kind, space: there, user, role })
const rolesOf = async (user: string) => (await page.state('mo')).people.find((one) => one.id === user)?.roles

test('a role is given once, shown to everybody, counts in what somebody may, and goes when they leave', async () => {
  await page.post('join', { as: 'nia' })
  await setRole('grantRole', 'nia', 'pottery')
  expect(await setRole('grantRole', 'nia', 'pottery')).toMatchObject({ kind: 'done' })
  expect(await rolesOf('nia')).toEqual(['pottery'])
  expect((await house.playground.facts(space, 'nia'))?.roles).toEqual(['pottery'])
  await setRole('grantRole', 'nia', 'woodwork')
  await setRole('revokeRole', 'nia', 'pottery')
  expect(await rolesOf('nia')).toEqual(['woodwork'])
  await page.post('leave', { as: 'nia' })
  expect(await rolesOf('nia')).toEqual([])
})

test('what cannot be given is refused with its reason', async () => {
  await page.post('second-space', { shown: true })
  expect(await setRole('grantRole', 'mo', 'moderators')).toMatchObject({ kind: 'refused', reason: 'out-of-reach' })
  expect(await setRole('grantRole', 'mo', 'kings')).toMatchObject({ kind: 'refused', reason: 'gone' })
  expect(await setRole('grantRole', 'nia', 'pottery')).toMatchObject({ kind: 'refused', reason: 'gone' })
  expect(await setRole('revokeRole', 'nia', 'pottery')).toMatchObject({ kind: 'done' })
  expect(await setRole('grantRole', 'w-ben', 'pottery', workspace)).toMatchObject({
    kind: 'refused',
    reason: 'unsupported',
  })
})

test('in the second space somebody is invited to a private channel, and sees it from then on', async () => {
  await page.post('second-space', { shown: true })
  const team = { kind: 'channel', space: workspace, channel: 'w-team' } as const
  const keys = async () => (await page.state('w-ben')).places.map(({ key }) => key)
  expect(await keys()).not.toContain('channel/w-team')
  const invite = { kind: 'inviteToChannel', place: team, user: 'w-ben' } as const
  expect(await house.perform(invite)).toMatchObject({ kind: 'done' })
  expect(await house.perform(invite)).toMatchObject({ kind: 'done' })
  expect(await keys()).toContain('channel/w-team')
  const members = (await page.state('w-mo')).places.find(({ key }) => key === 'channel/w-team')?.members
  expect(members).toEqual(['w-mo', 'w-ben'])
  const general = { kind: 'channel', space, channel: 'general' } as const
  expect(await house.perform({ ...invite, place: general, user: 'ben' })).toMatchObject({ reason: 'unsupported' })
  expect(await house.perform({ ...invite, place: { ...team, channel: 'general' } })).toMatchObject({ reason: 'gone' })
})

test('a like is told once, as is its being taken back, counted for everybody, and can be taken back', async () => {
  await page.post('join', { as: 'nia' })
  await house.post(channel('general'), { text: [{ kind: 'plain', text: 'Soup is ready' }] }, 'm1')
  const likes = async (as: string) =>
    (await page.state(as)).places.flatMap((place) => place.messages).find((one) => one.id === 'm1')?.likes
  await page.post('react', { as: 'nia', message: 'm1', liked: true })
  await page.post('react', { as: 'nia', message: 'm1', liked: true })
  expect(await likes('nia')).toEqual({ count: 1, mine: true })
  expect(await likes('mo')).toEqual({ count: 1, mine: false })
  const told = house.events().filter((event) => event.kind === 'reacted')
  expect(told).toHaveLength(1)
  expect(told[0]).toMatchObject({ space, user: { user: 'nia' }, message: { channel: 'general', id: 'm1' } })
  await page.post('react', { as: 'nia', message: 'm1', liked: false })
  expect(await likes('mo')).toEqual({ count: 0, mine: false })
  const all = house.events().filter((event) => event.kind === 'reacted')
  expect(all.map(({ emoji, takenBack }) => [emoji, takenBack])).toEqual([
    ['👍', undefined],
    ['👍', true],
  ])
})

test('nobody reacts to what they do not see, or what one person alone is told', async () => {
  await page.post('join', { as: 'nia' })
  await house.post(channel('moderators'), { text: [{ kind: 'plain', text: 'The week' }] }, 'm1')
  const react = (message: string) => page.post('react', { as: 'nia', message, liked: true })
  expect((await react('m1')).body.error).toBe('no-such-message')
  const place = { kind: 'channel', channel: 'general' }
  const { body } = await page.call('command', { as: 'nia', place, words: '/help' })
  expect((await react(body.kind === 'said' ? body.message : '')).body.error).toBe('no-such-message')
})
