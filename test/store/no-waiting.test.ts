// Whoever waits inside a transaction stops everybody, so nothing does: over a full run of commands, events and what the
// worker does about them, the event loop never turns between a transaction's first statement and its commit.

import { expect, onTestFinished, test } from 'vitest'
import { noCheckpoint } from '../../src/delivery/checkpoint.ts'
import type { RawValues } from '../../src/ports/inbox.ts'
import { noMetrics } from '../../src/ports/metrics.ts'
import { openStore } from '../../src/store/store.ts'
import { memoryShelf } from '../../src/system/file-shelf.ts'
import { systemLogger } from '../../src/system/logger.ts'
import { shiftedClock } from '../../src/system/shifted-clock.ts'
import { systemClock, systemIds, systemTimers } from '../../src/system/system.ts'
import { type Hearth, wire } from '../../src/wire.ts'
import { inMemory } from './in-memory.ts'

const home = { platform: 'playground', id: 'home' } as const
const general = { kind: 'channel', space: home, channel: 'general' } as const

interface Watched {
  /** What ran in each transaction in which the event loop turned. */
  readonly waits: string[][]
  transactions(): number
  see(sql: string): void
}

/** Sees every statement, and asks the event loop to turn whenever a transaction begins. */
function watching(): Watched {
  const waits: string[][] = []
  let open: string[] | undefined
  let transactions = 0
  return {
    waits,
    transactions: () => transactions,
    see(sql) {
      if (/^begin/i.test(sql)) {
        const mine: string[] = []
        open = mine
        transactions += 1
        setImmediate(() => {
          if (open === mine) waits.push(mine)
        })
      }
      open?.push(sql)
      if (/^(commit|rollback)\s*$/i.test(sql)) open = undefined
    },
  }
}

async function started(watched: Watched, bugs: string[]): Promise<Hearth> {
  const clock = shiftedClock(systemClock, 0)
  const store = await openStore({
    database: inMemory(),
    startedAt: 0,
    onQuery: ({ sql }) => watched.see(sql),
  })
  const hearth = await wire({
    config: {
      ...{ discord: undefined, slack: undefined, playground: { port: 0 }, httpPort: undefined },
      ...{ metricsToken: undefined, heartbeatUrl: undefined },
      ...{ database: { kind: 'sqlite', file: ':memory:' }, allowedSpaces: [], communitySpaces: [], logLevel: 'error' },
      ...{ backupDir: undefined, diskLimitMb: undefined, filesDir: undefined },
    },
    ...{ store, clock, timers: systemTimers, ids: systemIds(clock) },
    logger: systemLogger('error', (line) => bugs.push(line)),
    shelf: memoryShelf(),
    disk: { room: () => 'plenty' },
    ...{ metrics: noMetrics, checkpoint: noCheckpoint, sample: false, movable: true },
  })
  await hearth.start()
  onTestFinished(() => hearth.stop())
  await hearth.idle()
  return hearth
}

test('no macrotask passes between a transaction begins and commits', async () => {
  const watched = watching()
  const bugs: string[] = []
  const hearth = await started(watched, bugs)
  let calls = 0
  const callBy = (user: string) => ({
    key: `call-${++calls}`,
    ...{ space: home, place: general, caller: { user, name: user }, canOpenForm: true },
    address: {
      platform: 'playground',
      expiresAt: Number.MAX_SAFE_INTEGER,
      data: { user, place: JSON.stringify({ kind: 'channel', channel: 'general' }) },
    },
  })
  const runs = (path: string, options: Readonly<Record<string, string>> = {}) => {
    const values: RawValues = Object.fromEntries(
      Object.entries(options).map(([name, text]) => [name, { kind: 'text', text }]),
    )
    return hearth.inbox.command({ ...callBy('mo'), path, options: values })
  }
  await Promise.all([
    runs('suggest', { title: 'Dark mode' }),
    runs('suggest', { title: 'Bigger letters', details: 'For whoever reads from afar' }),
    runs('support', { subject: 'I cannot log in' }),
    runs('digest schedule', { every: 'daily', time: '09:00', zone: 'UTC' }),
    runs('settings set', { name: 'welcome.greeting', value: 'direct' }),
  ])
  await hearth.idle()
  await runs('decide', { number: '1', status: 'planned', reason: 'It is on our list' })
  for (const action of ['support-claim:1:1', 'support-resolve:1:1'])
    await hearth.inbox.action({ ...callBy('mo'), action, values: [] })
  const joins = Array.from({ length: 20 }, (_, each) =>
    hearth.inbox.event({
      ...{ kind: 'member-joined', key: `join-${each}`, space: home, joinedAt: each, pending: false },
      member: { user: `new-${each}`, name: `New ${each}`, bot: false, guest: false },
    }),
  )
  await Promise.all(joins)
  await hearth.advance(24 * 60 * 60_000)
  expect(bugs).toEqual([])
  expect(watched.transactions()).toBeGreaterThan(30)
  expect(watched.waits).toEqual([])
})

test('one that does wait would be seen', async () => {
  const watched = watching()
  const store = await openStore({
    database: inMemory(),
    startedAt: 0,
    onQuery: ({ sql }) => watched.see(sql),
  })
  onTestFinished(() => store.close())
  await store.transaction(undefined, () => new Promise<void>((resolve) => setImmediate(() => setImmediate(resolve))))
  expect(watched.waits).toHaveLength(1)
})
