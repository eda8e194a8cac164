// Files in support threads: what one side sends, the other has, byte for byte; what cannot cross is said to both.

import { expect } from 'vitest'
import { namesHelpers } from '../services/helpers-named.ts'
import { playOn, playSetUp } from './play.ts'
import { type SlackStage, slackStage } from './slack-stage.ts'
import type { File, PersonName, Stage, Where } from './stage.ts'
import { storeOf } from './stage.ts'

const onSlack = (stage: Stage): boolean => stage.name.startsWith('Slack')

/** Where the team reads. */
const teamEnd = (stage: Stage): Where => (onSlack(stage) ? 'team' : 'thread')

const file = (name: string, content: string | Uint8Array = `This is ${name}.`): File => ({
  name,
  content: typeof content === 'string' ? new TextEncoder().encode(content) : content,
})

/** Bytes that are no text in any encoding. */
const bytes = Uint8Array.from({ length: 700 }, (_, index) => (index * 37) % 256)

const read = (stage: Stage, person: PersonName, where: Where): string => stage.reads(person, where).join('\n')

async function namesOf(stage: Stage, person: PersonName, where: Where): Promise<readonly string[]> {
  return (await stage.files(person, where)).map(({ name }) => name)
}

async function contentOf(stage: Stage, person: PersonName, where: Where, name: string): Promise<number[]> {
  return [...((await stage.files(person, where)).find((one) => one.name === name)?.content ?? [])]
}

/** Where a thread has two ends, with Hearth between them: elsewhere it is one private thread, and nothing crosses. */
const relaying = {
  'Slack by Socket Mode': () => slackStage('socket'),
  'Slack by HTTP': () => slackStage('http'),
}

function playRelayed(sentence: string, scenario: (stage: SlackStage) => Promise<void>): void {
  playOn(relaying, sentence, async (stage: SlackStage) => {
    await stage.presses('mo', 'Looks right')
    await namesHelpers(storeOf(stage.hearth))
    await scenario(stage)
  })
}

playSetUp('a file that the opener sends is with the team, with its words, and nobody else has it', async (stage) => {
  await stage.runs('ida', 'support', { subject: 'The lamp is broken' })
  await stage.sends('ida', 'thread', 'Here is a picture', [file('lamp.png', bytes)])
  expect(read(stage, 'mo', teamEnd(stage))).toContain('Here is a picture')
  expect(await namesOf(stage, 'mo', teamEnd(stage))).toEqual(['lamp.png'])
  expect(await contentOf(stage, 'mo', teamEnd(stage), 'lamp.png')).toEqual([...bytes])
  for (const where of ['general', 'support', 'moderators', 'direct', 'thread', 'team'] as const)
    expect(await namesOf(stage, 'ben', where), where).toEqual([])
})

playRelayed('files without words are said to be sent, and can be answered', async (stage) => {
  await stage.runs('ida', 'support', { subject: 'The lamp is broken' })
  await stage.sends('ida', 'thread', '', [file('one.txt'), file('two.txt')])
  expect(read(stage, 'mo', 'team')).toMatch(/@?Ida sent 2 files in thread 1:/)
  expect(await namesOf(stage, 'mo', 'team')).toEqual(['one.txt', 'two.txt'])
  expect(stage.buttons('mo', 'sent 2 files')).toEqual(['Reply'])
  expect(read(stage, 'ida', 'thread')).not.toContain('I can pass on words and files alone')
})

playRelayed('words and files of several messages keep their order', async (stage) => {
  await stage.runs('ida', 'support', { subject: 'The lamp is broken' })
  await stage.sends('ida', 'thread', 'First', [file('first.txt')])
  await stage.sends('ida', 'thread', 'Second', [])
  await stage.sends('ida', 'thread', 'Third', [file('third.txt')])
  const words = read(stage, 'mo', 'team')
  expect(words.indexOf('First')).toBeLessThan(words.indexOf('Second'))
  expect(words.indexOf('Second')).toBeLessThan(words.indexOf('Third'))
  expect(await namesOf(stage, 'mo', 'team')).toEqual(['first.txt', 'third.txt'])
})

playRelayed('more files than go with one message come in further ones', async (stage) => {
  await stage.runs('ida', 'support', { subject: 'The lamp is broken' })
  const many = Array.from({ length: 12 }, (_, index) => file(`page-${index + 1}.txt`))
  await stage.sends('ida', 'thread', 'All my papers', many)
  expect(await namesOf(stage, 'mo', 'team')).toEqual(many.map(({ name }) => name))
  expect(read(stage, 'mo', 'team')).toMatch(/More of the files that @?Ida sent in thread 1:/)
  expect(stage.buttons('mo', 'All my papers')).toEqual([])
  expect(stage.buttons('mo', 'More of the files')).toEqual(['Reply'])
})

playRelayed('a file that is too large stays where it is, and both sides read that', async (stage) => {
  await stage.runs('ida', 'support', { subject: 'The lamp is broken' })
  const large = file('film.mp4', new Uint8Array(21 * 1024 * 1024))
  await stage.sends('ida', 'thread', 'A film of it', [large, file('note.txt')])
  expect(await namesOf(stage, 'mo', 'team')).toEqual(['note.txt'])
  expect(read(stage, 'mo', 'team')).toContain(
    'Another file belongs here that I could not bring: film.mp4 (21 megabytes).',
  )
  expect(read(stage, 'ida', 'thread')).toContain('A file of what you sent in thread 1 did not reach the team')
  expect(read(stage, 'ida', 'thread')).toContain(
    'film.mp4 (21 megabytes): it is larger than the 20 megabytes that I can bring there',
  )
})

playRelayed('a file that was sent while Hearth was away comes with its words once it is back', async (stage) => {
  await stage.runs('ida', 'support', { subject: 'The lamp is broken' })
  await stage.away(async (passes) => {
    passes(60 * 60_000)
    await stage.sends('ida', 'thread', '', [file('late.png', bytes)])
    await stage.sends('ida', 'thread', 'And it hums', [file('hum.wav')])
    passes(60_000)
  })
  expect(read(stage, 'mo', 'team')).toMatch(/@?Ida sent a file in thread 1 while I was away, /)
  expect(await namesOf(stage, 'mo', 'team')).toEqual(['late.png', 'hum.wav'])
  expect(await contentOf(stage, 'mo', 'team', 'late.png')).toEqual([...bytes])
  await stage.away(async (passes) => passes(60_000))
  expect(await namesOf(stage, 'mo', 'team')).toEqual(['late.png', 'hum.wav'])
})

playSetUp('a file sent outside of any thread goes into the one that is opened with it', async (stage) => {
  await stage.sends('ida', 'direct', 'My lamp is broken', [file('lamp.png', bytes)])
  await stage.presses('ida', 'Open a thread with it')
  expect(await contentOf(stage, 'mo', teamEnd(stage), 'lamp.png')).toEqual([...bytes])
  expect(read(stage, 'mo', teamEnd(stage))).toContain('My lamp is broken')
})

playRelayed('a file that is deleted before it could be fetched is said to be gone', async (stage) => {
  await stage.runs('ida', 'support', { subject: 'The lamp is broken' })
  await stage.away(async (passes) => {
    passes(60_000)
    await stage.sends('ida', 'thread', 'Look at this', [file('lamp.png', bytes)])
    const [sent] = [...stage.slack.world.files.values()]
    if (sent === undefined) throw new Error('nothing was sent')
    await stage.slack.deleteFile(stage.user('ida'), sent)
  })
  expect(await namesOf(stage, 'mo', 'team')).toEqual([])
  expect(read(stage, 'mo', 'team')).toContain('Look at this')
  expect(read(stage, 'mo', 'team')).toContain('Another file belongs here that I could not bring')
  expect(read(stage, 'ida', 'thread')).toContain('it was gone where you sent it when I came to fetch it')
})

playSetUp(
  'files that a moderator replies with are with the opener, byte for byte, and the team sees them',
  async (stage) => {
    await stage.runs('ida', 'support', { subject: 'The lamp is broken' })
    const form = await stage.presses('mo', 'Reply')
    expect(form.form).toContain('Files')
    await form.send({ 'Your reply': 'Here is the manual', Files: [file('manual.pdf', bytes), file('map.png')] })
    expect(read(stage, 'ida', 'thread')).toContain('Here is the manual')
    expect(await namesOf(stage, 'ida', 'thread')).toEqual(['manual.pdf', 'map.png'])
    expect(await contentOf(stage, 'ida', 'thread', 'manual.pdf')).toEqual([...bytes])
    expect(await namesOf(stage, 'mo', teamEnd(stage))).toEqual(['manual.pdf', 'map.png'])
    expect(await namesOf(stage, 'ben', 'thread')).toEqual([])
  },
)

playRelayed(
  'a file of a reply that is too large is told to the team, once, and the opener reads that there was one',
  async (stage) => {
    await stage.runs('ida', 'support', { subject: 'The lamp is broken' })
    const large = file('film.mp4', new Uint8Array(21 * 1024 * 1024))
    await (await stage.presses('mo', 'Reply')).send({ 'Your reply': 'A film about it', Files: [large] })
    expect(read(stage, 'ida', 'thread')).toContain('Another file belongs here that I could not bring: film.mp4')
    const team = read(stage, 'mo', 'team')
    expect(team.split('of the reply in thread 1 did not reach the member')).toHaveLength(2)
    expect(team).not.toContain('of what you sent')
  },
)
