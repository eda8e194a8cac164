// Files on Slack: told with their messages, fetched with the bot's token from Slack alone, uploaded and shared in a thread.
import { afterEach, expect, test } from 'vitest'
import { renderForm } from '../../adapters/slack/form.ts'
import type { SpaceRef, ThreadPlace } from '../../src/domain/place.ts'
import type { InboundEvent } from '../../src/ports/event.ts'
import type { SentFile } from '../../src/ports/files.ts'
import type { Form } from '../../src/view/form.ts'
import { plain } from '../../src/view/text.ts'
import type { Channel, User } from '../emulators/slack/index.ts'
import { allScopes } from '../emulators/slack/scopes.ts'
import { someBytes } from '../lent-files.ts'
import { type Bench, type BenchOptions, bench } from './slack-bench.ts'

const content = someBytes(700)
const mebibyte = 1024 * 1024

type Message = Extract<InboundEvent, { kind: 'message' }>

interface House extends Bench {
  readonly space: SpaceRef
  readonly ana: User
  readonly room: Channel
  /** A thread in a channel, with words of ours to stand under. */
  readonly place: ThreadPlace
}

let open: Bench | undefined

async function started(options: BenchOptions = {}): Promise<House> {
  open = await bench('socket', options)
  await open.start()
  const { slack } = open
  const ana = slack.addUser({ name: 'ana' })
  const room = slack.addChannel({ name: 'room', members: [ana], botIn: true })
  const root = await slack.write(ana, room, 'A thread')
  const space: SpaceRef = { platform: 'slack', id: slack.teamId }
  const place = { kind: 'thread', space, channel: room.id, thread: root.ts } as const
  return Object.assign(open, { space, ana, room, place })
}

afterEach(async () => {
  await open?.close()
  open = undefined
})

async function sent({ slack, ana, room, place, inbox }: House, text = 'Look'): Promise<Message> {
  await slack.write(ana, room, text, {
    threadTs: place.thread,
    files: [{ name: 'lamp.png', content, type: 'image/png' }],
  })
  await slack.settled()
  const told = inbox.events.findLast((event) => event.kind === 'message')
  if (told?.kind !== 'message') throw new Error('nothing was told')
  return told
}

function fileOf({ space, ref, files: [file] = [] }: Message) {
  if (file === undefined) throw new Error('no file was told')
  return { ...file, space, on: { channel: ref.channel, message: ref.id } }
}

function posting({ platform, place }: House, files: readonly SentFile[], number = 1, unknownSince?: number) {
  const effect = { kind: 'post', place, message: { text: plain('Here you are') }, files } as const
  return platform.perform(effect, { id: 'effect-1', number, ...(unknownSince === undefined ? {} : { unknownSince }) })
}

/** What we said in the thread: its words, and the files of each message. */
function posted({ slack, ana, room, place }: House) {
  return slack
    .messagesSeenBy(ana, room, { threadTs: place.thread })
    .filter(({ byBot }) => byBot)
    .map((message) => ({ text: slack.text(message), files: message.files.map(({ title }) => title) }))
}

test('a message tells what hangs on it, also one without words', async () => {
  const message = await sent(await started(), '')
  expect(message).toMatchObject({ text: '', files: [{ name: 'lamp.png', bytes: 700, type: 'image/png' }] })
})

test('what was written while nobody listened is read back with its files', async () => {
  const house = await started()
  const told = await sent(house, '')
  const read = await house.platform.written(house.place, 0)
  expect(read).toMatchObject([{ key: told.key, text: '', files: [{ name: 'lamp.png', bytes: 700 }] }])
})

test('the bytes of a file are those that were sent', async () => {
  const house = await started()
  const message = await sent(house)
  expect([...(await house.platform.bytes(fileOf(message), mebibyte))]).toEqual([...content])
  await expect(house.platform.bytes(fileOf(message), 699)).rejects.toMatchObject({ why: 'too-large' })
})

test('a file that was deleted is gone', async () => {
  const house = await started()
  const message = await sent(house)
  const [file] = house.slack.world.files.values()
  if (file !== undefined) await house.slack.deleteFile(house.ana, file)
  await expect(house.platform.bytes(fileOf(message), mebibyte)).rejects.toMatchObject({ why: 'gone' })
})

test('without the scope to read files there is no file, and no page to sign in at is taken for one', async () => {
  const house = await started({ slack: { scopes: allScopes.filter((scope) => scope !== 'files:read') } })
  const message = await sent(house)
  await expect(house.platform.bytes(fileOf(message), mebibyte)).rejects.toMatchObject({ why: 'not-allowed' })
})

test('words and files arrive in the thread, the files under the words, byte for byte', async () => {
  const house = await started()
  const files = [house.files.holds('lamp.png', content), house.files.holds('note.txt', someBytes(3))]
  expect(await posting(house, files)).toMatchObject({ kind: 'done', result: { message: { id: expect.any(String) } } })
  expect(posted(house)).toEqual([
    { text: 'Here you are', files: [] },
    { text: '', files: ['lamp.png', 'note.txt'] },
  ])
  const uploaded = [...house.slack.world.files.values()].map((file) => [...file.content])
  expect(uploaded).toEqual([[...content], [...someBytes(3)]])
})

test('a message is done once Slack has shared its files, which takes it a moment', async () => {
  const house = await started({ slack: { timing: { shareMs: 700 } } })
  expect(await posting(house, [house.files.holds('lamp.png', content)])).toMatchObject({ kind: 'done' })
  expect(posted(house).flatMap(({ files }) => files)).toEqual(['lamp.png'])
})

test.each([['chat.postMessage'], ['files.completeUploadExternal']])(
  'a %s whose answer was cut off is found again, and nothing stands there twice',
  async (method) => {
    const house = await started()
    const files = [house.files.holds('lamp.png', content)]
    house.slack.faults.next({ method }, { cut: 'after' })
    const since = Date.now()
    expect(await posting(house, files)).toMatchObject({ kind: 'unknown' })
    expect(await posting(house, files, 2, since)).toMatchObject({ kind: 'done' })
    expect(posted(house)).toEqual([
      { text: 'Here you are', files: [] },
      { text: '', files: ['lamp.png'] },
    ])
  },
)

test('an upload that fails for a moment is made again before anything is said', async () => {
  const house = await started()
  const files = [house.files.holds('lamp.png', content)]
  house.slack.faults.next({ method: /^\/upload\// }, { status: 503 })
  expect(await posting(house, files)).toMatchObject({ kind: 'later' })
  expect(posted(house)).toEqual([])
  expect(await posting(house, files, 2)).toMatchObject({ kind: 'done' })
  expect(posted(house).flatMap((one) => one.files)).toEqual(['lamp.png'])
})

test('without the scope to write files the words arrive, and say what is missing', async () => {
  const house = await started({ slack: { scopes: allScopes.filter((scope) => scope !== 'files:write') } })
  const outcome = await posting(house, [house.files.holds('lamp.png', content)])
  expect(outcome).toMatchObject({ kind: 'done', result: { lost: [{ name: 'lamp.png', why: 'refused' }] } })
  expect(posted(house)).toEqual([{ text: 'Here you are\nlamp.png is missing', files: [] }])
})

test('files that Slack will not share are said to be missing under words that stand already', async () => {
  const house = await started()
  house.slack.faults.next({ method: 'files.completeUploadExternal' }, { error: 'restricted_action' })
  const outcome = await posting(house, [house.files.holds('lamp.png', content)])
  expect(outcome).toMatchObject({ kind: 'done', result: { lost: [{ name: 'lamp.png', why: 'refused' }] } })
  expect(posted(house)).toEqual([{ text: 'Here you are\nlamp.png is missing', files: [] }])
})

test('files of a platform that is away are waited for before anything is said', async () => {
  const house = await started()
  expect(await posting(house, [house.files.holds('lamp.png', 'away')])).toMatchObject({ kind: 'later' })
  expect(posted(house)).toEqual([])
})

const withFiles: Form = {
  action: 'ask:1',
  title: 'Ask',
  submit: 'Send',
  fields: [
    { kind: 'text', name: 'text', label: 'Your reply', lines: 'many', maxLength: 100, required: true },
    { kind: 'files', name: 'files', label: 'Files', most: 10, required: false },
  ],
}

const shownTo = (scopes: ReadonlySet<string> | undefined): string => {
  const viewpoint = { space: { platform: 'slack', id: 'T1' }, url: 'https://town.slack.com/', scopes } as const
  return JSON.stringify(renderForm(withFiles, {}, viewpoint).blocks)
}

test('a form asks for files where the app may read them, and is shown without that field where it may not', () => {
  expect(shownTo(new Set(['files:read']))).toContain('file_input')
  expect(shownTo(undefined)).toContain('file_input')
  expect(shownTo(new Set(['chat:write']))).toContain('plain_text_input')
  expect(shownTo(new Set(['chat:write']))).not.toContain('file_input')
})
