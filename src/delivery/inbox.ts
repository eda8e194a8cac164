// The inbox: each call and each event once, in order per place, kept before it is acknowledged.
import PQueue from 'p-queue'
import type { CommunityId } from '../domain/ids.ts'
import { placeKey, spaceKey } from '../domain/place.ts'
import { referenceOf } from '../domain/reference.ts'
import { StoreAwayError } from '../ports/errors.ts'
import type { InboundEvent } from '../ports/event.ts'
import { keepEvent, readEvent } from '../ports/stored.ts'
import type { Clock, Ids, Logger } from '../ports/system.ts'
import type { InboxMark } from '../store/ledger/inbox-rows.ts'
import type { Store } from '../store/store.ts'
import type { Checkpoint } from './checkpoint.ts'
import { type Answerable, type Answered, storeAnswer } from './store-answer.ts'

/** When an event whose handler failed is tried again; after the last it stays, marked failed. Milliseconds. */
const parkedWaits = [10_000, 60_000, 300_000, 1_800_000, 7_200_000, 43_200_000]

const unkept = Symbol('nothing was kept')

export interface EventHandlers {
  /**
   * Whether anything is to be done about it: what nobody wants is acknowledged and kept nowhere. `without words`: only that
   * it was, and nothing of what was said.
   */
  wants(event: InboundEvent): Promise<boolean | 'without words'>
  /** The community of the event, known before anything is kept. Undefined: the space is none of ours. */
  locate(event: InboundEvent): Promise<CommunityId | undefined>
  /** What must be looked up before: outside of any transaction, safe to repeat. */
  prepare(event: InboundEvent): Promise<void>
  /** Handles it, in the transaction that keeps its key. */
  handle(event: InboundEvent): Promise<void>
}

export interface CallToKeep extends Answerable {
  /** The path or the id that was called. */
  readonly what: string
}

export interface InboxKeeper {
  /** Does the work and keeps its answer in one transaction; nothing when the key was seen before. */
  once(call: CallToKeep, work: () => Promise<Answered>): Promise<void>
  /** Resolves once the event is kept: handled, or parked to be handled again. Rejects when it could not be. */
  receive(event: InboundEvent): Promise<void>
  /** Tries the parked events that are due again. */
  retryParked(): Promise<void>
  /** How many calls and events are being handled now. */
  readonly busy: () => number
}

export interface InboxOptions {
  readonly store: Store
  readonly handlers: EventHandlers
  readonly clock: Clock
  readonly ids: Ids
  readonly logger: Logger
  readonly checkpoint: Checkpoint
  /** Called after each commit. */
  readonly wake: () => void
  /** Called when something was handled of which nothing was to be kept. */
  readonly rested: () => void
}

/** Makes the inbox over a store. */
export function inboxKeeper(options: InboxOptions): InboxKeeper {
  const { store, clock, ids, logger, handlers, checkpoint } = options
  const { inbox } = store.ledger
  const lines = new Map<string, PQueue>()
  let busy = 0

  /** One after another in a line, each under its own reference in the log; lines beside each other. */
  async function inLine<T>(line: string, key: string, work: () => Promise<T>): Promise<T> {
    const queue = lines.get(line) ?? new PQueue({ concurrency: 1 })
    lines.set(line, queue)
    try {
      return await queue.add(() => logger.during({ ref: referenceOf(key) }, work))
    } finally {
      if (queue.size === 0 && queue.pending === 0) lines.delete(line)
    }
  }

  /** Whoever finds nothing to keep says `unkept`: then there is nothing new to be done either. */
  async function counted<T>(work: () => Promise<T>): Promise<T> {
    busy += 1
    let result: T | undefined
    try {
      result = await work()
      return result
    } finally {
      busy -= 1
      if (result === unkept) options.rested()
      else options.wake()
    }
  }

  async function once(call: CallToKeep, work: () => Promise<Answered>): Promise<void> {
    const { key, community, what, fallback } = call
    await counted(() =>
      store.transaction(community, async () => {
        const mark: InboxMark = {
          ...{ key, community, kind: 'command', what, placeKey: placeKey(fallback) },
          ...{ payload: null, at: clock.now() },
        }
        if (!(await inbox.mark(mark))) return
        const answer = await work()
        // The work itself may have moved the space.
        const now = await store.joining.communityNow(fallback.space, community)
        await storeAnswer({ ledger: store.ledger, clock, ids }, { ...call, community: now }, answer)
      }),
    )
    checkpoint('call kept')
  }

  const markOf = (event: InboundEvent, community: CommunityId | undefined): InboxMark => ({
    key: event.key,
    community,
    kind: 'event',
    what: event.kind,
    placeKey: lineOfEvent(event),
    payload: keepEvent(event),
    at: clock.now(),
  })

  async function handleOnce(event: InboundEvent, community: CommunityId | undefined): Promise<void> {
    await handlers.prepare(event)
    await store.transaction(community, async () => {
      if (await inbox.mark(markOf(event, community))) await handlers.handle(event)
    })
  }

  async function receive(heard: InboundEvent): Promise<void> {
    await counted(() =>
      inLine(lineOfEvent(heard), heard.key, async () => {
        let community: CommunityId | undefined
        let event = heard
        try {
          const wanted = await handlers.wants(heard)
          if (wanted === false) return unkept
          if (wanted === 'without words') event = withoutWords(heard)
          community = await handlers.locate(event)
          await handleOnce(event, community)
        } catch (error) {
          if (error instanceof StoreAwayError) throw error
          logger.error('an event could not be handled and is parked', error, { kind: event.kind })
          await inbox.park(markOf(event, community), ids.next(), reasonOf(error), clock.now() + (parkedWaits[0] ?? 0))
        }
        checkpoint('event kept')
        return undefined
      }),
    )
  }

  async function retryParked(): Promise<void> {
    for (const parked of await inbox.claimParked(clock.now(), 20)) {
      await counted(async () => {
        try {
          const event = readEvent(parked.payload)
          await inLine(lineOfEvent(event), parked.key, async () => {
            await handlers.prepare(event)
            await store.transaction(await handlers.locate(event), async () => {
              if (await inbox.parkedEnded(parked.key)) await handlers.handle(event)
            })
          })
        } catch (error) {
          const wait = parkedWaits[parked.attempts]
          const ref = referenceOf(parked.key)
          logger.error('a parked event failed again', error, { ref, attempts: parked.attempts + 1 })
          await inbox.parkAgain(parked.key, reasonOf(error), wait === undefined ? undefined : clock.now() + wait)
        }
      })
    }
  }

  return { once, receive, retryParked, busy: () => busy }
}

/** That somebody wrote or reacted, and where. */
function withoutWords(event: InboundEvent): InboundEvent {
  if (event.kind === 'reacted') {
    const { emoji: _emoji, ...that } = event
    return that
  }
  if (event.kind !== 'message') return event
  const { files: _files, ...rest } = event
  return { ...rest, text: '' }
}

const lineOfEvent = (event: InboundEvent): string =>
  event.kind === 'message' || event.kind === 'reacted' || event.kind === 'joined-thread'
    ? placeKey(event.place)
    : spaceKey(event.space)

const reasonOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown')
