// A platform in memory, ours alone: it keeps what it is told, refuses and delays when a test says so, and shows what people see.
import type { FileLoss } from '../../src/domain/file.ts'
import { type MessageRef, type Place, type PlatformName, placeKey, type ThreadPlace } from '../../src/domain/place.ts'
import type { Effect } from '../../src/ports/effect.ts'
import type { Outcome, Refusal } from '../../src/ports/outcome.ts'
import type { Platform } from '../../src/ports/platform.ts'
import type { Message } from '../../src/view/message.ts'
import { wordsOf } from './words-of.ts'

export interface Standing {
  readonly ref: MessageRef
  message: Message
  /** The names of the files that hang on it. */
  readonly files: readonly string[]
}

export interface Opened {
  readonly place: ThreadPlace
  readonly title: string
  readonly users: string[]
  closed: boolean
}

export interface Village {
  readonly platform: Platform
  readonly standing: Standing[]
  readonly threads: Opened[]
  /** What each call was answered, in order. */
  readonly answers: { readonly call: string; readonly message: Message }[]
  /** Hearth's own reactions, by the id of the message. */
  readonly reactions: { readonly id: string; readonly emoji: string }[]
  /** The accounts that the platform itself says are admins. */
  readonly admins: string[]
  /** Why an effect is refused; undefined: it is not. */
  refuses: (effect: Effect) => Refusal | undefined
  /** Why a file does not cross, by its name; undefined: it does. */
  loses: (file: string) => FileLoss | undefined
  /** Whether an effect has to wait. */
  delays: (effect: Effect) => boolean
  /** Whether an effect is done and its outcome stays unknown; another try finds what was made. */
  hides: (effect: Effect) => boolean
  /** Called when an effect is done, before anybody knows. */
  performed: (effect: Effect) => Promise<void>
  /** The words that stand at a place, in order. */
  at(place: Place): readonly string[]
}

/** Makes a village. */
export function village(name: PlatformName, supportShape: 'thread' | 'channel' | 'relayed'): Village {
  let last = 0
  const next = (): string => {
    last += 1
    return String(last)
  }
  const made: Omit<Village, 'platform' | 'at'> = {
    standing: [],
    threads: [],
    answers: [],
    reactions: [],
    admins: [],
    refuses: () => undefined,
    loses: () => undefined,
    delays: () => false,
    hides: () => false,
    performed: async () => {},
  }

  const channelOf = (place: Place): string => (place.kind === 'direct' ? `D-${place.user}` : place.channel)
  const thread = (place: ThreadPlace): Opened | undefined =>
    made.threads.find((one) => one.place.thread === place.thread)

  function act(effect: Effect): Outcome {
    switch (effect.kind) {
      case 'post': {
        const ref = { place: effect.place, channel: channelOf(effect.place), id: next() }
        if (effect.place.kind === 'thread' && thread(effect.place)?.closed === true) return refused('archived')
        const lost = (effect.files ?? []).flatMap(({ name, bytes }) => {
          const why = made.loses(name)
          return why === undefined ? [] : [{ name, bytes, why }]
        })
        const files = (effect.files ?? []).filter(({ name }) => made.loses(name) === undefined)
        made.standing.push({ ref, message: effect.message, files: files.map(({ name }) => name) })
        return { kind: 'done', result: { message: ref, ...(lost.length === 0 ? {} : { lost }) } }
      }
      case 'edit': {
        const found = made.standing.find((one) => one.ref.id === effect.ref.id)
        if (found === undefined) return refused('gone')
        found.message = effect.message
        return { kind: 'done', result: { message: effect.ref } }
      }
      case 'remove': {
        const at = made.standing.findIndex((one) => one.ref.id === effect.ref.id)
        if (at >= 0) made.standing.splice(at, 1)
        return { kind: 'done', result: {} }
      }
      case 'openThread': {
        const { space, channel } = effect.parent
        const place: ThreadPlace = { kind: 'thread', space, channel, thread: `t${made.threads.length + 1}` }
        made.threads.push({ place, title: effect.title, users: [...effect.users], closed: false })
        return { kind: 'done', result: { thread: place } }
      }
      case 'openRoom': {
        const name = `r${made.threads.length + 1}`
        const place: ThreadPlace = { kind: 'thread', space: effect.space, channel: name, thread: name }
        made.threads.push({ place, title: effect.name, users: [], closed: false })
        return { kind: 'done', result: { thread: place } }
      }
      case 'startThread':
        return { kind: 'done', result: { thread: effect.thread } }
      case 'addToThread':
        thread(effect.thread)?.users.push(effect.user)
        return { kind: 'done', result: {} }
      case 'removeFromThread': {
        const found = thread(effect.thread)
        if (found !== undefined)
          found.users.splice(0, found.users.length, ...found.users.filter((one) => one !== effect.user))
        return { kind: 'done', result: {} }
      }
      case 'closeThread': {
        const found = thread(effect.thread)
        if (found !== undefined) found.closed = true
        return { kind: 'done', result: {} }
      }
      case 'reopenThread': {
        const found = thread(effect.thread)
        if (found !== undefined) found.closed = false
        return { kind: 'done', result: {} }
      }
      case 'react':
      case 'unreact': {
        const others = made.reactions.filter(({ id, emoji }) => id !== effect.ref.id || emoji !== effect.emoji)
        const own = { id: effect.ref.id, emoji: effect.emoji }
        made.reactions.splice(0, made.reactions.length, ...others, ...(effect.kind === 'react' ? [own] : []))
        return { kind: 'done', result: {} }
      }
      case 'addPicture':
        return { kind: 'done', result: { message: effect.ref } }
      case 'answer':
        made.answers.push({ call: effect.address.data.call ?? '', message: effect.message })
        return { kind: 'done', result: {} }
      case 'whisper':
      case 'makeChannel':
      case 'leaveSpace':
      case 'grantRole':
      case 'revokeRole':
      case 'inviteToChannel':
      case 'joinChannel':
        return refused('invalid')
      default:
        return effect satisfies never
    }
  }

  /** What was made without anybody's hearing of it, by its effect. */
  const hidden = new Map<string, Outcome>()
  const platform: Platform = {
    name,
    supportShape: () => supportShape,
    excess: () => 0,
    connected: () => true,
    serves: () => true,
    start: async () => {},
    stop: async () => {},
    perform: async (effect, { id }) => {
      if (made.delays(effect)) return { kind: 'later', afterMs: 1000, because: 'away' }
      const reason = made.refuses(effect)
      if (reason !== undefined) return refused(reason)
      const found = hidden.get(id)
      const outcome = found ?? act(effect)
      if (found === undefined) await made.performed(effect)
      if (!made.hides(effect)) {
        hidden.delete(id)
        return outcome
      }
      hidden.set(id, outcome)
      return { kind: 'unknown', detail: 'the test says so' }
    },
    facts: async (_space, user) => ({ admin: made.admins.includes(user), roles: [], guest: false }),
    channels: async () => [],
    people: async () => [],
    written: async () => [],
    bytes: async () => new Uint8Array(),
    avatar: async () => undefined,
  }
  return Object.assign(made, {
    platform,
    at: (place: Place) =>
      made.standing.filter((one) => placeKey(one.ref.place) === placeKey(place)).map((one) => wordsOf(one.message)),
  })
}

const refused = (reason: Refusal): Outcome => ({ kind: 'refused', reason, detail: 'the test says so' })
