// Who arrived and has not taken part: the team sees it, writes to them by name, and is answered.
import { expect } from 'vitest'
import { playSetUp } from './play.ts'
import type { Stage } from './stage.ts'

const hour = 60 * 60_000

const digest = (stage: Stage): string =>
  stage
    .reads('mo', 'moderators')
    .filter((text) => text.includes('Digest from'))
    .at(-1) ?? ''

const direct = (stage: Stage, person: 'mo' | 'nia'): string => stage.reads(person, 'direct').join('\n')

async function niaIsThereForADay(stage: Stage): Promise<void> {
  await stage.joins('nia')
  await stage.away(async (passes) => passes(25 * hour))
}

playSetUp('the digest says who arrived and has not taken part, and no more once they do', async (stage) => {
  await niaIsThereForADay(stage)
  await stage.runs('mo', 'digest now')
  expect(digest(stage)).toMatch(/ha(s|ve) not taken part yet: .*Nia \(since \w+/)
  expect((await stage.runs('mo', 'welcome status')).said).toMatch(/ha(s|ve) not taken part yet: .*welcome stalled/)
  const list = await stage.presses('mo', 'Newcomers')
  expect(list.said).toMatch(/Nia, here since .*: no first step so far/)
  expect((await stage.tries('ben', 'welcome stalled')).said).toContain('Only the moderators can do that')
  await stage.runs('nia', 'suggest', { title: 'Dark mode' })
  expect((await stage.runs('mo', 'welcome stalled')).said).not.toContain('Nia')
  await stage.runs('mo', 'digest now')
  expect(digest(stage)).not.toContain('Nia')
})

playSetUp('a moderator writes to a newcomer by name, and the answer reaches that moderator', async (stage) => {
  await niaIsThereForADay(stage)
  await stage.runs('mo', 'welcome stalled')
  const form = await stage.presses('mo', 'Write to Nia')
  // As it came: nobody has to think of a first sentence.
  expect((await form.send({})).said).toMatch(/on its way to @?Nia/)
  expect(direct(stage, 'nia')).toMatch(/Mo, from the team of .* writes to you:.*Hi Nia, I'm Mo from the team\./s)
  const list = await stage.runs('mo', 'welcome stalled')
  expect(list.said).toMatch(/Mo wrote to them .*no answer so far/)
  expect((await stage.presses('mo', 'Write to Nia')).said).toContain('has no answer yet')

  const answer = await stage.presses('nia', 'Answer Mo')
  expect((await answer.send({ 'Your words': 'Yes, please' })).said).toMatch(/on its way to @?Mo/)
  expect(direct(stage, 'mo')).toMatch(/Nia answered what you wrote .*Yes, please/s)
  expect((await stage.presses('mo', 'Write to Nia')).form).toContain('Your words')

  const map = { name: 'map.txt', content: new TextEncoder().encode('You are here.') }
  await stage.sends('nia', 'direct', 'Where do I begin?', [map])
  expect(direct(stage, 'nia')).toContain('If this is your answer, I pass it on')
  expect((await stage.presses('nia', 'Answer Mo')).said).toMatch(/on its way to @?Mo/)
  expect(direct(stage, 'mo')).toContain('Where do I begin?')
  expect((await stage.files('mo', 'direct')).map(({ name }) => name)).toEqual(['map.txt'])
})

playSetUp('a moderator whose words did not reach the newcomer is told so, and has them back', async (stage) => {
  await niaIsThereForADay(stage)
  await stage.closesDirectMessages('nia')
  await stage.runs('mo', 'welcome stalled')
  const form = await stage.presses('mo', 'Write to Nia')
  await form.send({ 'Your words': 'Shall I show you around?' })
  expect(direct(stage, 'mo')).toMatch(/Nia, who takes no direct messages.*Shall I show you around\?/s)
  expect((await stage.presses('mo', 'Write to Nia')).form).toContain('Your words')
})
