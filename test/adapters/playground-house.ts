// A playground with a small Hearth of its own: real HTTP, a real world, and an inbox that answers a handful of calls.
import { playgroundAdapter } from '../../adapters/playground/index.ts'
import { readWords } from '../../src/bot/read-words.ts'
import { registryOf } from '../../src/bot/registry.ts'
import { command, messageCommand } from '../../src/bot/spec.ts'
import type { Place, SpaceRef } from '../../src/domain/place.ts'
import type { Given } from '../../src/ports/answer.ts'
import type { Effect } from '../../src/ports/effect.ts'
import type { InboundEvent } from '../../src/ports/event.ts'
import type { ActionCall, Call, FormCall, Inbox, MessageCall, WordsCall } from '../../src/ports/inbox.ts'
import { noMetrics } from '../../src/ports/metrics.ts'
import type { Simulation } from '../../src/ports/simulation.ts'
import type { Clock, Ids, Shelf, Timers } from '../../src/ports/system.ts'
import { button, type Message } from '../../src/view/message.ts'
import { plain } from '../../src/view/text.ts'
import { drawnPictures } from '../drawn-pictures.ts'
import { lentFiles } from '../lent-files.ts'
import { silentLogger } from '../silent-logger.ts'

export const space: SpaceRef = { platform: 'playground', id: 'home' }
export const channel = (name: string): Place => ({ kind: 'channel', space, channel: name })

const registry = registryOf([
  messageCommand({
    ...{ name: 'take', label: 'support.message.label', summary: 'help.summary' },
    ...{ who: 'everyone', does: 'writes', answers: 'private' },
  }),
  command({ path: 'help', summary: 'help.summary', who: 'everyone', does: 'reads', answers: 'private', options: {} }),
  command({
    path: 'settings set',
    summary: 'settings.set.summary',
    who: 'admins',
    does: 'writes',
    answers: 'private',
    options: {
      name: { kind: 'word', label: 'settings.set.name', completes: true, required: true },
      value: { kind: 'text', label: 'settings.set.value', lines: 'one', maxLength: 80, required: true },
    },
  }),
  command({
    path: 'setup channel',
    summary: 'setup.channel.summary',
    who: 'admins',
    does: 'writes',
    answers: 'private',
    options: {
      purpose: {
        kind: 'choice',
        label: 'setup.channel.purpose',
        choices: [
          { value: 'support', label: 'purpose.support' },
          { value: 'suggestions', label: 'purpose.suggestions' },
        ],
        required: true,
      },
      channel: { kind: 'channel', label: 'setup.channel.channel', required: true },
    },
  }),
  command({
    path: 'start',
    summary: 'start.summary',
    who: 'everyone',
    does: 'writes',
    answers: 'private',
    options: { subject: { kind: 'text', label: 'settings.set.value', lines: 'one', maxLength: 80, required: false } },
  }),
])

/** A shelf in memory; values pass through JSON as they would on a disk. */
export function memoryShelf(): Shelf {
  const kept = new Map<string, string>()
  return {
    get: async (key) => (kept.has(key) ? JSON.parse(kept.get(key) ?? '') : undefined),
    set: async (key, value) => {
      kept.set(key, JSON.stringify(value))
    },
    delete: async (key) => {
      kept.delete(key)
    },
    entries: async () => [...kept].map(([key, value]): [string, unknown] => [key, JSON.parse(value)]),
  }
}

/** Timers that fire only when they are told to. */
function handTimers(): Timers & { fire(): void } {
  const waiting = new Set<() => void>()
  return {
    after: (_, work) => {
      waiting.add(work)
      return () => waiting.delete(work)
    },
    fire: () => {
      for (const work of [...waiting]) {
        waiting.delete(work)
        work()
      }
    },
  }
}

let made = 0
const ids: Ids = {
  next: () => {
    made += 1
    return `id${String(made).padStart(18, '0')}`
  },
  secret: () => {
    made += 1
    return `secret${String(made).padStart(26, '0')}`
  },
}

export type Heard =
  | { readonly kind: 'words'; readonly call: WordsCall }
  | { readonly kind: 'message'; readonly call: MessageCall }
  | { readonly kind: 'action'; readonly call: ActionCall }
  | { readonly kind: 'form'; readonly call: FormCall }
  | { readonly kind: 'event'; readonly event: InboundEvent }

export interface HouseOptions {
  readonly shelf?: Shelf
  readonly sample?: boolean
  /** Answers a call instead of the usual. */
  readonly answer?: (heard: Heard) => Promise<Given> | undefined
}

export type House = Awaited<ReturnType<typeof openHouse>>

/** Starts a playground on a free port. Close it at the end. */
export async function openHouse({
  shelf = memoryShelf(),
  sample = false,
  answer = () => undefined,
}: HouseOptions = {}) {
  const heard: Heard[] = []
  const timers = handTimers()
  let now = Date.parse('2026-06-02T12:00:00Z')
  let refusing = false
  const clock: Clock = { now: () => now }
  const simulation: Simulation = {
    advance: async (ms) => {
      now += ms
    },
    nextDigest: async () => Date.parse('2026-06-08T09:00:00Z'),
    isJoined: async () => false,
    settle: async () => {},
    movable: true,
    forget: async () => {},
  }
  const usual = async (call: Call): Promise<Given> => ({
    kind: 'say',
    visibility: 'private',
    message: { text: plain(`Hello ${call.caller.name}, this is for you.`) },
  })
  const hear = async (one: Exclude<Heard, { kind: 'event' }>): Promise<Given> => {
    heard.push(one)
    return answer(one) ?? usual(one.call)
  }
  const inbox: Inbox = {
    asked: async () => 'kept',
    unasked: async () => {},
    command: usual,
    words: (call) => hear({ kind: 'words', call }),
    message: (call) => hear({ kind: 'message', call }),
    action: (call) => hear({ kind: 'action', call }),
    form: (call) => hear({ kind: 'form', call }),
    suggest: async ({ value }) =>
      ['greeting', 'guidelines', 'language']
        .filter((one) => one.startsWith(value))
        .map((one) => ({ value: one, label: one })),
    event: async (event) => {
      if (refusing) throw new Error('the store is away')
      heard.push({ kind: 'event', event })
    },
  }
  const files = lentFiles('slack')
  const pictures = drawnPictures()
  const playground = playgroundAdapter({
    port: 0,
    registry,
    shelf,
    simulation,
    clock,
    timers,
    ids,
    logger: silentLogger,
    metrics: noMetrics,
    files,
    pictures,
    sample,
  })
  await playground.start(inbox)

  const perform = (effect: Effect, id: string = ids.next()) => playground.perform(effect, { id, number: 1 })
  const post = (place: Place, message: Message, id?: string) => perform({ kind: 'post', place, message }, id)
  return {
    playground,
    files,
    pictures,
    shelf,
    heard,
    timers,
    events: () => heard.flatMap((one) => (one.kind === 'event' ? [one.event] : [])),
    read: (words: string) => readWords(registry, words, {}),
    perform,
    post,
    pass: (ms: number) => simulation.advance(ms),
    /** Whether the inbox refuses events for now. */
    refuseEvents: (refuse: boolean) => {
      refusing = refuse
    },
    close: () => playground.stop(),
  }
}

/** A card as the suggestions flow posts it. */
export const ideaCard = (title: string, votes: number, number = 2): Message => ({
  text: plain(title),
  card: {
    body: plain('A shelf by the door, and a list of who has what.'),
    facts: [
      { label: 'Votes', value: plain(String(votes)) },
      { label: 'Status', value: plain('New') },
    ],
    note: plain(`Suggestion ${number} by Tomás`),
  },
  controls: [
    button(`vote:1:${number}`, `Vote for ${number}`, 'primary'),
    button(`details:1:${number}`, 'Tell me more'),
  ],
})
