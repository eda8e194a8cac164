// Files in the playground: attached on the page, downloaded by whoever reads their message, given away and brought in.
import { afterEach, expect, test } from 'vitest'
import type { MessageSeen } from '../../adapters/playground/api.ts'
import type { SpaceRef } from '../../src/domain/place.ts'
import { plain } from '../../src/view/text.ts'
import { someBytes } from '../lent-files.ts'
import { type Client, signIn } from './playground-client.ts'
import { channel, type House, openHouse } from './playground-house.ts'

const content = someBytes(700)
const mebibyte = 1024 * 1024
const encoded = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')

let house: House | undefined

async function opened(): Promise<{ readonly house: House; readonly client: Client }> {
  house = await openHouse()
  return { house, client: await signIn(house.playground) }
}

afterEach(async () => {
  await house?.playground.stop()
  house = undefined
})

const general = { kind: 'channel', channel: 'general' } as const

const writing = (client: Client, files: readonly object[], text = '') =>
  client.post('write', { as: 'mo', place: general, text, files })

async function lastIn(client: Client, as: string, name = 'general'): Promise<MessageSeen> {
  const { places } = await client.state(as)
  const last = places.find((place) => place.name === name)?.messages.at(-1)
  if (last === undefined) throw new Error('nothing stands there')
  return last
}

const downloading = (client: Client, as: string, { id, files: [file] = [] }: MessageSeen): Promise<Response> =>
  client.get(`/api/file?${new URLSearchParams({ as, message: id, file: file?.id ?? '' })}`)

const bytesIn = async (answer: Response): Promise<number[]> => [...new Uint8Array(await answer.arrayBuffer())]

test('a file that somebody attaches is told of, and given away byte for byte', async () => {
  const { house, client } = await opened()
  expect(await writing(client, [{ name: 'lamp.png', type: 'image/png', content: encoded(content) }])).toMatchObject({
    status: 200,
  })
  const told = house.events().findLast((event) => event.kind === 'message')
  expect(told).toMatchObject({ text: '', files: [{ name: 'lamp.png', bytes: 700, type: 'image/png' }] })
  const [file] = told?.kind === 'message' ? (told.files ?? []) : []
  if (file === undefined || told === undefined) throw new Error('no file was told')
  const ref = { ...file, space: told.space }
  expect([...(await house.playground.bytes(ref, mebibyte))]).toEqual([...content])
  await expect(house.playground.bytes(ref, 699)).rejects.toMatchObject({ why: 'too-large' })
  await expect(house.playground.bytes({ ...ref, id: 'unknown' }, mebibyte)).rejects.toMatchObject({ why: 'gone' })
})

test('a file is a download, never a page, and only for whoever reads its message', async () => {
  const { client } = await opened()
  await client.post('write', {
    as: 'mo',
    place: { kind: 'channel', channel: 'moderators' },
    text: 'For us',
    files: [{ name: 'a page.html', content: encoded(content) }],
  })
  const message = await lastIn(client, 'mo', 'moderators')
  const answer = await downloading(client, 'mo', message)
  expect(await bytesIn(answer)).toEqual([...content])
  expect(answer.headers.get('content-type')).toBe('application/octet-stream')
  expect(answer.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''a%20page.html")
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
  await client.post('join', { as: 'nia' })
  expect((await downloading(client, 'nia', message)).status).toBe(404)
  expect((await fetch(answer.url)).status).toBe(401)
})

test('a file over a mebibyte, and a message of neither words nor files, are refused', async () => {
  const { client } = await opened()
  const large = { name: 'film.mp4', content: encoded(new Uint8Array(mebibyte + 3)) }
  expect(await writing(client, [large])).toMatchObject({ status: 400 })
  expect(await writing(client, [{ ...large, content: encoded(new Uint8Array(5 * mebibyte)) }])).toMatchObject({
    status: 413,
  })
  expect(await writing(client, [])).toMatchObject({ status: 400 })
  expect(await writing(client, [{ name: 'film.mp4', content: 'no base64!' }])).toMatchObject({ status: 400 })
})

test('files that are brought hang on the message, and a second try changes nothing', async () => {
  const { house, client } = await opened()
  const files = [house.files.holds('lamp.png', content), house.files.holds('film.mp4', someBytes(mebibyte + 1))]
  const effect = { kind: 'post', place: channel('general'), message: { text: plain('Here you are') }, files } as const
  const lost = [{ name: 'film.mp4', why: 'too-large', most: mebibyte }]
  expect(await house.perform(effect, 'effect-1')).toMatchObject({ kind: 'done', result: { lost } })
  await house.perform(effect, 'effect-1')
  const message = await lastIn(client, 'mo')
  expect(message.files).toMatchObject([{ name: 'lamp.png', bytes: 700 }])
  expect(await bytesIn(await downloading(client, 'mo', message))).toEqual([...content])
  expect(JSON.stringify(message.message.text)).toContain('film.mp4 is missing')
})

test('files of a message that is removed are gone with it', async () => {
  const { house, client } = await opened()
  await writing(client, [{ name: 'lamp.png', content: encoded(content) }])
  const message = await lastIn(client, 'mo')
  await client.post('remove', { as: 'mo', message: message.id })
  expect((await downloading(client, 'mo', message)).status).toBe(404)
  expect((await house.shelf.entries()).filter(([key]) => key.startsWith('file/'))).toEqual([])
})

test('a file of the second space is told of, given away and downloaded there alone', async () => {
  const { house, client } = await opened()
  await client.post('second-space', { shown: true })
  const space: SpaceRef = { platform: 'playground', id: 'workspace' }
  const place = { kind: 'channel', space, channel: 'w-help' }
  const attached = [{ name: 'lamp.png', content: encoded(content) }]
  await client.post('write', { as: 'w-ben', place, text: '', files: attached })
  const told = house.events().findLast((event) => event.kind === 'message')
  const [file] = told?.kind === 'message' ? (told.files ?? []) : []
  if (file === undefined || told === undefined) throw new Error('no file was told')
  expect(told.space).toEqual(space)
  expect([...(await house.playground.bytes({ ...file, space }, mebibyte))]).toEqual([...content])
  const home = house.playground.bytes({ ...file, space: { ...space, id: 'home' } }, mebibyte)
  await expect(home).rejects.toMatchObject({ why: 'gone' })
  const message = await lastIn(client, 'w-ida', 'help')
  expect(await bytesIn(await downloading(client, 'w-ida', message))).toEqual([...content])
  expect((await downloading(client, 'mo', message)).status).toBe(404)
})

test('what is attached to a form of the second space is looked up there', async () => {
  const { house, client } = await opened()
  await client.post('second-space', { shown: true })
  const space: SpaceRef = { platform: 'playground', id: 'workspace' }
  const place = { kind: 'channel', space, channel: 'w-team' }
  const files = { files: [{ name: 'plan.txt', content: encoded(content) }] }
  await client.call('form', { as: 'w-mo', place, action: 'reply:1:1', values: {}, files })
  const form = house.heard.flatMap((one) => (one.kind === 'form' ? [one.call] : []))[0]
  const value = form?.values.files
  const [file] = value?.kind === 'files' ? value.files : []
  if (file === undefined) throw new Error('no file was attached')
  expect([...(await house.playground.bytes({ ...file, space }, mebibyte))]).toEqual([...content])
})

test('files hang in threads under messages as they do elsewhere', async () => {
  const { house, client } = await opened()
  await client.post('write', { as: 'mo', place: general, text: 'Who has a drill?' })
  const { thread } = await lastIn(client, 'mo')
  if (thread === undefined) throw new Error('no thread hangs there')
  const attached = [{ name: 'drill.png', content: encoded(content) }]
  await client.post('write', { as: 'mo', place: thread.place, text: 'This one', files: attached })
  const files = [house.files.holds('lamp.png', content)]
  await house.perform({ kind: 'post', place: thread.place, message: { text: plain('Or this') }, files })
  const under = (await client.state('mo')).places.find((one) => one.key === thread.key)?.messages ?? []
  expect(under.map((one) => one.files?.map((file) => file.name) ?? [])).toEqual([[], ['drill.png'], ['lamp.png']])
  for (const message of under.slice(1))
    expect(await bytesIn(await downloading(client, 'mo', message))).toEqual([...content])
})

test('when the files are too many, the oldest are forgotten', async () => {
  const { client } = await opened()
  await writing(client, [{ name: 'first.txt', content: encoded(content) }])
  const first = await lastIn(client, 'mo')
  const full = { name: 'full.bin', content: encoded(new Uint8Array(mebibyte)) }
  for (let time = 0; time < 6; time += 1) await writing(client, [full, full, full])
  expect((await downloading(client, 'mo', first)).status).toBe(404)
  expect((await downloading(client, 'mo', await lastIn(client, 'mo'))).status).toBe(200)
})
