// What people say to each other is none of Hearth's business: it is kept only where a flow needs it.
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test, vi } from 'vitest'
import { playSetUp } from './play.ts'
import { playgroundStage } from './playground-stage.ts'
import { storeOf } from './stage.ts'

/** How many rows of the ledger hold these words. */
function rowsWith(file: string, words: string): number {
  const database = new Database(file, { readonly: true })
  try {
    const inbox = 'select count(*) from inbox where payload like ? or answer like ?'
    const outbox = 'select count(*) from outbox where effect like ?'
    const pattern = `%${words}%`
    return (
      Number(database.prepare(inbox).pluck().get(pattern, pattern)) +
      Number(database.prepare(outbox).pluck().get(pattern))
    )
  } finally {
    database.close()
  }
}

test('chat in a channel is not kept; what is written in a support thread is', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'hearth-')), 'hearth.db')
  const stage = await playgroundStage({ file })
  await stage.writes('ben', 'general', 'What a lovely morning')
  expect(rowsWith(file, 'lovely morning')).toBe(0)
  await stage.runs('ben', 'support', { subject: 'The door is stuck' })
  await stage.writes('ben', 'thread', 'It has been stuck since Monday')
  expect(rowsWith(file, 'since Monday')).toBe(1)
  await stage.close()
})

playSetUp('A reaction that nobody asks for is heard, and kept nowhere', async (stage) => {
  await stage.writes('mo', 'moderators', 'Soup is ready')
  const heard = vi.spyOn(stage.hearth.inbox, 'event')
  await stage.reacts('mo', 'Soup is ready')
  const reactions = heard.mock.calls.map(([event]) => event).filter(({ kind }) => kind === 'reacted')
  expect(reactions).toHaveLength(1)
  const [reaction] = reactions
  const { key = '' } = reaction ?? {}
  const store = storeOf(stage.hearth)
  const mark = {
    key,
    community: undefined,
    kind: 'event',
    what: 'reacted',
    placeKey: '',
    payload: null,
    at: 0,
  } as const
  // What was kept before would be known.
  expect(await store.transaction(undefined, () => store.ledger.inbox.mark(mark))).toBe(true)
})
