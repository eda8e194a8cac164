// What is for one person alone, when that person takes no direct messages: they are told all the same, and nobody else is.
import { expect } from 'vitest'
import { playSetUp } from './play.ts'
import type { PersonName, Stage, Where } from './stage.ts'

const onSlack = (stage: Stage): boolean => stage.name.startsWith('Slack')

/** Where somebody without direct messages is told something. */
const apart = (stage: Stage): Where => (onSlack(stage) ? 'general' : 'thread')

const everywhere: readonly Where[] = ['general', 'welcome', 'support', 'direct', 'thread']
const allReadBy = (stage: Stage, person: PersonName): string =>
  everywhere.flatMap((where) => stage.reads(person, where)).join('\n')

const count = (text: string, words: string): number => text.split(words).length - 1

/** Nia joins, takes no direct messages, and has suggested something. */
async function niaSuggests(stage: Stage): Promise<void> {
  await stage.closesDirectMessages('nia')
  await stage.joins('nia')
  await stage.closesDirectMessages('nia')
  await stage.runs('nia', 'suggest', { title: 'Dark mode' })
}

const decides = (stage: Stage, status: string, reason: string) =>
  stage.runs('mo', 'decide', { number: '1', status, reason })

playSetUp(
  'whoever takes no direct messages is told the decision where nobody else reads it, and why there',
  async (stage) => {
    await niaSuggests(stage)
    await decides(stage, 'declined', 'It doubles the work')
    const read = stage.reads('nia', apart(stage)).join('\n')
    expect(read).toContain('I could not reach you by direct message')
    expect(read).toContain('The team decided on your suggestion 1')
    expect(read).toContain('It doubles the work')
    expect(stage.reads('nia', 'direct').join('\n')).not.toContain('It doubles the work')
    expect(allReadBy(stage, 'ben')).not.toContain('It doubles the work')
    if (!onSlack(stage)) expect(stage.pings('nia').at(-1)).toContain('I could not reach you by direct message')
  },
)

playSetUp('whoever takes no direct messages is told everything in one and the same place', async (stage) => {
  await niaSuggests(stage)
  await decides(stage, 'planned', 'It is next')
  await decides(stage, 'declined', 'It doubles the work')
  const read = stage.reads('nia', apart(stage)).join('\n')
  expect(count(read, 'It is next')).toBe(1)
  expect(count(read, 'It doubles the work')).toBe(1)
  expect(read.indexOf('It is next')).toBeLessThan(read.indexOf('It doubles the work'))
})

playSetUp('whoever takes no direct messages any more hears all the same that their thread is solved', async (stage) => {
  await stage.runs('ida', 'support', { subject: 'The lamp is broken' })
  await stage.closesDirectMessages('ida')
  await stage.presses('mo', 'Resolve')
  await stage.hearth.advance(60_000)
  await stage.settles()
  expect(allReadBy(stage, 'ida')).toContain('says that thread 1 is solved')
  expect(allReadBy(stage, 'ben')).not.toContain('says that thread 1 is solved')
})

playSetUp(
  'what can be told in no way stands above the next answer, and only there',
  async (stage) => {
    await niaSuggests(stage)
    await stage.closesOtherWays()
    await decides(stage, 'declined', 'It doubles the work')
    expect(allReadBy(stage, 'nia')).not.toContain('It doubles the work')
    expect((await stage.runs('ben', 'help')).said).not.toContain('It doubles the work')
    expect((await stage.runs('mo', 'deliveries')).said).toContain('stands above their next answer')
    const answer = await stage.runs('nia', 'suggest', { title: 'Light mode' })
    expect(answer.said).toMatch(/I could not reach you before.*It doubles the work.*Light mode/s)
    expect((await stage.runs('nia', 'suggest', { title: 'Grey mode' })).said).not.toContain('It doubles the work')
    expect((await stage.runs('mo', 'deliveries')).said).not.toContain('next answer')
  },
  { 'the playground': 'It always has room for a thread' },
)

playSetUp(
  'what can be told in no way also stands above an answer that changes nothing, once',
  async (stage) => {
    await niaSuggests(stage)
    await stage.closesOtherWays()
    await decides(stage, 'declined', 'It doubles the work')
    const answer = await stage.runs('nia', 'suggestion list')
    expect(answer.said).toMatch(/I could not reach you before.*It doubles the work.*Dark mode/s)
    expect((await stage.runs('nia', 'suggestion list')).said).not.toContain('It doubles the work')
  },
  { 'the playground': 'It always has room for a thread' },
)
