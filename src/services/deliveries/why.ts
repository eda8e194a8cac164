// Why something did not get through, what that means, and what to do about it.
import { platformOf } from '../../delivery/effect-place.ts'
import type { Place, PlatformName } from '../../domain/place.ts'
import type { Undelivered } from '../../domain/undelivered.ts'
import type { Say } from '../../locales/say.ts'
import type { Effect } from '../../ports/effect.ts'
import { type Refusal, refusals } from '../../ports/outcome.ts'
import { readTrouble } from '../../ports/stored.ts'
import type { Text } from '../../view/text.ts'
import { callFailed } from '../webhooks/trouble-words.ts'
import { effectIn, eventIn, placeOf } from './body.ts'

const setupChannel = { kind: 'command', path: 'setup channel' } as const

/** Whether it can be tried again: its body is there, and can be read. */
export function isReadable(one: Undelivered): boolean {
  switch (one.kind) {
    case 'effect':
      return effectIn(one.effect) !== undefined
    case 'appearance':
      return true
    case 'event':
      return eventIn(one.payload) !== undefined
    default:
      return one satisfies never
  }
}

/** Why it was refused; undefined when it was not a platform that refused it. */
export function refusalOf(one: Undelivered): Refusal | undefined {
  if (one.kind === 'appearance') return refusals.find((known) => known === one.reason) ?? 'invalid'
  const trouble = one.kind === 'effect' ? readTrouble(one.outcome) : undefined
  return trouble?.kind === 'refused' ? trouble.reason : undefined
}

/** The sentences that say why. */
export function whyNot(one: Undelivered, say: Say): Text {
  switch (one.kind) {
    case 'effect': {
      if (one.effect === undefined) return say('deliveries.why.too-old')
      const effect = effectIn(one.effect)
      if (effect === undefined) return say('deliveries.why.unreadable')
      if (effect.kind === 'callOut') return callFailed(readTrouble(one.outcome), say)
      const reason = refusalOf(one)
      if (reason !== undefined) return refusal(reason, seenOf(effect), say)
      return say('deliveries.why.given-up', { platform: platformOf(effect) })
    }
    case 'appearance': {
      const there = { platform: one.place.space.platform, place: one.place, needs: 'post' } as const
      return refusal(refusalOf(one) ?? 'invalid', there, say)
    }
    case 'event':
      if (one.payload === undefined) return say('deliveries.why.too-old')
      if (eventIn(one.payload) === undefined) return say('deliveries.why.unreadable')
      return one.error === 'PlatformError' ? say('deliveries.why.not-answered') : say('deliveries.why.broke')
    default:
      return one satisfies never
  }
}

interface SeenThere {
  readonly platform: PlatformName
  readonly place: Place | undefined
  /** Which permissions it takes. */
  readonly needs: 'post' | 'thread' | 'begin' | 'manage' | 'channel' | 'roles' | 'invite' | 'react'
}

const seenOf = (effect: Effect): SeenThere => ({
  platform: platformOf(effect),
  place: placeOf(effect),
  needs: needsOf(effect),
})

function needsOf(effect: Effect): SeenThere['needs'] {
  switch (effect.kind) {
    case 'openThread':
      return 'thread'
    case 'startThread':
      return 'begin'
    case 'addToThread':
    case 'removeFromThread':
    case 'closeThread':
    case 'reopenThread':
      return 'manage'
    case 'makeChannel':
    case 'openRoom':
      return 'channel'
    case 'grantRole':
    case 'revokeRole':
      return 'roles'
    case 'inviteToChannel':
      return 'invite'
    case 'react':
    case 'unreact':
      return 'react'
    default:
      return 'post'
  }
}

function refusal(reason: Refusal, { platform, place, needs }: SeenThere, say: Say): Text {
  const where = place?.kind ?? 'space'
  switch (reason) {
    case 'direct-messages-closed':
      return say('deliveries.why.direct-messages-closed')
    case 'gone':
      return where === 'channel'
        ? say('deliveries.why.channel-gone', { command: setupChannel })
        : say('deliveries.why.gone', { where })
    case 'not-allowed':
      return say('deliveries.why.not-allowed', { platform, needs })
    case 'out-of-reach':
      return say('deliveries.why.out-of-reach')
    case 'unsupported':
      return say('deliveries.why.unsupported', { platform })
    case 'full':
      return say('deliveries.why.full')
    case 'archived':
      return say('deliveries.why.archived', { where })
    case 'taken':
      return say('deliveries.why.taken')
    case 'expired':
      return say('deliveries.why.expired')
    case 'invalid':
      return say('deliveries.why.malformed', { platform })
    case 'unconfirmed':
      return say('deliveries.why.unconfirmed')
    default:
      return reason satisfies never
  }
}
