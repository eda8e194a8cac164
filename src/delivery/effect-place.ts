// Which platform an effect is for, and what it must wait in line behind.
import { type PlatformName, placeKey, spaceKey } from '../domain/place.ts'
import type { Errand, PerformerName } from '../ports/call-out.ts'
import type { Effect } from '../ports/effect.ts'

/** The platform that performs the effect. */
export function platformOf(effect: Effect): PlatformName {
  switch (effect.kind) {
    case 'post':
    case 'whisper':
    case 'inviteToChannel':
    case 'joinChannel':
      return effect.place.space.platform
    case 'edit':
    case 'remove':
    case 'addPicture':
    case 'react':
    case 'unreact':
      return effect.ref.place.space.platform
    case 'openThread':
      return effect.parent.space.platform
    case 'startThread':
    case 'addToThread':
    case 'removeFromThread':
    case 'closeThread':
    case 'reopenThread':
      return effect.thread.space.platform
    case 'makeChannel':
    case 'openRoom':
    case 'leaveSpace':
    case 'grantRole':
    case 'revokeRole':
      return effect.space.platform
    case 'answer':
      return effect.fallback.space.platform
    default:
      return effect satisfies never
  }
}

/** Who performs it. */
export const performerOf = (errand: Errand): PerformerName =>
  errand.kind === 'callOut' ? 'webhook' : platformOf(errand)

/** Effects with the same key are performed one after another; `call` stands for an answer, which waits for nobody but an earlier answer to the same call. */
export function lineOf(effect: Errand, call: string): string {
  switch (effect.kind) {
    case 'post':
      return placeKey(effect.place)
    case 'whisper':
      // What one person alone sees keeps nobody else waiting.
      return `${placeKey(effect.place)}/only/${effect.user}`
    case 'edit':
    case 'remove':
      return placeKey(effect.ref.place)
    case 'addPicture':
      // What adorns keeps nothing waiting.
      return `${placeKey(effect.ref.place)}/picture/${effect.ref.id}`
    case 'react':
    case 'unreact':
      return `${placeKey(effect.ref.place)}/reactions/${effect.ref.id}`
    case 'openThread':
      return placeKey(effect.parent)
    case 'startThread':
    case 'addToThread':
    case 'removeFromThread':
    case 'closeThread':
    case 'reopenThread':
      return placeKey(effect.thread)
    case 'openRoom':
      return `${spaceKey(effect.space)}/rooms`
    case 'makeChannel':
    case 'leaveSpace':
      return spaceKey(effect.space)
    case 'grantRole':
    case 'revokeRole':
      return `${spaceKey(effect.space)}/roles/${effect.user}`
    case 'joinChannel':
      return `${placeKey(effect.place)}/joining`
    case 'inviteToChannel':
      return `${spaceKey(effect.place.space)}/invites/${effect.user}`
    case 'answer':
      return `${spaceKey(effect.fallback.space)}/answer/${call}`
    case 'callOut':
      // A try keeps nothing waiting, and waits for nothing.
      return effect.event === 'test' ? `webhook:${effect.hook}/test/${call}` : `webhook:${effect.hook}`
    default:
      return effect satisfies never
  }
}
