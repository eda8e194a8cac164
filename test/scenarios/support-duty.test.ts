// Duty: new threads come to whoever is on duty, and nobody leaves their duty with threads that nobody knows of.
import { expect } from 'vitest'
import { passes } from './passes.ts'
import { playSetUp } from './play.ts'
import type { Stage } from './stage.ts'

const minuteMs = 60_000

/** A moderator who is no admin sees no staff command on Discord; help offers each everywhere. */
async function goesOnDuty(stage: Stage): Promise<string> {
  await stage.runs('mo', 'setup moderators', { who: '@Ben' })
  await stage.runs('ben', 'help')
  await stage.presses('ben', '/duty …')
  return (await stage.presses('ben', '/duty on')).said
}

const direct = (stage: Stage, person: 'ben' | 'mo'): string => stage.reads(person, 'direct').join('\n')

const notice = (stage: Stage): string => stage.reads('mo', 'moderators').join('\n')

playSetUp('whoever is on duty is offered a new thread, passes it on or accepts it', async (stage) => {
  expect(await goesOnDuty(stage)).toContain('You are on duty until you say otherwise')
  expect((await stage.runs('mo', 'duty on', { hours: '4' })).said).toContain('You are on duty until')
  await stage.runs('ida', 'support', { subject: 'The lamp is broken' })
  expect(direct(stage, 'ben')).toMatch(/You are on duty. @?Ida opened thread 1: .*The lamp is broken/)
  expect(direct(stage, 'mo')).not.toContain('The lamp is broken')

  expect((await stage.presses('ben', 'Pass')).said).toContain('I ask the next one on duty')
  expect(direct(stage, 'ben')).toContain('You passed')
  expect(direct(stage, 'mo')).toContain('The lamp is broken')
  expect((await stage.presses('mo', 'Accept')).said).toContain('Thread 1 is with you now')
  expect(direct(stage, 'mo')).toContain('You have it')
  expect(notice(stage)).toMatch(/With:?\s*@?Mo/)
})

playSetUp(
  'an offer that is not answered goes on, and duty ends with what waits named and handed over',
  async (stage) => {
    await goesOnDuty(stage)
    await stage.runs('ida', 'support', { subject: 'The lamp is broken' })
    await stage.runs('mo', 'duty on', { hours: '2' })
    await passes(stage, 16 * minuteMs)
    expect(direct(stage, 'ben')).toContain('You did not say in time')
    await stage.presses('mo', 'Accept')
    await passes(stage, 120 * minuteMs)
    expect(direct(stage, 'mo')).toContain('Your duty is over')
    expect(direct(stage, 'mo')).toContain('One thread is with you and waits for an answer')
    expect((await stage.presses('mo', 'Hand them over')).said).toContain('It is back in the queue')
    expect(notice(stage)).toContain('nobody yet')
    const shown = (await stage.runs('mo', 'duty show')).said
    expect(shown).toContain('Ben')
    expect(shown).toContain('There are no shifts')
  },
)

playSetUp('a shift is set in words that people write, and bad ones change nothing', async (stage) => {
  await stage.runs('mo', 'setup moderators', { who: '@Ben' })
  await stage.runs('ben', 'help')
  const bad = await stage.runs('mo', 'duty schedule', { who: '@Ben', hours: 'mornings' })
  expect(bad.said).toContain('I could not read the hours in “mornings”, so nothing was changed')
  const set = await stage.runs('mo', 'duty schedule', { who: '@Ben', hours: 'Mon-Sun 0:00-24:00' })
  expect(set.said).toContain('Ben is on duty')
  await stage.runs('ida', 'support', { subject: 'The lamp is broken' })
  expect(direct(stage, 'ben')).toMatch(/Ida opened thread 1/)
  expect((await stage.runs('mo', 'duty schedule', { who: '@Ben', hours: 'none' })).said).toContain(
    'has no shift any more',
  )
  expect((await stage.tries('ida', 'duty show')).said).toContain('Only the moderators can do that')
})
