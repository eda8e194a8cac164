// Killed after somebody's call was acknowledged and before anything of it was done: nothing is done, and they are told so.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { seenWith, toldOnce } from './act.ts'
import { discordKillStage } from './discord-stage.ts'
import { type KillHouse, killHouse } from './house.ts'
import { slackKillStage } from './slack-stage.ts'

// The first that opens one makes the program that is killed.
const openMs = 60_000
const stages = [
  ['Discord', discordKillStage],
  ['Slack', slackKillStage],
] as const

describe.each(stages)('%s: Hearth is killed before it did what somebody asked for', (_, openStage) => {
  let house: KillHouse
  beforeAll(async () => {
    house = await killHouse(openStage)
  }, openMs)
  afterAll(() => house.close(), openMs)

  const restarted = 'I was restarted just when you asked me for that'

  test('a command', async () => {
    const told = await toldOnce(house, 'ben', restarted)
    // On Slack, who calls must be looked up anew by then: else the command is done at once, and kept as done alone.
    await house.advance(2 * 60_000)
    await house.diesOf({ at: 'call asked', nth: 1 }, () => house.stage.runs('ben', 'suggest', { title: 'first' }))
    await told()
    expect(await seenWith(house, 'mo', 'first')).toEqual([])
    await house.stage.runs('ben', 'suggest', { title: 'again' })
    await house.settle()
    expect((await seenWith(house, 'mo', 'again')).filter((seen) => seen.where === 'suggestions')).toHaveLength(1)
  })

  test('a press', async () => {
    await house.stage.runs('ben', 'suggest', { title: 'pressed' })
    await house.settle()
    const [card] = await seenWith(house, 'mo', 'pressed')
    const number = /Suggestion (\d+)/.exec(card?.text ?? '')?.[1] ?? ''
    const told = await toldOnce(house, 'ida', restarted)
    await house.diesOf({ at: 'call asked', nth: 1 }, () => house.stage.presses('ida', `Vote for ${number}`, 'pressed'))
    await told()
    const [same] = await seenWith(house, 'mo', 'pressed', 'Vote for')
    expect(same?.text).toContain('Nobody has voted yet')
  })
})
