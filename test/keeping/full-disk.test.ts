// A disk that is really full: whoever calls is told that nothing was done, nothing that was acknowledged is lost, and Hearth
// goes on by itself once there is room.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { StoreAwayError } from '../../src/ports/errors.ts'
import { CopyError } from '../../src/store/copies/copy-error.ts'
import { wholeCopy } from '../../src/store/copies/whole-copy.ts'
import { disk } from '../../src/system/disk.ts'
import { discordStage } from '../scenarios/discord-stage.ts'
import { bugs } from '../scenarios/stage.ts'
import { note, notesIn, openedIn } from './copies.ts'
import { mayMount, smallDisk } from './full-disk.ts'

/** What of the log says something else than that the database takes nothing. */
const otherBugs = (): readonly string[] => bugs.splice(0).filter((line) => !/StoreAwayError|SQLITE_FULL/.test(line))

// Elsewhere test/store/away.test.ts and test/scenarios/store-away.test.ts show the same with a database that is locked.
test.runIf(mayMount)(
  'on a full disk nothing that was acknowledged is lost, and what is refused is not there',
  async () => {
    const small = smallDisk()
    const file = join(small.folder, 'hearth.db')
    const store = await openedIn(file)
    const acknowledged: string[] = []
    const refused: string[] = []
    const keep = async (subject: string): Promise<void> => {
      await note(store, subject).then(
        () => acknowledged.push(subject),
        (error: unknown) => {
          expect(error).toBeInstanceOf(StoreAwayError)
          refused.push(subject)
        },
      )
    }
    for (let round = 0; round < 5; round += 1) {
      for (let each = 0; each < 10; each += 1) await keep(`with-room-${round}-${each}`)
      small.fill()
      await Promise.all(Array.from({ length: 10 }, (_, each) => keep(`full-${round}-${each}`)))
      small.empty()
    }
    await keep('at the end')
    expect(refused.length).toBeGreaterThan(20)
    expect(acknowledged.filter((subject) => subject.startsWith('with-room'))).toHaveLength(50)
    expect(acknowledged).toContain('at the end')
    await store.close()
    expect(notesIn(file)).toEqual(acknowledged.toSorted())
    const database = new Database(file)
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok')
    database.close()
  },
)

test.runIf(mayMount)('people are told when the disk is full, and everything goes on once there is room', async () => {
  const small = smallDisk()
  const stage = await discordStage({ file: join(small.folder, 'hearth.db') })
  onTestFinished(() => stage.close())
  await stage.presses('mo', 'Looks right')
  await stage.runs('ben', 'suggest', { title: 'Before' })
  small.fill()
  const said = await stage.runs('ben', 'suggest', { title: 'Dark mode' })
  expect(said.said).toContain("I can't write anything down right now, so I did nothing.")
  stage.guild.join(stage.people.nia)
  small.empty()
  const greetings = async () => {
    await stage.settles()
    return [...stage.reads('mo', 'welcome'), ...stage.reads('nia', 'direct')].filter((text) =>
      text.includes('A few small steps'),
    ).length
  }
  await expect.poll(greetings, { timeout: 10_000 }).toBe(1)
  await stage.runs('ben', 'suggest', { title: 'After' })
  const suggestions = stage.reads('mo', 'suggestions').join()
  expect(suggestions).toContain('Before')
  expect(suggestions).toContain('After')
  expect(suggestions).not.toContain('Dark mode')
  expect(otherBugs()).toEqual([])
})

test.runIf(mayMount)('a copy that finds no room says so, and leaves the room that there was', async () => {
  const small = smallDisk()
  const store = await openedIn(join(small.folder, 'hearth.db'))
  await note(store, 'one')
  small.fill()
  const copy = join(small.folder, 'copy.db')
  const copied = wholeCopy(join(small.folder, 'hearth.db'), copy)
  await expect(copied).rejects.toThrow(CopyError)
  await expect(copied).rejects.toThrow('the disk is full')
  expect([existsSync(copy), existsSync(`${copy}.part`)]).toEqual([false, false])
  expect(await disk({ folder: small.folder, own: [], limit: undefined }).look()).toBe('full')
  small.empty()
  await wholeCopy(join(small.folder, 'hearth.db'), copy)
  expect(notesIn(copy)).toEqual(['one'])
  expect(await disk({ folder: small.folder, own: [], limit: undefined }).look()).toBe('plenty')
})
