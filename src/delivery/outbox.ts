// The outbox's side of the worker: claims effects, has them performed, and keeps how each ended.

import type { Errand, PerformerName } from '../ports/call-out.ts'
import type { Attempt } from '../ports/effect.ts'
import type { EndedOutcome, Outcome } from '../ports/outcome.ts'
import { readEffect, readFollowUp } from '../ports/stored.ts'
import type { EffectRow } from '../store/ledger/outbox-rows.ts'
import type { Answered } from './answered.ts'
import { backoffMs, failAfterMs, isCallOver } from './backoff.ts'
import { performerOf, platformOf } from './effect-place.ts'
import { orLeftOut } from './ornament.ts'
import { endedState, type Owner } from './owner.ts'
import type { WorkerOptions } from './worker-options.ts'

/** Performs one claimed effect and keeps the outcome. Rejects only when the store does. */
export async function performEffect(row: EffectRow, options: WorkerOptions, answered: Answered): Promise<void> {
  const { clock, checkpoint, metrics } = options
  checkpoint('effect claimed')
  const effect = read(row, options)
  if (effect === undefined) return unreadable(row, options)
  const performer = performerOf(effect)
  const triedAt = clock.now()
  const outcome = orLeftOut(effect, row.attempts, await perform(effect, row, options))
  checkpoint('effect performed')
  const now = clock.now()
  metrics.performed(performer, effect.kind, outcome.kind)
  if (effect.kind === 'answer' && outcome.kind === 'done')
    metrics.answerBrought(effect.fallback.space.platform, now - row.createdAt)
  switch (outcome.kind) {
    case 'done':
    case 'refused':
      note(performer, now, answered)
      await endOrHold(row, effect, outcome, triedAt, options, answered)
      return
    case 'later':
      if (outcome.because === 'limited') note(performer, now, answered)
      await holdOrFail(row, effect, outcome, options, answered)
      return
    case 'unknown':
      await holdOrFail(row, effect, outcome, options, answered)
      return
    default:
      outcome satisfies never
  }
}

async function perform(errand: Errand, row: EffectRow, { platforms, callOut }: WorkerOptions): Promise<Outcome> {
  const attempt: Attempt = {
    id: row.id,
    number: row.attempts,
    ...(row.unknownSince === undefined ? {} : { unknownSince: row.unknownSince }),
  }
  if (errand.kind === 'callOut') return callOut(row.community, errand, attempt)
  const platform = platforms.get(platformOf(errand))
  if (platform === undefined) return { kind: 'later', afterMs: 60_000, because: 'away' }
  return platform.perform(errand, attempt)
}

/** What webhooks answer says nothing of any platform. */
function note(performer: PerformerName, now: number, answered: Answered): void {
  if (performer !== 'webhook') answered.note(performer, now)
}

/** What no version of ours wrote is not thrown away: it has failed, and stands there for whoever can mend it. */
async function unreadable(row: EffectRow, { store, clock }: WorkerOptions): Promise<void> {
  const outcome: EndedOutcome = { kind: 'refused', reason: 'invalid', detail: 'it cannot be read' }
  await store.ledger.outbox.end(row.id, 'failed', outcome, clock.now())
}

function read(row: EffectRow, { logger }: WorkerOptions): Errand | undefined {
  try {
    return readEffect(row.effect)
  } catch (error) {
    logger.error('an effect cannot be read and has failed', error)
    return undefined
  }
}

/** When what follows has a bug, nothing of the end is kept: it is tried again, as what may have been done already. */
async function endOrHold(
  row: EffectRow,
  effect: Errand,
  outcome: EndedOutcome,
  triedAt: number,
  options: WorkerOptions,
  answered: Answered,
): Promise<void> {
  const { store, logger, checkpoint } = options
  try {
    await store.transaction(row.community, async () => {
      // Another process may have taken this one for dead: then it is the other's to end.
      const community = await store.ledger.outbox.mine(row.id, row.community)
      if (community !== undefined) await end({ ...row, community }, effect, outcome, options)
    })
  } catch (error) {
    logger.error('what follows an effect failed', error, { kind: effect.kind })
    const inDoubt: Outcome = { kind: 'unknown', detail: 'what follows it failed' }
    const unknownSince = row.unknownSince ?? triedAt
    await holdOrFail({ ...row, unknownSince }, effect, inDoubt, options, answered)
    return
  }
  checkpoint('effect ended')
}

async function end(row: EffectRow, effect: Errand, outcome: EndedOutcome, options: WorkerOptions): Promise<void> {
  const { store, clock, logger } = options
  const now = clock.now()
  if (outcome.kind === 'refused') logger.warn('an effect was refused', { kind: effect.kind, reason: outcome.reason })
  if (outcome.kind === 'done' && outcome.result.message?.place.kind === 'direct')
    await store.ledger.directMessages.sent(row.community, outcome.result.message, now)
  const owner = await follow(row, effect, outcome, options)
  await store.ledger.outbox.end(row.id, endedState(effect, outcome, owner), outcome, now)
}

/** Has what follows done. Nobody takes care of the refusal of what nothing follows. */
async function follow(
  row: EffectRow,
  effect: Errand,
  outcome: EndedOutcome,
  { handlers, logger }: WorkerOptions,
): Promise<Owner> {
  if (row.followUp === undefined) return 'unowned'
  const { name, args } = readFollowUp(row.followUp)
  const handler = handlers.followUps[name]
  if (handler !== undefined) return handler({ community: row.community, args, effect, outcome })
  logger.warn('an effect named a follow-up that is not known', { name })
  return 'unowned'
}

/** A wait the platform named, and a platform that is away, do not count towards failing. */
async function holdOrFail(
  row: EffectRow,
  effect: Errand,
  outcome: Extract<Outcome, { kind: 'later' | 'unknown' }>,
  options: WorkerOptions,
  answered: Answered,
): Promise<void> {
  const { store, clock, logger } = options
  const now = clock.now()
  const owed = outcome.kind === 'later' && outcome.because === 'limited'
  const heldSince = owed ? undefined : (row.heldSince ?? now)
  if (heldSince !== undefined && isGivenUp(row, effect, heldSince, now, answered)) {
    logger.warn('an effect has failed', { attempts: row.attempts })
    await store.transaction(row.community, async () => {
      const community = await store.ledger.outbox.mine(row.id, row.community)
      if (community === undefined) return
      await store.ledger.outbox.end(row.id, 'failed', outcome, now)
      if (row.followUp === undefined) return
      const { name, args } = readFollowUp(row.followUp)
      await options.handlers.failed?.[name]?.({ community, args })
    })
    return
  }
  const waitMs = outcome.kind === 'later' ? outcome.afterMs : backoffMs(row.attempts)
  const unknownSince = outcome.kind === 'unknown' ? (row.unknownSince ?? now) : row.unknownSince
  await store.ledger.outbox.hold(row.id, { notBefore: now + Math.max(1, waitMs), unknownSince, heldSince, outcome })
}

/** A webhook is its own measure: others that answer say nothing of it. */
function isGivenUp(row: EffectRow, effect: Errand, heldSince: number, now: number, answered: Answered): boolean {
  if (effect.kind === 'callOut') return isCallOver(row.createdAt, heldSince, now)
  return now - heldSince >= failAfterMs && answered.throughout(platformOf(effect), now - failAfterMs, now)
}
