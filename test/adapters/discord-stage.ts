// What the tests of the Discord adapter start from: an emulated guild, the adapter with a small registry, and an inbox
// that writes down what it is called with and answers what the test says.
import { onTestFinished } from 'vitest'
import { z } from 'zod'
import { discordAdapter } from '../../adapters/discord/index.ts'
import { registryOf } from '../../src/bot/registry.ts'
import { action, command, form, messageCommand } from '../../src/bot/spec.ts'
import type { SpaceRef } from '../../src/domain/place.ts'
import type { Given } from '../../src/ports/answer.ts'
import type { Attempt } from '../../src/ports/effect.ts'
import type { InboundEvent, InboundEventKind } from '../../src/ports/event.ts'
import type {
  ActionCall,
  CommandCall,
  FormCall,
  Inbox,
  MessageCall,
  SuggestCall,
  WordsCall,
} from '../../src/ports/inbox.ts'
import { noMetrics } from '../../src/ports/metrics.ts'
import type { Outcome } from '../../src/ports/outcome.ts'
import type { Platform } from '../../src/ports/platform.ts'
import type { Logger } from '../../src/ports/system.ts'
import type { Message } from '../../src/view/message.ts'
import { plain } from '../../src/view/text.ts'
import { type DrawnPictures, drawnPictures } from '../drawn-pictures.ts'
import { type DiscordEmulator, type DiscordOptions, startDiscord } from '../emulators/discord/index.ts'
import { type LentFiles, lentFiles } from '../lent-files.ts'
import { silentLogger } from '../silent-logger.ts'
import { type HandTimers, handTimers } from './discord-timers.ts'

const text = { kind: 'text', label: 'form.send', required: true, lines: 'one', maxLength: 80 } as const

export const registry = registryOf([
  messageCommand({
    name: 'take',
    label: 'support.message.label',
    summary: 'help.summary',
    who: 'everyone',
    does: 'writes',
    answers: 'private',
  }),
  command({ path: 'help', summary: 'form.open', options: {}, who: 'everyone', does: 'reads', answers: 'private' }),
  command({
    path: 'suggest',
    summary: 'form.open',
    options: { title: text, details: { ...text, required: false, lines: 'many', maxLength: 1_000 } },
    who: 'everyone',
    does: 'writes',
    answers: 'private',
  }),
  command({ path: 'cheer', summary: 'form.open', options: {}, who: 'everyone', does: 'reads', answers: 'public' }),
  command({
    path: 'decide',
    summary: 'form.open',
    options: {
      number: { kind: 'number', label: 'form.send', required: true, completes: true },
      status: {
        kind: 'choice',
        label: 'form.send',
        required: true,
        choices: [
          { value: 'planned', label: 'form.open' },
          { value: 'done', label: 'form.send' },
        ],
      },
    },
    who: 'staff',
    does: 'writes',
    answers: 'private',
  }),
  command({
    path: 'setup channel',
    summary: 'form.open',
    options: { channel: { kind: 'channel', label: 'form.send', required: true } },
    who: 'admins',
    does: 'writes',
    answers: 'private',
  }),
  command({
    path: 'setup moderators',
    summary: 'form.continue',
    options: { who: { kind: 'people', label: 'form.send', required: true } },
    who: 'admins',
    does: 'writes',
    answers: 'private',
  }),
  action({
    name: 'vote',
    version: 1,
    args: z.tuple([z.string()]),
    who: 'everyone',
    does: 'writes',
    answers: 'private',
  }),
  action({ name: 'ask', version: 1, args: z.tuple([]), who: 'everyone', does: 'reads', answers: 'form' }),
  form({
    name: 'asked',
    version: 1,
    args: z.tuple([]),
    title: 'form.open',
    submit: 'form.send',
    options: { title: text },
    who: 'everyone',
    does: 'writes',
    answers: 'private',
  }),
])

type Called =
  | { readonly kind: 'command'; readonly call: CommandCall }
  | { readonly kind: 'words'; readonly call: WordsCall }
  | { readonly kind: 'message'; readonly call: MessageCall }
  | { readonly kind: 'action'; readonly call: ActionCall }
  | { readonly kind: 'form'; readonly call: FormCall }

export interface FakeInbox extends Inbox {
  readonly calls: Called[]
  readonly events: InboundEvent[]
  readonly completions: SuggestCall[]
  /** Calls that were to be kept before they were acknowledged, and what happens then. */
  readonly kept: string[]
  /** Those of which nothing came, since Discord had told so already. */
  readonly forgotten: string[]
  keep: () => Promise<void>
  /** What the next calls get. */
  answer: (called: Called) => Given | Promise<Given>
  suggestions: () => Promise<readonly { value: string; label: string }[]>
  /** The events of a kind so far. */
  seen<Kind extends InboundEventKind>(kind: Kind): Extract<InboundEvent, { kind: Kind }>[]
}

/** An inbox that answers `answer` to everything. */
export function fakeInbox(changed: () => void = () => {}): FakeInbox {
  const inbox: FakeInbox = {
    calls: [],
    events: [],
    completions: [],
    kept: [],
    forgotten: [],
    keep: async () => {},
    unasked: async (key) => {
      inbox.forgotten.push(key)
      changed()
    },
    asked: async ({ call }) => {
      inbox.kept.push(call.key)
      await inbox.keep()
      return 'kept'
    },
    answer: () => said('Done.'),
    suggestions: async () => [],
    command: async (call) => called({ kind: 'command', call }),
    words: async (call) => called({ kind: 'words', call }),
    message: async (call) => called({ kind: 'message', call }),
    action: async (call) => called({ kind: 'action', call }),
    form: async (call) => called({ kind: 'form', call }),
    suggest: async (call) => {
      inbox.completions.push(call)
      return inbox.suggestions()
    },
    event: async (event) => {
      inbox.events.push(event)
      changed()
    },
    seen: (kind) => inbox.events.filter((event) => isKind(event, kind)),
  }
  async function called(one: Called): Promise<Given> {
    inbox.calls.push(one)
    changed()
    return inbox.answer(one)
  }
  return inbox
}

const isKind = <Kind extends InboundEventKind>(
  event: InboundEvent,
  kind: Kind,
): event is Extract<InboundEvent, { kind: Kind }> => event.kind === kind

export const said = (words: string, visibility: 'private' | 'public' = 'private'): Given => ({
  kind: 'say',
  visibility,
  message: message(words),
})

export const message = (words: string): Message => ({ text: plain(words) })

export interface HandLogger extends Logger {
  readonly lines: string[]
  /** What errors were written as, without the error itself. */
  readonly messages: string[]
}

/** A logger that writes down. */
export const handLogger = (changed: () => void): HandLogger => {
  const lines: string[] = []
  const messages: string[] = []
  const write = (line: string): void => {
    lines.push(line)
    changed()
  }
  return {
    lines,
    messages,
    ...silentLogger,
    info: (line) => write(`info ${line}`),
    warn: (line, fields) => write(`warn ${line} ${JSON.stringify(fields ?? {})}`),
    error: (line, error, fields) => {
      messages.push(line)
      write(`error ${line} ${String(error)} ${JSON.stringify(fields ?? {})}`)
    },
  }
}

export interface Stage {
  readonly discord: DiscordEmulator
  readonly guild: ReturnType<DiscordEmulator['addGuild']>
  readonly space: SpaceRef
  readonly owner: ReturnType<DiscordEmulator['addUser']>
  readonly ana: ReturnType<DiscordEmulator['addUser']>
  readonly platform: Platform
  /** Files of another platform, to be brought to this one. */
  readonly files: LentFiles
  readonly pictures: DrawnPictures
  readonly inbox: FakeInbox
  readonly timers: HandTimers
  readonly logger: HandLogger
  /** Moves the adapter's clock. */
  readonly clock: { now(): number; skip(ms: number): void }
  /** Performs an effect as the worker does on its first try. */
  readonly attempt: (id?: string, more?: Partial<Attempt>) => Attempt
  /** Resolves once the look finds something: now, or after a call, an event or a change of the world. */
  until<Value>(look: () => Value | undefined | false, ms?: number): Promise<Value>
}

export interface StageOptions extends DiscordOptions {
  readonly token?: string
}

/** An emulated guild and an adapter that has not started yet. All of it ends with the test. */
export async function stage({ token, ...options }: StageOptions = {}): Promise<Stage> {
  const discord = await startDiscord(options)
  const owner = discord.addUser({ name: 'Olga' })
  const ana = discord.addUser({ name: 'Ana' })
  const guild = discord.addGuild({ name: 'Garden', owner, channels: ['general', 'support'] })
  guild.join(ana)
  const inbox = fakeInbox(() => discord.world.signal.touch())
  const timers = handTimers(() => discord.world.signal.touch())
  const logger = handLogger(() => discord.world.signal.touch())
  let skipped = 0
  const clock = {
    now: () => Date.now() + skipped,
    skip: (ms: number) => {
      skipped += ms
    },
  }
  const files = lentFiles('slack')
  const pictures = drawnPictures()
  const platform = discordAdapter({
    token: token ?? discord.token,
    apiUrl: discord.apiUrl,
    registry,
    clock,
    timers,
    logger,
    metrics: noMetrics,
    files,
    pictures,
  })
  onTestFinished(async () => {
    timers.end()
    await platform.stop()
    await discord.close()
  })
  return {
    discord,
    guild,
    space: { platform: 'discord', id: guild.id },
    owner,
    ana,
    platform,
    files,
    pictures,
    inbox,
    timers,
    logger,
    clock,
    attempt: (id = 'attempt-1', more = {}) => ({ id, number: 1, ...more }),
    until: (look, ms) => discord.until(look, ms),
  }
}

/** The same, started. */
export async function startedStage(options: StageOptions = {}): Promise<Stage> {
  const made = await stage(options)
  await made.platform.start(made.inbox)
  return made
}

/** The result of an outcome that must be done. */
export function done(outcome: Outcome): Extract<Outcome, { kind: 'done' }>['result'] {
  if (outcome.kind !== 'done') throw new Error(`not done: ${JSON.stringify(outcome)}`)
  return outcome.result
}
