// Organisations: whose thread is of which, what the team reads of that and can do with it, and what no member reads.
import { expect } from 'vitest'
import { playSetUp } from './play.ts'
import type { PersonName, Stage, Where } from './stage.ts'

const minute = 60_000

const notices = (stage: Stage): string => [...stage.reads('mo', 'moderators'), ...stage.reads('mo', 'team')].join('\n')

/** Names an organisation that there is not yet, and makes it. */
async function makes(stage: Stage, who: string, organisation: string): Promise<string> {
  const asked = await stage.runs('mo', 'organisation set', { who, organisation })
  expect(asked.said).toContain(`There is no organisation called ${organisation} yet, so nothing was changed.`)
  return (await stage.presses('mo', `Make ${organisation}`)).said
}

const places: readonly Where[] = ['general', 'welcome', 'support', 'suggestions', 'direct', 'thread']
const everythingOf = (stage: Stage, person: PersonName): string =>
  places.flatMap((where) => stage.reads(person, where)).join('\n')

playSetUp(
  'somebody belongs to an organisation, which stands on their threads and narrows the queue, and no member reads of it',
  async (stage) => {
    await stage.runs('ida', 'support', { subject: 'The lamp is broken' })
    await stage.runs('ben', 'support', { subject: 'The door is stuck' })
    expect(await makes(stage, '@Ida', 'Acme, Inc.')).toContain(
      'Ida belongs to Acme, Inc. now. Their open thread shows it.',
    )
    await stage.settles()
    expect(notices(stage)).toMatch(/Organisation:?\s*Acme, Inc\./)
    expect((await stage.runs('mo', 'queue')).said).toContain('Acme, Inc.')
    const { said: narrowed } = await stage.runs('mo', 'queue', { organisation: 'acme, inc.' })
    expect(narrowed).toContain('The lamp is broken')
    expect(narrowed).not.toContain('The door is stuck')
    // The lists below it are narrowed by it as well.
    const waiting = await stage.chooses('mo', 'Show another list', ['With nobody'])
    expect(waiting.said).toContain('The lamp is broken')
    expect(waiting.said).not.toContain('The door is stuck')
    expect((await stage.runs('mo', 'queue', { organisation: 'Borg' })).said).toContain('There are: Acme, Inc..')
    const shown = await stage.runs('mo', 'organisation show', { organisation: 'Acme, Inc.' })
    expect(shown.said).toContain('Acme, Inc.: one person')
    expect(shown.said).toContain('Ida')
    expect(shown.said).toContain('The lamp is broken')
    expect((await stage.runs('mo', 'organisation list')).said).toContain('Acme, Inc.: one person')
    // Slack completes nothing.
    if (!stage.name.startsWith('Slack'))
      expect(await stage.completes('mo', 'organisation show', 'organisation', 'ac')).toEqual(['Acme, Inc.'])

    // A member reads of their own alone, and only where they ask what is kept.
    for (const path of ['organisation list', 'organisation show', 'queue'])
      expect((await stage.tries('ben', path)).said).toContain('Only the moderators can do that')
    expect(await stage.completes('ben', 'organisation show', 'organisation', '')).toEqual([])
    expect((await stage.runs('ben', 'privacy show')).said).not.toContain('Acme')
    expect(everythingOf(stage, 'ben')).not.toMatch(/Acme|lamp/)
    expect(everythingOf(stage, 'ida')).not.toContain('Acme')
    expect((await stage.runs('ida', 'privacy show')).said).toContain(
      'You belong to the organisation Acme, Inc., as the moderators set it',
    )

    expect((await stage.runs('mo', 'organisation clear', { who: '@Ida' })).said).toContain(
      'Ida belongs to no organisation now',
    )
    await stage.settles()
    expect((await stage.runs('mo', 'queue')).said).not.toContain('Acme')
    expect((await stage.runs('mo', 'organisation set', { who: '@Ida', organisation: 'ACME, inc.' })).said).toContain(
      'Ida belongs to Acme, Inc. now',
    )
    await stage.runs('ida', 'privacy forget')
    await stage.presses('ida', 'Erase it')
    expect((await stage.runs('mo', 'organisation show', { organisation: 'Acme, Inc.' })).said).toContain(
      'Acme, Inc.: nobody belongs to it yet',
    )
  },
)

playSetUp('an organisation has a target of its own, in place of what is set for everybody', async (stage) => {
  await stage.runs('ben', 'support', { subject: 'The door is stuck' })
  await stage.runs('ida', 'support', { subject: 'The lamp is broken' })
  await stage.runs('mo', 'setup organisation')
  const form = await stage.presses('mo', 'New organisation')
  const wrong = await form.send({ Name: 'Acme', 'Domains of e-mail addresses': 'acme.example, gmail.com' })
  expect(wrong.said).toContain('gmail.com gives addresses to everybody')
  const again = stage.name === 'Discord' ? await stage.presses('mo', 'Continue') : wrong
  const made = await again.send({ 'Domains of e-mail addresses': 'acme.example' })
  expect(made.said).toContain('I made Acme. Nobody belongs to it yet.')
  expect(made.said).toContain('acme.example')
  expect((await stage.runs('mo', 'queue')).said).not.toContain('due')
  const targets = await stage.presses('mo', 'Targets')
  expect((await targets.send({ Normal: '100m' })).said).toContain('Normal 1h 40m')
  await stage.runs('mo', 'organisation set', { who: '@Ida', organisation: 'Acme' })
  await stage.settles()
  expect(notices(stage)).toContain('Answer due by')
  await stage.runs('mo', 'queue')
  const near = await stage.chooses('mo', 'Show another list', ['Due soonest'])
  expect(near.said).toMatch(/Due soonest: one support thread.*The lamp is broken/s)
  expect(near.said).not.toContain('The door is stuck')
  await stage.away(async (passes) => passes(95 * minute))
  await stage.hearth.advance(15_000)
  await stage.settles()
  expect(notices(stage)).toMatch(/Thread 2, .*The lamp is broken.*, has no answer yet; the first one is due by/)

  await stage.runs('mo', 'setup organisation', { organisation: 'acme' })
  const sure = await stage.presses('mo', 'Remove')
  expect(sure.said).toContain('Remove Acme? One person belongs to it')
  expect((await stage.presses('mo', 'Remove')).said).toContain('Acme is removed.')
  await stage.settles()
  expect(notices(stage)).not.toContain('Acme')
  expect((await stage.runs('mo', 'queue')).said).not.toContain('Acme')
})

playSetUp(
  'nobody of another organisation is let into a thread by one press, and who is in it is named',
  async (stage) => {
    // Elsewhere threads are private already.
    await stage.runs('mo', 'settings set', { name: 'support.private-channels', value: 'on' })
    await stage.runs('ida', 'support', { subject: 'The lamp is broken' })
    await makes(stage, '@Ida', 'Acme')
    await makes(stage, '@Ben', 'Borg')
    const asked = await stage.runs('mo', 'thread add', { who: '@Ben', thread: '1' })
    expect(asked.said).toMatch(/Thread 1 is of Acme, and @?Ben is not/)
    await stage.settles()
    expect(stage.reads('ben', 'thread').join('\n')).not.toContain('The lamp is broken')
    expect((await stage.presses('mo', 'Let Ben in all the same')).said).toMatch(/I let @?Ben into thread 1/)
    await stage.settles()
    expect(stage.reads('ben', 'thread').join('\n')).toContain('The lamp is broken')
    expect((await stage.runs('mo', 'thread history', { thread: '1' })).said).toContain(
      'Mo let in Ben, who is not of its organisation',
    )
    // A second press changes nothing, and one of the same organisation is let in as ever.
    expect((await stage.presses('mo', 'Let Ben in all the same')).said).toContain('is in thread 1 already')
    await stage.runs('mo', 'thread remove', { who: '@Ben', thread: '1' })
    await stage.runs('mo', 'organisation set', { who: '@Ben', organisation: 'acme' })
    expect((await stage.runs('mo', 'thread add', { who: '@Ben', thread: '1' })).said).toMatch(
      /I let @?Ben into thread 1/,
    )
    const { said: left } = await stage.runs('mo', 'organisation clear', { who: '@Ben' })
    expect(left).toMatch(/In thread 1 is @?Ben, who is not of the organisation of that thread/)
  },
)
