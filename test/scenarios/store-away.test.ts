// A database that takes nothing for a while: whoever calls is told that nothing was done, nothing that happened is lost, and
// Hearth neither logs in again nor ends.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { discordStage } from './discord-stage.ts'
import { slackStage } from './slack-stage.ts'
import { bugs, type Stage } from './stage.ts'

/** A file of its own, and another program that writes to it until it is told to stop. */
function lockable() {
  const folder = mkdtempSync(join(tmpdir(), 'hearth-away-'))
  const file = join(folder, 'hearth.db')
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return {
    file,
    lock(): () => void {
      const other = new Database(file)
      onTestFinished(() => void other.close())
      other.exec('begin immediate')
      return () => void other.exec('rollback')
    },
  }
}

/** What of the log says something else than that the database is away. */
const otherBugs = (): readonly string[] => bugs.splice(0).filter((line) => !/StoreAwayError|SQLITE_BUSY/.test(line))

async function outage(stage: Stage, lock: () => () => void, joins: () => Promise<void>): Promise<void> {
  await stage.presses('mo', 'Looks right')
  const letGo = lock()
  const refused = await stage.runs('ben', 'suggest', { title: 'Dark mode' })
  expect(refused.said).toContain("I can't write anything down right now, so I did nothing.")
  await joins()
  letGo()
  await expect
    .poll(
      async () => {
        await stage.settles()
        return [...stage.reads('mo', 'welcome'), ...stage.reads('nia', 'direct')].filter((text) =>
          text.includes('A few small steps'),
        ).length
      },
      { timeout: 10_000 },
    )
    .toBe(1)
  expect(stage.reads('mo', 'suggestions').join()).not.toContain('Dark mode')
  await stage.runs('ben', 'suggest', { title: 'Light mode' })
  expect(stage.reads('mo', 'suggestions').join()).toContain('Light mode')
  expect(otherBugs()).toEqual([])
}

test('on Discord, which is logged in to once', async () => {
  const { file, lock } = lockable()
  const stage = await discordStage({ file })
  onTestFinished(() => stage.close())
  await outage(stage, lock, async () => void stage.guild.join(stage.people.nia))
  expect(stage.discord.requests.filter(({ path }) => path.startsWith('/gateway'))).toHaveLength(1)
})

test.each(['socket', 'http'] as const)('on Slack by %s, which sends again what was not kept', async (mode) => {
  const { file, lock } = lockable()
  const stage = await slackStage(mode, { file, retries: [0, 500, 500, 500, 500, 500] })
  onTestFinished(() => stage.close())
  await outage(stage, lock, () => stage.joins('nia'))
})
