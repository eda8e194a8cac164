// Plays one scenario on every stage: Discord, Slack both ways, the playground. What differs is listed where it is played.
import { afterEach, describe, expect, test } from 'vitest'
import { namesHelpers } from '../services/helpers-named.ts'
import { discordStage } from './discord-stage.ts'
import { type JoinedOptions, type JoinedStage, joinedStage, setUp } from './joined-stage.ts'
import { playgroundStage } from './playground-stage.ts'
import { queriesSeen, strayQueries } from './queries.ts'
import { slackStage } from './slack-stage.ts'
import { bugs, type Stage, storeOf } from './stage.ts'

export type StageName = 'Discord' | 'Slack by Socket Mode' | 'Slack by HTTP' | 'the playground'

const stages: Readonly<Record<StageName, () => Promise<Stage>>> = {
  Discord: discordStage,
  'Slack by Socket Mode': () => slackStage('socket'),
  'Slack by HTTP': () => slackStage('http'),
  'the playground': playgroundStage,
}

/** Platforms on which a scenario is not played, each with the reason why. */
export type Differences = Readonly<Partial<Record<StageName, string>>>

/** Plays the scenario on each stage but those that differ, from a fresh start, and fails when the log shows a bug. */
export function play(sentence: string, scenario: (stage: Stage) => Promise<void>, differences: Differences = {}): void {
  playOn(Object.fromEntries(Object.entries(stages).filter(([name]) => !(name in differences))), sentence, scenario)
}

/** The same on stages of one platform, whose scenario may do what only that platform has. `timeoutMs`: for many people. */
export function playOn<S extends { close(): Promise<void> }>(
  open: Readonly<Record<string, () => Promise<S>>>,
  sentence: string,
  scenario: (stage: S) => Promise<void>,
  timeoutMs?: number,
): void {
  describe(sentence, () => {
    const opened: S[] = []
    afterEach(async () => {
      for (const stage of opened.splice(0)) await stage.close()
      const logged = bugs.splice(0)
      expect(logged, 'the log shows no bug').toEqual([])
      expect([...strayQueries], 'every query names its community').toEqual([])
      expect(queriesSeen()).toBeGreaterThan(0)
    })
    for (const [name, start] of Object.entries(open)) {
      const played = async () => {
        const stage = await start()
        opened.push(stage)
        await scenario(stage)
      }
      test(`on ${name}`, played, timeoutMs)
    }
  })
}

/**
 * The same, once an admin has said *Looks right*, with a role of moderators beside them, of whom nobody is there. The
 * playground comes confirmed.
 */
export function playSetUp(
  sentence: string,
  scenario: (stage: Stage) => Promise<void>,
  differences: Differences = {},
): void {
  playAlone(
    sentence,
    async (stage) => {
      await namesHelpers(storeOf(stage.hearth))
      await scenario(stage)
    },
    differences,
  )
}

/** The same where the admin is the only moderator that there is. */
export function playAlone(
  sentence: string,
  scenario: (stage: Stage) => Promise<void>,
  differences: Differences = {},
): void {
  play(
    sentence,
    async (stage) => {
      if (stage.name !== 'the playground') await stage.presses('mo', 'Looks right')
      await scenario(stage)
    },
    differences,
  )
}

/**
 * Plays a scenario of a Discord server and a Slack workspace around one Hearth, by Socket Mode and by HTTP, once an admin of
 * each has said *Looks right*.
 */
export function playJoined(
  sentence: string,
  scenario: (stage: JoinedStage) => Promise<void>,
  options: JoinedOptions = {},
): void {
  playOn(
    {
      'Discord and Slack by Socket Mode': () => joinedStage('socket', options),
      'Discord and Slack by HTTP': () => joinedStage('http', options),
    },
    sentence,
    async (stage) => {
      await setUp(stage)
      await scenario(stage)
    },
  )
}
