// What was wrong is corrected openly: everyone who got it reads what was said, and what is right.
import { expect } from 'vitest'
import { playSetUp } from './play.ts'
import type { Stage } from './stage.ts'

type Place = 'direct' | 'thread' | 'team' | 'moderators'

const all = (stage: Stage, person: 'ben' | 'mo' | 'ida', ...where: readonly Place[]) =>
  where.flatMap((one) => stage.reads(person, one)).join('\n')

async function choosesReply(stage: Stage, said: string) {
  await stage.runs('mo', 'reply correct', { thread: '1' })
  return stage.chooses('mo', 'Which reply', [said])
}

playSetUp('a reply that was wrong is corrected in its thread, and also when that has ended', async (stage) => {
  await stage.runs('ida', 'support', { subject: 'The lamp is broken' })
  await stage.runs('mo', 'thread reply', { text: 'It costs 20 euros.', thread: '1' })
  const opened = await stage.presses('mo', 'Correct openly')
  expect(opened.form).toContain('This goes to one person')
  const same = await opened.send({ 'What is right': 'It costs 20 euros.' })
  expect(`${same.said} ${same.form ?? ''}`).toContain('Those are the words that were sent')
  const sent = await (await stage.presses('mo', 'Correct openly')).send({ 'What is right': 'It costs 10 euros.' })
  expect(sent.said).toMatch(/It is corrected in thread 1: @?Ida reads/)
  expect(all(stage, 'ida', 'thread')).toContain(
    'I wrote: “It costs 20 euros.” That was wrong. Right is: It costs 10 euros.',
  )

  await stage.runs('mo', 'thread resolve', { thread: '1' })
  const late = await choosesReply(stage, 'It costs 20 euros.')
  expect(late.form).toContain('This goes to one person')
  await late.send({ 'What is right': 'It costs nothing.' })
  expect(all(stage, 'ida', 'direct')).toContain('Right is: It costs nothing.')
  expect(all(stage, 'mo', 'team', 'moderators')).toMatch(/Mo corrected a reply in thread 1/)
})

playSetUp('a saved reply that was wrong is corrected for everyone whom it was sent to', async (stage) => {
  await stage.runs('mo', 'reply save', { name: 'price', text: 'Dear {member}, it costs 20 euros.' })
  await stage.runs('ida', 'support', { subject: 'The lamp is broken' })
  const form = await stage.runs('mo', 'reply use', { name: 'price', thread: '1' })
  await form.send({ 'Your reply': 'Dear Ida, it costs 20 euros.' })
  await stage.runs('mo', 'reply list')
  await stage.chooses('mo', 'Show one', ['price'])
  const opened = await stage.presses('mo', 'Correct openly')
  expect(opened.form).toContain('This goes to one person')
  const sent = await opened.send({ 'What is right': 'Dear {member}, it costs 10 euros.' })
  expect(sent.said).toContain('one person who got it is told')
  await stage.settles()
  expect(all(stage, 'ida', 'thread')).toContain(
    'I wrote: “Dear Ida, it costs 20 euros.” That was wrong. Right is: Dear Ida, it costs 10 euros.',
  )
  expect((await stage.runs('mo', 'reply list')).said).toContain('it costs 10 euros')
  // Nobody was answered by that.
  await stage.writes('ida', 'thread', 'Is it blue')
  const again = async () => {
    await stage.runs('mo', 'reply list')
    await stage.chooses('mo', 'Show one', ['price'])
    return stage.presses('mo', 'Correct openly')
  }
  // Who got what it said before it was saved anew is told all the same.
  await stage.runs('mo', 'reply save', { name: 'price', text: 'Dear {member}, it costs 11 euros.' })
  await (await again()).send({ 'What is right': 'It costs nothing.' })
  await stage.settles()
  expect(all(stage, 'ida', 'thread')).toContain(
    'I wrote: “Dear Ida, it costs 10 euros.” That was wrong. Right is: It costs nothing.',
  )
  expect(all(stage, 'mo', 'moderators')).toContain('waiting for the team')
})

playSetUp('a decision that was wrong is corrected to its author and to who voted', async (stage) => {
  await stage.runs('ida', 'suggest', { title: 'Dark mode' })
  await stage.presses('ben', 'Vote for 1')
  await stage.runs('mo', 'decide', { number: '1', status: 'planned', reason: 'We like it.' })
  await stage.runs('mo', 'suggestion view', { number: '1' })
  const opened = await stage.presses('mo', 'Correct openly')
  expect(opened.form).toContain('This goes to 2 people')
  const sent = await opened.send({ 'What it is': 'under review', Reason: 'We have not decided.' })
  expect(sent.said).toContain('is marked as under review now')
  // Voters are told one a second.
  await stage.hearth.advance(5_000)
  await stage.settles()
  const said = 'I said that suggestion 1, Dark mode, was planned. That was wrong: it is under review.'
  expect(stage.reads('ida', 'suggestions').join('\n')).toContain('it was marked as planned before, and that was wrong')
  for (const person of ['ida', 'ben'] as const) {
    expect(all(stage, person, 'direct')).toContain(said)
    expect(all(stage, person, 'direct')).toContain('The reason that was given: We like it.')
    expect(all(stage, person, 'direct')).toContain('What is right: We have not decided.')
  }
})
