// Public questions: answered by anyone, solved by an answer that the asker or staff mark, and taken up where nobody answers.
import { expect } from 'vitest'
import { passes } from './passes.ts'
import { playSetUp } from './play.ts'
import type { PersonName, Stage } from './stage.ts'

const hourMs = 60 * 60_000
const question = 'How do I glue a spine?'

const line = (stage: Stage, person: PersonName, words: string): readonly string[] => stage.buttons(person, words)

playSetUp('an answer that the asker picks solves their question, and a wrong mark is taken back', async (stage) => {
  expect((await stage.runs('mo', 'setup questions', { channel: '#support' })).said).toContain('I watch')
  await stage.writes('ida', 'support', `${question}\nIt falls off.`)
  await stage.answers('ida', question, 'I use paper')
  expect(() => line(stage, 'ida', 'press Solved')).not.toThrow()
  expect(line(stage, 'ida', 'press Solved')).toEqual([])
  await stage.answers('ben', question, 'With wheat paste')
  await stage.answers('ben', question, 'Or with starch')
  expect(line(stage, 'ida', 'press Solved')).toEqual(['Solved', 'Not a question'])

  expect((await stage.presses('ben', 'Solved')).said).toContain('Only whoever asked, or the moderators')
  expect((await stage.presses('ida', 'Solved')).said).toContain('Which answer solved')
  const marked = await stage.chooses('ida', 'Choose the answer', ['Ben: With wheat paste'])
  expect(marked.said).toMatch(/the answer of @?Ben solved/)
  expect(line(stage, 'ben', 'Solved:')).toEqual(['Take back'])
  expect((await stage.runs('ben', 'answers')).said).toContain('Your answers solved one question of somebody else')
  expect((await stage.runs('ida', 'answers')).said).toMatch(/solved, thanks to @?Ben/)

  expect((await stage.presses('ida', 'Take back')).said).toContain('counts for nobody')
  expect(line(stage, 'ida', 'press Solved')).toEqual(['Solved', 'Not a question'])
  expect((await stage.runs('ben', 'answers')).said).toContain('solved no question of others yet')

  // The menu of an answer does it directly: not for a stranger, for the moderators, and again for whoever asked.
  await stage.joins('nia')
  const stranger = await stage.points('nia', 'This solved it', 'Or with starch')
  expect(stranger.said).toContain('Only whoever asked, or the moderators')
  const itself = await stage.points('mo', 'This solved it', question)
  expect(itself.said).toMatch(/the question itself|no question that this answers|A bot wrote that/)
  expect((await stage.points('mo', 'This solved it', 'Or with starch')).said).toContain('Marked')
  expect((await stage.points('ida', 'This solved it', 'Or with starch')).said).toContain('marked already')
  await stage.runs('mo', 'settings set', { name: 'questions.show-solvers', value: 'on' })
  expect((await stage.points('ida', 'This solved it', 'With wheat paste')).said).toContain('Marked')
  expect(line(stage, 'nia', 'with the answer of')).toEqual(['Take back'])
  await stage.runs('mo', 'settings set', { name: 'questions.show-solvers', value: 'off' })
  expect(line(stage, 'nia', 'with the answer of')).toEqual([])
  await stage.runs('mo', 'settings set', { name: 'questions.show-solvers', value: 'on' })
  expect(line(stage, 'nia', 'with the answer of')).toEqual(['Take back'])
  await stage.runs('ben', 'answers')
  expect((await stage.presses('ben', 'Don’t name me')).said).toContain('named with nothing')
  expect(line(stage, 'nia', 'with the answer of')).toEqual([])
})

playSetUp(
  'a question without an answer waits for the moderators, who make it a thread with one press',
  async (stage) => {
    await stage.runs('mo', 'setup moderators', { who: '@Ben' })
    await stage.runs('ben', 'help')
    await stage.runs('mo', 'setup questions', { channel: '#general' })
    await stage.writes('ida', 'general', question)
    await stage.writes('ida', 'general', 'Anybody?')
    await stage.writes('ben', 'general', 'The workshop is closed on Friday')
    expect((await stage.runs('mo', 'questions')).said).toContain('Every question of the watched channels')
    await stage.joins('nia')
    await stage.writes('nia', 'general', 'Where is the press?')
    await passes(stage, 25 * hourMs)
    expect((await stage.runs('mo', 'queue')).said).toContain('2 public questions have no answer')
    await stage.runs('mo', 'digest now')
    expect(stage.reads('mo', 'moderators').at(-1)).toContain('2 public questions have no answer')
    const listed = (await stage.runs('mo', 'questions')).said
    expect(listed).toContain(question)
    expect(listed).toContain('Where is the press?')
    expect(listed).not.toContain('Anybody')
    expect(listed).not.toContain('closed on Friday')

    // Somebody answers one, and takes that back.
    await stage.answers('ben', 'Where is the press?', 'In the cellar')
    expect((await stage.runs('mo', 'queue')).said).toContain('One public question has no answer')
    await stage.deletes('ben', 'In the cellar')
    expect((await stage.runs('mo', 'queue')).said).toContain('2 public questions have no answer')
    await stage.deletes('nia', 'Where is the press?')
    await stage.runs('mo', 'questions')

    expect((await stage.presses('mo', '1: Make it a thread')).said).toMatch(/opening thread 1 for @?Ida/)
    expect(stage.reads('ida', 'thread').join('\n')).toContain(question)
    expect(line(stage, 'nia', 'go on with')).toEqual([])
    expect((await stage.presses('mo', '1: Make it a thread')).said).toContain('waits for no answer any more')
    expect((await stage.runs('mo', 'questions')).said).toContain('Every question of the watched channels')
    expect((await stage.tries('ida', 'questions')).said).toContain('Only the moderators')
  },
)
