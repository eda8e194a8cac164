// What the team says about a thread, and who reads it: signed replies, saved ones, drafts and notes.
import { expect } from 'vitest'
import { playSetUp } from './play.ts'
import type { PersonName, Stage } from './stage.ts'

const onSlack = (stage: Stage): boolean => stage.name.startsWith('Slack')

/** All that they read of it, wherever it stands. */
const reads = (stage: Stage, person: PersonName): string =>
  (['thread', 'direct', 'moderators', 'team'] as const).flatMap((where) => stage.reads(person, where)).join('\n')

/** A thread of Ida's is open, and Ben is a moderator beside Mo. */
async function asked(stage: Stage): Promise<void> {
  await stage.runs('mo', 'setup moderators', { who: '@Ben' })
  await stage.runs('ida', 'support', { subject: 'The lamp is broken' })
}

playSetUp('a reply that is signed as the team names no moderator, and another can be signed by name', async (stage) => {
  await asked(stage)
  await stage.runs('mo', 'settings set', { name: 'support.signed-by', value: 'team' })
  await stage.presses('mo', 'Claim')
  await stage.runs('mo', 'thread reply', { text: 'Turn it off and on', thread: '1' })
  expect(stage.reads('ida', 'thread').join('\n')).toMatch(/The team answers:\n.*Turn it off and on/)
  expect(stage.reads('ida', 'thread').join('\n')).toMatch(/With\s+the team/)
  expect(reads(stage, 'ida')).not.toMatch(/\bMo\b/)
  expect(reads(stage, 'mo')).toMatch(/Mo replied in thread 1:/)
  const form = await stage.presses('mo', 'Reply')
  expect(form.form).toContain('Sign with')
  await form.send({ 'Your reply': 'It is me by the way', 'Sign with': 'My name' })
  expect(stage.reads('ida', 'thread').join('\n')).toMatch(/@?Mo from the team answers:\n.*It is me by the way/)
  await stage.presses('mo', 'Resolve')
  await stage.hearth.advance(60_000)
  await stage.settles()
  expect(stage.reads('ida', 'thread').join('\n')).toContain('The team says that thread 1 is solved')
})

playSetUp('a saved reply opens filled in, and is changed before it is sent', async (stage) => {
  await asked(stage)
  const refused = await stage.runs('mo', 'reply save', { name: 'lamp', text: 'Hello {membr}' })
  expect(refused.said).toContain('Did you mean {member}?')
  await stage.runs('mo', 'reply save', { name: 'lamp', text: 'Hello {member}, about {subject}: see {#general}' })
  expect((await stage.runs('mo', 'reply list')).said).toContain('One reply is saved')
  if (!onSlack(stage)) expect((await stage.completes('mo', 'reply use', 'name', 'lam')).join()).toContain('lamp')
  const form = await stage.runs('mo', 'reply use', { name: 'lamp', thread: '1' })
  expect(form.form).toContain('Your reply')
  await form.send({})
  expect(stage.reads('ida', 'thread').join('\n')).toContain('Hello Ida, about The lamp is broken: see #general')

  await stage.presses('mo', 'More')
  await stage.presses('mo', 'Saved replies')
  const again = await stage.chooses('mo', 'Choose a reply', ['lamp'])
  await again.send({ 'Your reply': 'Hello once more' })
  expect(stage.reads('ida', 'thread').join('\n')).toContain('Hello once more')
  expect((await stage.runs('mo', 'reply list')).said).toContain('sent 2 times')
  expect((await stage.runs('mo', 'reply remove', { name: 'lamp' })).said).toContain('Hello {member}, about {subject}')
})

playSetUp('a draft waits until a colleague sends it, and reaches the member once', async (stage) => {
  await asked(stage)
  const form = await stage.presses('mo', 'Reply')
  const kept = await form.send({ 'Your reply': 'Turn it off and on', When: 'Keep it as a draft' })
  expect(kept.said).toContain("waits on the team's side")
  expect(reads(stage, 'mo')).toMatch(/Mo drafted a reply to @?Ida in thread 1/)
  expect(reads(stage, 'ida')).not.toContain('Turn it off and on')
  expect((await stage.presses('mo', 'Send')).said).toContain('a colleague sends it. Nothing was sent.')
  const change = await stage.presses('mo', 'Change')
  await change.send({ 'Your reply': 'Turn it off, and on' })
  await stage.pressesTwice('mo', 'Discard')
  expect(reads(stage, 'mo')).toMatch(/discarded by @?Mo\. It reached nobody/)

  // Ben finds his way by buttons alone.
  await stage.runs('ben', 'help')
  for (const label of ['/queue', 'Open 1']) await stage.presses('ben', label)
  await (await stage.presses('ben', 'Reply')).send({ 'Your reply': 'Mind the fuse', When: 'Keep it as a draft' })
  await stage.pressesTwice('mo', 'Send')
  const answers = stage.reads('ida', 'thread').filter((text) => text.includes('Mind the fuse'))
  expect(answers).toHaveLength(1)
  expect(answers[0]).toMatch(/@?Ben from the team answers:/)
  expect(reads(stage, 'mo')).toMatch(/The reply that @?Ben drafted in thread 1 was sent by @?Mo/)
  expect((await stage.runs('mo', 'thread history', { thread: '1' })).said).toContain('Mo sent a draft')
})

playSetUp('a note is read by the team alone, and a reply to a thread that is not there is not lost', async (stage) => {
  await asked(stage)
  await stage.runs('mo', 'thread note', { text: 'She was here last week', thread: '1' })
  await stage.presses('mo', 'More')
  const form = await stage.presses('mo', 'Note')
  expect(form.form).toContain('The member never sees it')
  const noted = await form.send({ 'Your note': 'And the week before' })
  expect(noted.said).toMatch(/@?Ida does not see it/)
  expect(reads(stage, 'mo')).toMatch(/Mo notes in thread 1, for the team alone:\n.*She was here last week/)
  expect(reads(stage, 'mo')).toContain('And the week before')
  expect(reads(stage, 'ida')).not.toMatch(/week/)

  const lost = await stage.runs('mo', 'thread reply', { thread: '7', text: 'On and off' })
  expect(lost.said).toMatch(/Nothing is lost.*I don't know that support thread/s)
  const again = await stage.presses('mo', 'Continue')
  expect(again.form).toContain('Your reply')
  await again.send({ 'Its number': '1' })
  expect(stage.reads('ida', 'thread').join('\n')).toContain('On and off')
})
