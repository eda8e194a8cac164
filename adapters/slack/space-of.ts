// Which workspace an effect is for.
import type { SpaceRef } from '../../src/domain/place.ts'
import type { Effect } from '../../src/ports/effect.ts'

/** The workspace whose token performs the effect. */
export function spaceOf(effect: Effect): SpaceRef {
  switch (effect.kind) {
    case 'post':
    case 'whisper':
    case 'inviteToChannel':
    case 'joinChannel':
      return effect.place.space
    case 'edit':
    case 'remove':
    case 'addPicture':
    case 'react':
    case 'unreact':
      return effect.ref.place.space
    case 'openThread':
      return effect.parent.space
    case 'startThread':
    case 'addToThread':
    case 'removeFromThread':
    case 'closeThread':
    case 'reopenThread':
      return effect.thread.space
    case 'makeChannel':
    case 'openRoom':
    case 'leaveSpace':
    case 'grantRole':
    case 'revokeRole':
      return effect.space
    case 'answer':
      return effect.fallback.space
    default:
      return effect satisfies never
  }
}
