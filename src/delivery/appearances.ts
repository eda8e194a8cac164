// The appearances' side of the worker: renders a subject as it is now, posts or edits, and keeps which version is shown.
import type { Effect } from '../ports/effect.ts'
import type { Outcome } from '../ports/outcome.ts'
import type { Appearance } from '../store/ledger/appearance-rows.ts'
import type { Message } from '../view/message.ts'
import type { Answered } from './answered.ts'
import { backoffMs } from './backoff.ts'
import type { Seen } from './delivery.ts'
import { nextEditAt } from './edit-pace.ts'
import type { WorkerOptions } from './worker-options.ts'

/** Brings one claimed appearance up to its subject. Rejects only when the store or a renderer does. */
export async function bringUp(appearance: Appearance, options: WorkerOptions, answered: Answered): Promise<void> {
  const { store, handlers, checkpoint, clock } = options
  const { appearances } = store.ledger
  checkpoint('appearance claimed')
  const seen: Seen = {
    community: appearance.community,
    subject: appearance.subject,
    role: appearance.role,
    place: appearance.place,
  }
  const message = await handlers.render[appearance.subjectKind]?.(seen)
  if (message === undefined) return appearances.shown(appearance.id, appearance.wanted, undefined)
  const outcome = await perform(appearance, message, options)
  checkpoint('appearance performed')
  if (outcome.kind === 'done' || outcome.kind === 'refused') answered.note(appearance.place.space.platform, clock.now())
  switch (outcome.kind) {
    case 'done':
      await store.transaction(appearance.community, async () => {
        // Another process may have taken this one for dead: then it is the other's to say.
        const community = await appearances.mine(appearance.id, appearance.community)
        if (community === undefined) return
        const posted = appearance.message === undefined ? outcome.result.message : undefined
        // What an earlier try may have posted shows how things stood then, so it is brought up once more.
        const isOld = posted !== undefined && appearance.unknownSince !== undefined
        const nextAt = handlers.paced?.[appearance.subjectKind] ? nextEditAt(appearance, clock.now()) : undefined
        await appearances.shown(appearance.id, isOld ? appearance.shown : appearance.wanted, posted, nextAt)
        if (posted === undefined) return
        if (posted.place.kind === 'direct') await store.ledger.directMessages.sent(community, posted, clock.now())
        await handlers.posted[appearance.subjectKind]?.({ ...seen, community }, posted)
      })
      checkpoint('appearance shown')
      return
    case 'refused':
      if (outcome.reason === 'gone' && appearance.message !== undefined) return wasDeleted(appearance, seen, options)
      options.logger.warn('an appearance was refused', { role: appearance.role, reason: outcome.reason })
      return store.transaction(appearance.community, async () => {
        const community = await appearances.mine(appearance.id, appearance.community)
        if (community === undefined) return
        const handler = appearance.message === undefined ? handlers.refused?.[appearance.subjectKind] : undefined
        const owner = handler === undefined ? 'unowned' : await handler({ ...seen, community }, outcome.reason)
        const failedAt = owner === 'owned' ? undefined : clock.now()
        await appearances.refused(appearance.id, appearance.wanted, outcome.reason, failedAt)
      })
    case 'later': {
      const at = clock.now()
      const nextAt = at + Math.max(1, outcome.afterMs)
      return appearances.hold(appearance.id, { at, nextAt, unknownSince: appearance.unknownSince, outcome })
    }
    case 'unknown': {
      const at = clock.now()
      const nextAt = at + backoffMs(appearance.attempts)
      return appearances.hold(appearance.id, { at, nextAt, unknownSince: appearance.unknownSince ?? at, outcome })
    }
    default:
      outcome satisfies never
  }
}

/** Somebody deleted it by hand. */
async function wasDeleted({ id, community, subjectKind, wanted }: Appearance, seen: Seen, options: WorkerOptions) {
  const { store, handlers } = options
  const { appearances } = store.ledger
  const what = handlers.whenDeleted?.[subjectKind] ?? 'again'
  if (what === 'again') return appearances.lost(id)
  if (what === 'forgotten') return appearances.forget(id)
  return store.transaction(community, async () => {
    const now = await appearances.mine(id, community)
    if (now === undefined) return
    const after = await what({ ...seen, community: now })
    switch (after) {
      case 'again':
        return appearances.lost(id)
      case 'forgotten':
        return appearances.forget(id)
      case 'left':
        return appearances.shown(id, wanted, undefined)
      default:
        after satisfies never
    }
  })
}

async function perform(appearance: Appearance, message: Message, options: WorkerOptions): Promise<Outcome> {
  const platform = options.platforms.get(appearance.place.space.platform)
  if (platform === undefined) return { kind: 'later', afterMs: 60_000, because: 'away' }
  const effect: Effect =
    appearance.message === undefined
      ? { kind: 'post', place: appearance.place, message }
      : { kind: 'edit', ref: appearance.message, message }
  const outcome = await platform.perform(effect, {
    // Another post of what was lost is another message, not a repeated one.
    id: appearance.losses === 0 ? appearance.id : `${appearance.id}.${appearance.losses}`,
    number: appearance.attempts,
    changes: true,
    ...(appearance.unknownSince === undefined ? {} : { unknownSince: appearance.unknownSince }),
  })
  options.metrics.performed(platform.name, effect.kind, outcome.kind)
  return outcome
}
