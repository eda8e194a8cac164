// A platform in memory: what was posted where, as people see it, and what it refuses. Knows no wire and no SDK.
import { lineOf } from '../../src/delivery/effect-place.ts'
import type { ChannelPlace, MessageRef, Place, PlatformName, SpaceRef, ThreadPlace } from '../../src/domain/place.ts'
import { placeKey, spaceKey } from '../../src/domain/place.ts'
import type { Effect } from '../../src/ports/effect.ts'
import type { Outcome, Refusal, Result } from '../../src/ports/outcome.ts'
import type { ChannelSeen, MemberFacts, Platform } from '../../src/ports/platform.ts'
import type { Message } from '../../src/view/message.ts'

interface Standing {
  readonly ref: MessageRef
  message: Message
}

interface Whispered {
  readonly place: ChannelPlace
  readonly user: string
  readonly message: Message
}

export interface MemoryPlatform extends Platform {
  /** Every message that stands, the oldest first. */
  readonly standing: readonly Standing[]
  /** Every answer that was given, the oldest first. */
  readonly answers: readonly { readonly user: string; readonly message: Message }[]
  /** What was shown to one person alone, the oldest first. */
  readonly whispers: readonly Whispered[]
  /** Every effect that was asked for. */
  readonly effects: readonly Effect[]
  /** What stands at a place. */
  at(place: Place): readonly Message[]
  /** Refuses whatever is for this place from now on. */
  refuse(place: Place, reason: Refusal): void
  /** From now on, this is asked first why an effect is refused; undefined: it is not. */
  refuseWhere(why: (effect: Effect) => Refusal | undefined): void
  /** Takes again what is for this place. */
  allow(place: Place): void
  setChannels(space: SpaceRef, channels: readonly ChannelSeen[]): void
  setFacts(space: SpaceRef, user: string, facts: MemberFacts): void
}

/** Makes an empty one. */
export function memoryPlatform(
  name: PlatformName,
  supportShape: 'thread' | 'channel' | 'relayed' = 'thread',
): MemoryPlatform {
  const standing: Standing[] = []
  const answers: { user: string; message: Message }[] = []
  const effects: Effect[] = []
  const whispers: Whispered[] = []
  const refusals = new Map<string, Refusal>()
  const channels = new Map<string, readonly ChannelSeen[]>()
  const facts = new Map<string, MemberFacts>()
  let why: (effect: Effect) => Refusal | undefined = () => undefined
  let made = 0
  const next = (): string => `${name}-${++made}`
  const done = (result: Result = {}): Outcome => ({ kind: 'done', result })

  function wireChannel(place: Place): string {
    if (place.kind === 'direct') return `dm-${place.user}`
    return place.kind === 'thread' ? place.thread : place.channel
  }

  function perform(effect: Effect): Outcome {
    const reason = why(effect) ?? refusals.get(lineOf(effect, ''))
    if (reason !== undefined) return { kind: 'refused', reason, detail: 'the test said so' }
    switch (effect.kind) {
      case 'post': {
        const ref: MessageRef = { place: effect.place, channel: wireChannel(effect.place), id: next() }
        standing.push({ ref, message: effect.message })
        return done({ message: ref })
      }
      case 'edit': {
        const found = standing.find((one) => one.ref.id === effect.ref.id)
        if (found === undefined) return { kind: 'refused', reason: 'gone', detail: 'no such message' }
        found.message = effect.message
        return done()
      }
      case 'remove': {
        const at = standing.findIndex((one) => one.ref.id === effect.ref.id)
        if (at >= 0) standing.splice(at, 1)
        return done()
      }
      case 'openThread': {
        const { space, channel } = effect.parent
        const thread: ThreadPlace = { kind: 'thread', space, channel, thread: next() }
        return done({ thread })
      }
      case 'openRoom': {
        const channel = next()
        return done({ thread: { kind: 'thread', space: effect.space, channel, thread: channel } })
      }
      case 'makeChannel': {
        const channel: ChannelPlace = { kind: 'channel', space: effect.space, channel: next() }
        return done({ channel })
      }
      case 'addPicture':
        return done({ message: effect.ref })
      case 'answer':
        answers.push({ user: effect.fallback.user, message: effect.message })
        return done()
      case 'whisper':
        whispers.push({ place: effect.place, user: effect.user, message: effect.message })
        return done()
      case 'startThread':
      case 'addToThread':
      case 'removeFromThread':
      case 'closeThread':
      case 'reopenThread':
      case 'leaveSpace':
      case 'grantRole':
      case 'revokeRole':
      case 'inviteToChannel':
      case 'joinChannel':
        return done()
      default:
        return effect satisfies never
    }
  }

  return {
    name,
    supportShape: () => supportShape,
    excess: () => 0,
    connected: () => true,
    standing,
    answers,
    effects,
    whispers,
    at: (place) => standing.filter((one) => placeKey(one.ref.place) === placeKey(place)).map((one) => one.message),
    refuse: (place, reason) => {
      refusals.set(placeKey(place), reason)
    },
    refuseWhere: (asked) => {
      why = asked
    },
    allow: (place) => {
      refusals.delete(placeKey(place))
    },
    setChannels: (space, seen) => {
      channels.set(spaceKey(space), seen)
    },
    setFacts: (space, user, known) => {
      facts.set(`${spaceKey(space)}/${user}`, known)
    },
    start: async () => {},
    stop: async () => {},
    perform: async (effect) => {
      effects.push(effect)
      return perform(effect)
    },
    facts: async (space, user) => facts.get(`${spaceKey(space)}/${user}`),
    channels: async (space) => channels.get(spaceKey(space)) ?? [],
    people: async () => [],
    serves: () => true,
    written: async () => [],
    bytes: async () => new Uint8Array(),
    avatar: async () => undefined,
  }
}
