// A platform in memory that keeps what was posted, finds by the attempt's id what it has posted already, and goes wrong
// as the test says.
import { type MessageRef, type PlatformName, placeKey } from '../../src/domain/place.ts'
import type { Attempt, Effect } from '../../src/ports/effect.ts'
import type { Outcome } from '../../src/ports/outcome.ts'
import type { Platform } from '../../src/ports/platform.ts'
import type { Clock } from '../../src/ports/system.ts'
import type { Message } from '../../src/view/message.ts'

interface Request {
  readonly effect: Effect
  readonly attempt: Attempt
  readonly at: number
}

/** What is answered instead; undefined: it is done. */
export type Script = (effect: Effect, attempt: Attempt) => Outcome | undefined | Promise<Outcome | undefined>

export interface ScriptedPlatform extends Platform {
  /** Every request, the oldest first. */
  readonly requests: readonly Request[]
  /** From now on, this is asked before anything is done. */
  answers(script: Script): void
  /** From now on, what was done is answered by this instead. */
  doesAndAnswers(script: Script): void
  /** The words that stand in a channel, the oldest first. */
  words(channel: string): readonly string[]
  /** Somebody deletes all that stands in a channel. */
  clear(channel: string): void
}

/** Makes one. */
export function scriptedPlatform(clock: Clock, name: PlatformName = 'discord'): ScriptedPlatform {
  const requests: Request[] = []
  const standing = new Map<string, { readonly ref: MessageRef; message: Message }>()
  let before: Script = () => undefined
  let after: Script = () => undefined

  function act(effect: Effect, attempt: Attempt): Outcome {
    if (effect.kind === 'post') {
      const { place, message } = effect
      const found = attempt.unknownSince === undefined ? undefined : standing.get(attempt.id)
      // Without knowing that it was tried before, it is posted another time.
      const id = found === undefined && standing.has(attempt.id) ? `${attempt.id}-again` : attempt.id
      const ref: MessageRef = { place, channel: placeKey(place), id }
      standing.set(id, found ?? { ref, message })
      return { kind: 'done', result: { message: ref } }
    }
    if (effect.kind === 'edit') {
      const found = standing.get(effect.ref.id)
      if (found === undefined) return { kind: 'refused', reason: 'gone', detail: 'no such message' }
      found.message = effect.message
    }
    return { kind: 'done', result: {} }
  }

  const inChannel = (channel: string) => [...standing.values()].filter(({ ref }) => ref.channel.endsWith(`/${channel}`))

  return {
    name,
    supportShape: () => 'thread',
    excess: () => 0,
    requests,
    answers(script) {
      before = script
    },
    doesAndAnswers(script) {
      after = script
    },
    words: (channel) =>
      inChannel(channel).map(({ message }) => message.text.map((part) => ('text' in part ? part.text : '')).join('')),
    clear(channel) {
      for (const { ref } of inChannel(channel)) standing.delete(ref.id)
    },
    async perform(effect, attempt) {
      requests.push({ effect, attempt, at: clock.now() })
      const instead = await before(effect, attempt)
      if (instead !== undefined) return instead
      const outcome = act(effect, attempt)
      return (await after(effect, attempt)) ?? outcome
    },
    connected: () => true,
    start: async () => undefined,
    stop: async () => undefined,
    facts: async () => undefined,
    channels: async () => [],
    people: async () => [],
    serves: () => true,
    written: async () => [],
    bytes: async () => new Uint8Array(),
    avatar: async () => undefined,
  }
}
