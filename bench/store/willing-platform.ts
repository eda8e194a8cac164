// A platform that does everything at once, and of which nothing is to be heard: what is left is the work of Hearth alone.
import { setImmediate } from 'node:timers/promises'
import type { Platform } from '../../src/ports/platform.ts'

/** Makes it. */
export function willingPlatform(): Platform {
  let posted = 0
  return {
    name: 'slack',
    supportShape: () => 'relayed',
    excess: () => 0,
    serves: () => true,
    start: async () => undefined,
    stop: async () => undefined,
    connected: () => true,
    async perform(effect) {
      await setImmediate()
      if (effect.kind !== 'post') return { kind: 'done', result: {} }
      posted += 1
      const channel = effect.place.kind === 'direct' ? effect.place.user : effect.place.channel
      const message = { place: effect.place, channel, id: `1800000000.${posted}` }
      return { kind: 'done', result: { message } }
    },
    facts: async () => undefined,
    channels: async () => [],
    people: async () => [],
    written: async () => [],
    bytes: async () => new Uint8Array(),
    avatar: async () => undefined,
  }
}
