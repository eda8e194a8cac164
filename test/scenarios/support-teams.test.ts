// Teams: made in forms, promising what they promise; and nothing of all that where one moderator is alone.
import { expect } from 'vitest'
import { playAlone, playSetUp } from './play.ts'
import type { PersonName, Reply, Stage, Where } from './stage.ts'

const onSlack = (stage: Stage): boolean => stage.name.startsWith('Slack')
const minute = 60_000
const hour = 60 * minute

/** Where a form came back with errors it is open still, or opens as it was filled. */
const again = async (stage: Stage, refused: Reply): Promise<Reply> =>
  stage.name === 'Discord' ? stage.presses('mo', 'Continue') : refused

playSetUp('a team is made in a form, and what is wrong in it is said where it is, with nothing lost', async (stage) => {
  const form = await stage.runs('mo', 'setup team')
  expect(form.form).toContain('Days off')
  const wrong = await form.send({
    ...{ Name: 'Billing', Hours: 'Mon-Fri 9-17; someday', 'Time zone': 'Europe/Berlin' },
    ...{ 'Days off': '2026-12-25, 25.12.2026', Signature: 'The bill people' },
  })
  expect(wrong.said).toContain("I can't read someday as hours.")
  expect(wrong.said).toContain("I can't read 25.12.2026 as a day.")
  const made = await (await again(stage, wrong)).send({ Hours: 'Mon-Fri 9-17; Fri 22-2', 'Days off': '2026-12-25' })
  expect(made.said).toContain('Done: the team Billing is there.')
  expect(made.said).toContain('Mon-Thu 09:00-17:00; Fri 09:00-17:00, 22:00-24:00; Sat 00:00-02:00, Europe/Berlin')
  expect(made.said).toContain('The bill people')

  expect((await stage.tries('ida', 'queue')).said).toContain('Only the moderators can do that')
  const named = await (await stage.presses('mo', 'People')).send({ 'Role or person': '@Ida' })
  expect(named.said).toContain('Done: Ida is in the team now.')
  expect((await stage.runs('ida', 'queue')).said).toContain('No support thread is open')

  const channel = await (await stage.presses('mo', 'Channel')).send({ Channel: '#moderators' })
  expect(channel.said).toContain('Done: Billing reads its threads in #moderators from now on.')
  const vague = await (await stage.presses('mo', 'Targets')).send({ Urgent: 'soon', Normal: '1h / 8h' })
  expect(vague.said).toContain("I can't read soon as a target.")
  expect((await (await again(stage, vague)).send({ Urgent: '30m' })).said).toContain('Normal 1h / 8h; Urgent 30m')

  expect((await stage.runs('mo', 'setup team', { team: 'billing' })).said).toContain('The team Billing')
  expect((await stage.runs('mo', 'setup team', { team: 'Bills' })).said).toContain('There are: Billing.')
  await stage.runs('mo', 'setup team')
  await stage.chooses('mo', 'Show a team', ['Billing'])
  const sure = await stage.presses('mo', 'Remove this team')
  expect(sure.said).toContain('The team Billing is about to be removed. No open thread is with it.')
  expect((await stage.presses('mo', 'Yes, remove Billing')).said).toContain('There is no team')
  expect((await stage.tries('ida', 'queue')).said).toContain('Only the moderators can do that')
})

const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']

playSetUp(
  'a target is warned of before it is missed, and shown once it is, in the hours of the team',
  async (stage) => {
    // It opens at nine on a day that has not begun anywhere yet.
    const opens = new Date(Date.now() + 48 * hour)
    opens.setUTCHours(9, 0, 0, 0)
    const form = await stage.runs('mo', 'setup team')
    const hours = `${days[opens.getUTCDay()]} 9-17`
    await form.send({ Name: 'Everyone', Hours: hours, 'Time zone': 'UTC' })
    await (await stage.presses('mo', 'Targets')).send({ Normal: '100m' })
    await stage.runs('ida', 'support', { subject: 'The lamp is broken' })
    const read = (): string => stage.reads('mo', 'moderators').join('\n') + stage.reads('mo', 'team').join('\n')
    expect(read()).toContain('Answer due by')
    const { said: waiting } = await stage.runs('mo', 'queue')
    expect(waiting).not.toContain('first answer due')
    expect((await stage.chooses('mo', 'Show another list', ['Due soonest'])).said).toMatch(
      /Due soonest: one support thread, none of them is overdue.*The lamp is broken.*: first answer due in [12] days?/s,
    )

    // The first four fifths are over at twenty past ten.
    await stage.hearth.advance(opens.getTime() - Date.now() + hour)
    await stage.settles()
    expect(read()).not.toContain('has no answer yet')
    await stage.hearth.advance(30 * minute)
    await stage.settles()
    expect(read()).toMatch(/Thread 1, .*The lamp is broken.*, has no answer yet; the first one is due by/)
    expect(read()).not.toContain('Answer was due by')
    await stage.hearth.advance(20 * minute)
    await stage.settles()
    expect(read()).toContain('Answer was due by')
  },
)

const words = /\b(claim|(?:un)?assign|colleague|hand(?:ed|s|ing)? over|hand-?over|escalat|duty|team)\w*/gi
const everywhere: readonly Where[] = [
  ...(['general', 'welcome', 'support', 'suggestions', 'moderators', 'direct', 'thread', 'team'] as const),
]

playAlone('where one moderator is alone nothing is said of what takes several', async (stage) => {
  const seen: string[] = []
  const notes = (reply: Reply): Reply => {
    seen.push(reply.said, reply.form ?? '')
    return reply
  }
  const looks = (): void => {
    for (const person of ['mo', 'ida', 'ben'] as const satisfies readonly PersonName[])
      for (const where of everywhere) seen.push(...stage.reads(person, where))
  }
  notes(await stage.runs('ida', 'help'))
  notes(await stage.runs('ida', 'start'))
  notes(await stage.runs('mo', 'setup panel'))
  const form = notes(await stage.runs('ida', 'support'))
  notes(await form.send({ 'What is it about?': 'The lamp is broken' }))
  notes(await stage.runs('ida', 'support', { subject: 'Once more' }))
  await stage.writes('ida', 'thread', 'It flickers')
  looks()
  const second = onSlack(stage) ? [] : ['Open']
  expect(stage.buttons('mo', 'Support thread 1, opened by')).toEqual([...second, 'Reply', 'Resolve', 'More'])
  notes(await stage.presses('mo', 'More'))
  notes(await stage.presses('mo', 'History'))
  notes(await stage.runs('mo', 'help'))
  notes(await stage.runs('mo', 'queue', { list: 'near' }))
  notes(await stage.runs('mo', 'queue'))
  notes(await stage.presses('mo', 'Open 1'))
  seen.push(...stage.buttons('mo', 'hread 1 is here'), ...stage.buttons('mo', 'Three things'))
  const reply = notes(await stage.presses('mo', 'Reply'))
  notes(await reply.send({ 'Your reply': 'Turn it off and on' }))
  looks()
  notes(await stage.presses('mo', 'Resolve'))
  notes(await stage.runs('ben', 'suggest', { title: 'More lamps' }))
  notes(await stage.presses('ida', 'Vote for 1'))
  notes(await stage.runs('mo', 'decide', { number: '1', status: 'planned', reason: 'Light is good' }))
  notes(await stage.runs('mo', 'digest now'))
  looks()
  expect(seen.join('\n').length).toBeGreaterThan(2000)
  expect(seen.filter((text) => text.match(words) !== null)).toEqual([])

  // With a second one there is something to take.
  await stage.runs('ida', 'support', { subject: 'The chair squeaks' })
  await stage.runs('mo', 'setup moderators', { who: '@Ben' })
  expect(stage.buttons('mo', 'Support thread 2, opened by')[0]).toBe('Claim')
  expect(stage.reads('ida', 'thread').join('\n')).toContain('your thread with the team')
})
