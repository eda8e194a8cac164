// What was stored of something that did not get through, read back; undefined when it is too old, or none of ours.
import type { Place } from '../../domain/place.ts'
import type { Errand } from '../../ports/call-out.ts'
import type { InboundEvent } from '../../ports/event.ts'
import { readEffect, readEvent, readFollowUp } from '../../ports/stored.ts'

function orNothing<T>(read: (stored: unknown) => T, stored: unknown): T | undefined {
  try {
    return stored === undefined ? undefined : read(stored)
  } catch {
    return undefined
  }
}

export const effectIn = (stored: unknown): Errand | undefined => orNothing(readEffect, stored)
export const eventIn = (stored: unknown): InboundEvent | undefined => orNothing(readEvent, stored)
export const followUpIn = (stored: unknown): ReturnType<typeof readFollowUp> | undefined =>
  orNothing(readFollowUp, stored)

/** Where an effect is to be seen; undefined for one that is about a whole space, or another program. */
export function placeOf(effect: Errand): Place | undefined {
  switch (effect.kind) {
    case 'post':
    case 'whisper':
    case 'inviteToChannel':
    case 'joinChannel':
      return effect.place
    case 'edit':
    case 'remove':
    case 'addPicture':
    case 'react':
    case 'unreact':
      return effect.ref.place
    case 'openThread':
      return effect.parent
    case 'startThread':
    case 'addToThread':
    case 'removeFromThread':
    case 'closeThread':
    case 'reopenThread':
      return effect.thread
    case 'answer':
      return effect.fallback
    case 'makeChannel':
    case 'openRoom':
    case 'leaveSpace':
    case 'grantRole':
    case 'revokeRole':
    case 'callOut':
      return undefined
    default:
      return effect satisfies never
  }
}
