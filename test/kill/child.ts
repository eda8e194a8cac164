// A whole Hearth in a process of its own, for tests that kill it: wired as the program is, on a real SQLite file, with
// a checkpoint that ends the process as `kill -9` does. It is ordered about over the channel to its parent.

import { flushCompileCache } from 'node:module'
import type { Config } from '../../src/config.ts'
import type { Checkpoint, CheckpointName } from '../../src/delivery/checkpoint.ts'
import { platformNames } from '../../src/domain/place.ts'
import { noMetrics } from '../../src/ports/metrics.ts'
import { earliest } from '../../src/store/ledger/work-rows.ts'
import { openStore } from '../../src/store/store.ts'
import { memoryShelf } from '../../src/system/file-shelf.ts'
import { systemLogger } from '../../src/system/logger.ts'
import { shiftedClock } from '../../src/system/shifted-clock.ts'
import { systemClock, systemIds, systemTimers } from '../../src/system/system.ts'
import { type Hearth, wire } from '../../src/wire.ts'
import { arrange } from './arrange.ts'
import { type ChildOptions, childOptions, type Order, order, type Report } from './orders.ts'

const options = childOptions.parse(JSON.parse(process.argv[2] ?? ''))
let armed: { readonly at: CheckpointName; left: number } | undefined
const passed: CheckpointName[] = []

const checkpoint: Checkpoint = (name) => {
  passed.push(name)
  if (armed?.at !== name) return
  armed.left -= 1
  if (armed.left === 0) process.kill(process.pid, 'SIGKILL')
}

const tell = (report: Report): void => {
  process.send?.(report)
}

const clock = shiftedClock(systemClock, options.aheadMs)
const store = await openStore({ database: databaseOf(options), startedAt: clock.now() })
const hearth = await started()
process.on('message', (message) => {
  void carryOut(order.parse(message))
})
process.on('disconnect', () => process.exit())
// Whoever is killed keeps nothing of what was compiled for the next one.
flushCompileCache()
tell({ kind: 'ready', ...(hearth.playground === undefined ? {} : { address: hearth.playground.address() }) })

async function started(): Promise<Hearth> {
  const made = await wire({
    config: configOf(options),
    store,
    clock,
    timers: systemTimers,
    ids: systemIds(clock),
    logger: systemLogger('error'),
    metrics: noMetrics,
    checkpoint,
    shelf: memoryShelf(),
    disk: { room: () => 'plenty' },
    sample: false,
    movable: false,
    ...(options.companyTimes === undefined ? {} : { companyTimes: options.companyTimes }),
  })
  await made.start()
  return made
}

async function carryOut(wanted: Order): Promise<void> {
  const done = { kind: 'done', id: wanted.id, passed: [], skippedMs: 0 } as const
  switch (wanted.kind) {
    case 'arm':
      armed = { at: wanted.at, left: wanted.nth }
      return tell(done)
    case 'settle':
      return tell({ ...done, skippedMs: await settle() })
    case 'rest': {
      hearth.wake()
      await hearth.idle()
      const waitMs = await nextWait(wanted.soonMs ?? 0)
      return tell({ ...done, ...(waitMs === undefined ? {} : { waitMs }) })
    }
    case 'advance':
      clock.shift(wanted.ms)
      hearth.wake()
      await hearth.idle()
      return tell(done)
    case 'passed':
      return tell({ ...done, passed: passed.splice(0) })
    case 'arrange':
      await arrange(store, wanted.what)
      return tell(done)
    case 'stop':
      await hearth.stop()
      process.exit()
      break
    default:
      wanted satisfies never
  }
}

/** What is told to one person after the other has its next turn within this time. */
const turnMs = 2000

/** What waits for another try, or for its turn, is done without waiting on the machine's clock. */
async function settle(): Promise<number> {
  let skipped = 0
  await hearth.idle()
  for (let wait = await nextWait(turnMs); wait !== undefined; wait = await nextWait(turnMs)) {
    clock.shift(wait)
    skipped += wait
    hearth.wake()
    await hearth.idle()
  }
  return skipped
}

async function nextWait(soonMs: number): Promise<number | undefined> {
  const now = clock.now()
  const found = await store.ledger.work.look(platformNames, now)
  if (found.effects.length > 0 || found.appearances.length > 0 || found.parked) return 0
  const { due } = found.next
  const soon = due !== undefined && due - now <= soonMs ? due : undefined
  const at = earliest({ next: { ...found.next, due: soon } })
  return at === undefined ? undefined : Math.max(0, at - clock.now())
}

function databaseOf({ file, postgres }: ChildOptions): Config['database'] {
  return postgres === undefined ? { kind: 'sqlite', file } : { kind: 'postgres', url: postgres }
}

function configOf({ discord, slack, communitySpaces }: ChildOptions): Config {
  return {
    discord,
    slack:
      slack === undefined
        ? undefined
        : {
            botToken: slack.botToken,
            apiUrl: slack.apiUrl,
            connection: { kind: 'socket', appToken: slack.appToken },
          },
    playground: discord === undefined && slack === undefined ? { port: 0 } : undefined,
    database: databaseOf(options),
    backupDir: undefined,
    diskLimitMb: undefined,
    filesDir: undefined,
    httpPort: undefined,
    metricsToken: undefined,
    heartbeatUrl: undefined,
    allowedSpaces: [],
    communitySpaces: communitySpaces ?? [],
    logLevel: 'error',
  }
}
