// Files on Discord: told with their messages, fetched from its file host alone, and brought with a message in one request.
import { expect, test } from 'vitest'
import { FileError, PlatformError } from '../../src/ports/errors.ts'
import type { InboundEvent } from '../../src/ports/event.ts'
import type { SentFile } from '../../src/ports/files.ts'
import { plain } from '../../src/view/text.ts'
import { someBytes } from '../lent-files.ts'
import { type Stage, startedStage } from './discord-stage.ts'

const content = someBytes(700)
const mebibyte = 1024 * 1024

type Message = Extract<InboundEvent, { kind: 'message' }>

/** Ana sends a file, and Hearth is told. */
async function sent(house: Stage, text = 'Look'): Promise<Message> {
  const { discord, guild, ana, inbox, until } = house
  const general = guild.channel('general').id
  discord.write(ana, general, text, { files: [{ name: 'lamp.png', content, type: 'image/png' }] })
  return until(() => inbox.seen('message')[0])
}

function fileOf({ space, ref, files: [file] = [] }: Message) {
  if (file === undefined) throw new Error('no file was told')
  return { ...file, space, on: { channel: ref.channel, message: ref.id } }
}

const reading = (house: Stage, message: Message, most = mebibyte): Promise<Uint8Array> =>
  house.platform.bytes(fileOf(message), most)

function posting(house: Stage, files: readonly SentFile[], number = 1, unknownSince?: number) {
  const place = { kind: 'channel', space: house.space, channel: house.guild.channel('general').id } as const
  const effect = { kind: 'post', place, message: { text: plain('Here you are') }, files } as const
  const doubt = unknownSince === undefined ? {} : { unknownSince }
  return house.platform.perform(effect, { id: 'effect-1', number, ...doubt })
}

function posted(house: Stage) {
  const { discord, guild } = house
  return guild.channel('general').messages.filter(({ author, deleted }) => author === discord.world.bot && !deleted)
}

test('a message tells what hangs on it, also one without words', async () => {
  const message = await sent(await startedStage(), '')
  expect(message).toMatchObject({ text: '', files: [{ name: 'lamp.png', bytes: 700, type: 'image/png' }] })
})

test('what was written while nobody listened is read back with its files', async () => {
  const house = await startedStage()
  const { discord, guild, ana, space, platform } = house
  const parent = guild.channel('support').id
  const thread = discord.startThread(ana, parent, 'The lamp')
  discord.write(ana, thread.id, '', { files: [{ name: 'lamp.png', content }] })
  const [read] = await platform.written({ kind: 'thread', space, channel: parent, thread: thread.id }, 0)
  expect(read).toMatchObject({ text: '', files: [{ name: 'lamp.png', bytes: 700 }] })
})

test('the bytes of a file are those that were sent, also when its first url has long ended', async () => {
  let aheadMs = 0
  const house = await startedStage({ now: () => Date.now() + aheadMs })
  const message = await sent(house)
  aheadMs = 30 * 24 * 60 * 60_000
  expect([...(await reading(house, message))]).toEqual([...content])
})

test('a file of a message that was deleted is gone', async () => {
  const house = await startedStage()
  const message = await sent(house)
  const [written] = house.guild.channel('general').messages
  if (written !== undefined) house.discord.deleteMessage(house.ana, written)
  await expect(reading(house, message)).rejects.toMatchObject({ name: 'FileError', why: 'gone' })
})

test('no more is read than is asked for', async () => {
  const house = await startedStage()
  const message = await sent(house)
  await expect(reading(house, message, 699)).rejects.toMatchObject({ name: 'FileError', why: 'too-large' })
})

test('a file host that is away is told as such, and an answer that leads elsewhere is not followed', async () => {
  const house = await startedStage()
  const message = await sent(house)
  house.discord.faults.next({ path: /^\/attachments\// }, { status: 503 })
  const away = await reading(house, message).catch((error: unknown) => error)
  expect(away).toBeInstanceOf(PlatformError)
  expect(away).not.toBeInstanceOf(FileError)
  house.discord.faults.next({ path: /^\/attachments\// }, { status: 302 })
  await expect(reading(house, message)).rejects.toMatchObject({ why: 'not-allowed' })
})

test('nobody else than Discord is asked for a file', async () => {
  const { platform, space } = await startedStage()
  const file = { id: '1', name: 'lamp.png', bytes: 7, space, url: 'https://files.example/lamp.png' }
  await expect(platform.bytes(file, mebibyte)).rejects.toMatchObject({ why: 'not-allowed' })
})

test('files go with the message in one request, byte for byte', async () => {
  const house = await startedStage()
  const files = [house.files.holds('lamp.png', content), house.files.holds('note.txt', someBytes(3))]
  expect(await posting(house, files)).toMatchObject({ kind: 'done', result: { message: { id: expect.any(String) } } })
  const [message, ...others] = posted(house)
  expect(others).toEqual([])
  expect(message?.content).toBe('Here you are')
  expect(message?.attachments.map(({ filename, content: got }) => [filename, [...got]])).toEqual([
    ['lamp.png', [...content]],
    ['note.txt', [...someBytes(3)]],
  ])
  expect(house.discord.requests.filter(({ method }) => method === 'POST').at(-1)?.path).toMatch(/\/messages$/)
})

test('a repeated request posts nothing twice, within its nonce and after it', async () => {
  const house = await startedStage()
  const files = [house.files.holds('lamp.png', content), house.files.holds('lost.txt', 'gone')]
  house.discord.faults.next({ method: 'POST', path: /\/messages$/ }, { cut: 'after' })
  const since = house.clock.now()
  expect(await posting(house, files)).toMatchObject({ kind: 'unknown' })
  expect(await posting(house, files, 2, since)).toMatchObject({ kind: 'done' })
  house.clock.skip(10 * 60_000)
  expect(await posting(house, files, 3, since)).toMatchObject({ kind: 'done' })
  expect(posted(house)).toHaveLength(1)
})

test('what is too large for Discord or gone is said in its place, and told', async () => {
  const house = await startedStage()
  const large = house.files.holds('film.mp4', new Uint8Array(10 * mebibyte + 1))
  const files = [large, house.files.holds('lost.txt', 'gone'), house.files.holds('lamp.png', content)]
  expect(await posting(house, files)).toMatchObject({
    kind: 'done',
    result: {
      lost: [
        { name: 'film.mp4', bytes: 10 * mebibyte + 1, why: 'too-large', most: 10 * mebibyte },
        { name: 'lost.txt', why: 'gone' },
      ],
    },
  })
  const [message] = posted(house)
  expect(message?.content).toBe('Here you are\nfilm.mp4 is missing\nlost.txt is missing')
  expect(message?.attachments.map(({ filename }) => filename)).toEqual(['lamp.png'])
})

test('ten mebibytes cross whole', async () => {
  const house = await startedStage()
  const whole = someBytes(10 * mebibyte)
  expect(await posting(house, [house.files.holds('film.mp4', whole)])).toMatchObject({ kind: 'done' })
  expect(Buffer.compare(posted(house)[0]?.attachments[0]?.content ?? new Uint8Array(), whole)).toBe(0)
})

test('where Discord refuses the files and not the words, these arrive', async () => {
  const house = await startedStage()
  house.discord.faults.next({ method: 'POST', path: /\/messages$/ }, { status: 413, code: 40005 })
  const outcome = await posting(house, [house.files.holds('lamp.png', content)])
  expect(outcome).toMatchObject({ kind: 'done', result: { lost: [{ name: 'lamp.png', why: 'too-large' }] } })
  expect(posted(house)[0]?.content).toBe('Here you are\nlamp.png is missing')
})

test('files of a platform that is away are waited for, and after a few tries no more', async () => {
  const house = await startedStage()
  const files = [house.files.holds('lamp.png', 'away')]
  expect(await posting(house, files)).toMatchObject({ kind: 'later', because: 'away' })
  expect(posted(house)).toEqual([])
  expect(await posting(house, files, 6)).toMatchObject({ kind: 'done', result: { lost: [{ why: 'away' }] } })
  expect(posted(house)).toHaveLength(1)
})
