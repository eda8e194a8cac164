// Whatever people do with support threads, in whatever order, and however long the platform is away: each thread is in the
// state that was promised, and neither a thread nor a word is lost.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { supportHouse } from '../services/support-house.ts'
import { seed } from './hostile.ts'
import * as does from './thread-commands.ts'
import { allCommands, moderators, openers, topics } from './thread-commands.ts'
import { type Real, watcher } from './thread-holds.ts'
import { day, type Model } from './thread-model.ts'

/** A house with everybody in it, and two topics. */
async function begun(platform: 'discord' | 'slack', shape: Real['shape']): Promise<{ model: Model; real: Real }> {
  const house = await supportHouse(platform, shape)
  await house.set({ 'support.topics': topics.map((id) => ({ id, name: id, questions: [], who: 'everyone' })) })
  const staff = [...moderators, watcher]
  house.village.admins.push(...staff.map((name) => name.toLowerCase()))
  const everybody = [...openers, ...staff]
  const people = Object.fromEntries(
    everybody.map((name) => [name, house.person(name, staff.some((one) => one === name) ? 'staff' : 'everyone')]),
  )
  // Hearth knows who has called once.
  for (const name of everybody) await people[name]?.types('queue')
  const model = { threads: [], here: new Set(everybody), platform: 'there', now: house.house.clock.now() } as const
  return { model: { ...model, threads: [] }, real: { house, people, shape } }
}

const begin = does.opens('Ana', 'door')
const [resolve, undone] = [does.acts(0, 'Lea', 'resolve'), does.acts(0, 'Lea', 'resolve undo')]

/** What went wrong once. */
const runs: readonly (readonly [string, readonly does.Command[]])[] = [
  [
    'what the team opened again waits for the team also when it was solved and that is taken back',
    [begin, does.replies(0, 'Mo'), resolve, does.acts(0, 'Mo', 'reopen'), undone],
  ],
  [
    'whoever left while it was solved does not have it when that is taken back',
    [begin, does.acts(0, 'Mo', 'claim'), resolve, does.goes('Mo'), does.acts(0, 'Lea', 'undo')],
  ],
  [
    'nothing goes on beside another thread on the same topic',
    [begin, resolve, begin, does.acts(1, 'Lea', 'undo'), does.acts(1, 'Mo', 'reopen')].concat([
      does.presses(1, 'No'),
      does.writes(1),
    ]),
  ],
  [
    'whoever was asked late has their days also when it was solved and that is taken back',
    [begin, does.replies(0, 'Mo'), does.waits(8 * day), undone, does.waits(3 * day), does.waits(day)],
  ],
  [
    'nobody who was not asked is taken to be content, when it was put off and woken',
    [begin, does.replies(0, 'Mo'), does.waits(2.5 * day), does.acts(0, 'Mo', 'snooze 5d'), does.waits(day)].concat([
      does.acts(0, 'Mo', 'wake'),
      does.waits(3.6 * day),
      does.waits(4 * day),
    ]),
  ],
]

test.each(runs)('%s', async (_, commands) => {
  const start = await begun('discord', 'thread')
  await fc.asyncModelRun(() => start, commands)
  await start.real.house.close()
})

describe.each([
  ['discord', 'thread', 1],
  ['slack', 'relayed', 2],
] as const)('support threads on %s', (platform, shape, other) => {
  test('are in the states that were promised, and nothing is lost', { timeout: 120_000 }, async () => {
    let done = 0
    await fc.assert(
      fc.asyncProperty(fc.commands(allCommands, { maxCommands: 50, size: 'max' }), async (commands) => {
        const { model, real } = await begun(platform, shape)
        try {
          await fc.asyncModelRun(() => ({ model, real }), commands)
          done += 1
        } finally {
          await real.house.close()
        }
      }),
      { numRuns: 35, seed: seed + other },
    )
    expect(done).toBeGreaterThan(0)
  })
})
