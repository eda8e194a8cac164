// The worker: whenever something is owed and due, it is done. It alone repeats what failed.
import { type PerformerName, performerNames } from '../ports/call-out.ts'
import type { Outcome } from '../ports/outcome.ts'
import type { DueRow } from '../store/ledger/due-rows.ts'
import { earliest, type Work } from '../store/ledger/work-rows.ts'
import { answeredTimes } from './answered.ts'
import { bringUp } from './appearances.ts'
import { backoffMs } from './backoff.ts'
import { performEffect } from './outbox.ts'
import { tidier } from './tidy.ts'
import type { WorkerOptions } from './worker-options.ts'

/** How long a claim holds: longer than any request may take. */
const leaseMs = 60_000
/** Effects and appearances of one platform in flight at the same time: one that hangs keeps no other waiting. */
const sideBySide = 16
/** A process that was heard of within this time lives. Milliseconds. */
const livesMs = 30_000
/** How many things that are due are done before effects have their turn. */
const dueAtOnce = 20
/** How long a thing that was due waits after its handler failed. */
const dueAgainMs = 60_000
/** A store that was away for so long may have missed what a platform told. Milliseconds. */
const longOutageMs = 60_000
/** A store that is away is asked again at least this often. */
const longestAwayMs = 15_000

export interface Worker {
  /** Frees what processes that are gone had claimed, and begins. */
  start(): Promise<void>
  /** Frees what processes that are gone had claimed; tells how much. */
  freeLeft(): Promise<number>
  /** Looks for work now. */
  wake(): void
  /** Takes nothing new; resolves when what is in flight has ended. */
  stop(): Promise<void>
  /** Whether anything is in flight, or owed and due by now. */
  busy(): Promise<boolean>
  /** When the next thing that is not due yet will be; undefined when nothing is. */
  nextAt(): Promise<number | undefined>
}

/** An effect or an appearance that is this process's to perform. */
interface Claimed {
  readonly performer: PerformerName
  readonly id: string
  readonly what: string
  perform(): Promise<void>
}

/** Lets everybody else have their turn: transactions that follow one another at once leave nobody any. */
const othersTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** Makes the worker of one process. */
export function worker(options: WorkerOptions): Worker {
  const { store, clock, logger } = options
  const { outbox, appearances, due, work, inbox, processes } = store.ledger
  const answered = answeredTimes()
  const tidy = tidier(store, clock)
  const flights = new Set<Promise<void>>()
  const inFlight = new Map<PerformerName, number>()
  /** What is being performed now: a clock that leaps ahead, as after a machine's sleep, ends its lease and not its request. */
  const aloft = new Set<string>()
  let running = false
  let retrying = false
  let looking: Promise<void> | undefined
  let again = false
  /** How often in a row the store could not be asked, and since when. */
  let failures = 0
  let failingSince = 0
  let cancelTimer = () => {}

  function fly(flying: Promise<void>, what: string): void {
    const flight: Promise<void> = flying
      .catch((error: unknown) => logger.error(`${what} failed`, error))
      .finally(() => {
        flights.delete(flight)
        options.rested()
        wake()
      })
    flights.add(flight)
  }

  /** Tells when the next thing may be done that may not be yet. */
  async function look(): Promise<number | undefined> {
    await tidy()
    const found = await work.look(withRoom(), clock.now())
    if (found.parked) retryParked()
    if (found.due) await doDue()
    await deliver(found)
    return earliest(found)
  }

  async function deliver(found: Work): Promise<void> {
    const ready = mine().filter((one) => found.effects.includes(one) || found.appearances.includes(one))
    const performers = ready.filter((one) => room(one) > 0)
    if (performers.length === 0) return
    const claimed = await together(async () => {
      const all: Claimed[] = []
      for (const performer of performers) all.push(...(await claim(performer, found)))
      return all
    })
    for (const one of claimed) flyOnce(one)
  }

  /** Claims share a commit with whatever else is written now. Where processes share the store, no line is held up for them. */
  const together = <Result>(claims: () => Promise<Result>): Promise<Result> =>
    store.shared ? claims() : store.transaction(undefined, claims)

  /**
   * What there is room for. A platform that is busy with as much as it takes has the worker look again when something of it
   * ends; until then nobody walks through what waits for it on the way to what is owed where Hearth is not connected.
   */
  function withRoom(): readonly PerformerName[] {
    const connected = mine().filter(isHere)
    const found = connected.filter((one) => room(one) > 0)
    return found.length === connected.length ? mine() : found
  }

  const room = (performer: PerformerName): number => sideBySide - (inFlight.get(performer) ?? 0)

  async function claim(performer: PerformerName, found: Work): Promise<readonly Claimed[]> {
    const now = clock.now()
    const until = now + leaseMs
    const effects = found.effects.includes(performer) ? await outbox.claim(performer, now, until, room(performer)) : []
    const left = room(performer) - effects.length
    const old =
      left > 0 && found.appearances.includes(performer) ? await appearances.claim(performer, now, until, left) : []
    return [
      ...effects.map((row): Claimed => {
        return { performer, id: row.id, what: 'an effect', perform: () => performEffect(row, options, answered) }
      }),
      ...old.map((one): Claimed => {
        return { performer, id: one.id, what: 'an appearance', perform: () => bringUpSafely(one) }
      }),
    ]
  }

  function flyOnce({ performer, id, what, perform }: Claimed): void {
    if (aloft.has(id)) return
    const count = (by: 1 | -1): void => void inFlight.set(performer, (inFlight.get(performer) ?? 0) + by)
    aloft.add(id)
    count(1)
    const landed = (): void => {
      aloft.delete(id)
      count(-1)
    }
    logger.during({ ref: id }, () => fly(perform().finally(landed), what))
  }

  /** Parked events look things up on their platform: one that answers slowly keeps no delivery waiting. */
  function retryParked(): void {
    if (retrying) return
    retrying = true
    const retry = async (): Promise<void> => {
      try {
        await options.retryParked()
      } finally {
        retrying = false
      }
    }
    fly(retry(), 'a parked event')
  }

  /** A renderer with a bug must not be asked again at once, for ever. When what follows has one, it may be posted already. */
  async function bringUpSafely(one: Awaited<ReturnType<typeof appearances.claim>>[number]): Promise<void> {
    const triedAt = clock.now()
    try {
      await bringUp(one, options, answered)
    } catch (error) {
      logger.error('an appearance could not be brought up', error, { role: one.role })
      const at = clock.now()
      const outcome: Outcome = { kind: 'unknown', detail: 'it could not be brought up' }
      const unknownSince = one.unknownSince ?? triedAt
      await appearances.hold(one.id, { at, nextAt: at + dueAgainMs, unknownSince, outcome })
    }
  }

  async function doDue(): Promise<void> {
    const rows = await due.due(clock.now(), dueAtOnce)
    // There may be more than these, and they may have something delivered.
    again = true
    for (const row of rows) {
      await logger.during({ ref: row.id }, () => doOne(row))
      await othersTurn()
    }
  }

  async function doOne(row: DueRow): Promise<void> {
    const handler = options.handlers.due[row.kind]
    try {
      await store.transaction(row.community, async () => {
        // Another process may have been quicker.
        const community = await due.end(row.id, row.at)
        if (community === undefined) return
        if (handler === undefined) logger.warn('nothing knows what is due', { kind: row.kind })
        else await handler({ community, subject: row.subject, at: row.at })
      })
      options.checkpoint('due done')
    } catch (error) {
      logger.error('what was due failed', error, { kind: row.kind })
      await due.postpone(row.id, clock.now() + dueAgainMs)
    }
  }

  /** Looks once more whenever it was woken meanwhile, then sleeps until the next thing may be tried. */
  async function lookAndSleep(): Promise<void> {
    try {
      let next: number | undefined
      do {
        again = false
        next = await look()
        if (next !== undefined && next <= clock.now()) again = true
      } while (again && running)
      cancelTimer()
      if (running && next !== undefined) cancelTimer = options.timers.after(next - clock.now(), wake)
      storeAnswers()
    } catch (error) {
      if (failures === 0) failingSince = clock.now()
      failures += 1
      again = false
      logger.error('the worker could not look for work', error, { failures })
      cancelTimer = options.timers.after(Math.min(longestAwayMs, backoffMs(failures)), wake)
    }
  }

  /** What platforms sent while the store was away for longer, they do not all send again. */
  function storeAnswers(): void {
    if (failures > 0 && clock.now() - failingSince >= longOutageMs) options.storeIsBack()
    failures = 0
  }

  const isHere = (name: PerformerName): boolean => name === 'webhook' || options.platforms.has(name)

  /** Where others share the database, what is for a platform that this process lacks is theirs. */
  const mine = (): readonly PerformerName[] => (store.shared ? performerNames.filter(isHere) : performerNames)

  async function nextAt(): Promise<number | undefined> {
    return earliest(await work.look(mine(), clock.now()))
  }

  function wake(): void {
    if (!running) return
    if (looking !== undefined) {
      again = true
      return
    }
    // Whoever woke it is none of its business.
    looking = logger.during({}, lookAndSleep).finally(() => {
      looking = undefined
      options.rested()
      if (again) wake()
    })
  }

  async function free(whose: 'at start' | 'of the dead'): Promise<number> {
    await inbox.freeParked(whose)
    const effects = await outbox.freeLeases(leaseMs, whose)
    return effects + (await appearances.freeLeases(leaseMs, whose))
  }

  return {
    freeLeft: () => free('of the dead'),
    async start() {
      await free('at start')
      if ((await processes.others(livesMs)).length === 0) await outbox.wasAlone()
      running = true
      wake()
    },
    wake,
    nextAt,
    async stop() {
      running = false
      cancelTimer()
      await looking
      await Promise.all([...flights])
    },
    async busy() {
      const isBusy = (): boolean => flights.size > 0 || looking !== undefined
      if (isBusy()) return true
      const { effects, appearances: old, due: isDue, parked } = await work.look(mine(), clock.now())
      return isBusy() || effects.length > 0 || old.length > 0 || isDue || parked
    },
  }
}
