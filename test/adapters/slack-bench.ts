// A Slack adapter over the emulator with an inbox that remembers what it was told: what the tests of the adapter share.
import { createServer, type IncomingMessage } from 'node:http'
import { z } from 'zod'
import { type SlackAdapterOptions, slackAdapter } from '../../adapters/slack/index.ts'
import { registryOf } from '../../src/bot/registry.ts'
import { command } from '../../src/bot/spec.ts'
import type { Given } from '../../src/ports/answer.ts'
import type { Door } from '../../src/ports/door.ts'
import type { InboundEvent } from '../../src/ports/event.ts'
import type { ActionCall, Asked, FormCall, Inbox, Kept, MessageCall, WordsCall } from '../../src/ports/inbox.ts'
import { noMetrics } from '../../src/ports/metrics.ts'
import type { Platform } from '../../src/ports/platform.ts'
import type { Clock, Logger, Timers } from '../../src/ports/system.ts'
import { plain } from '../../src/view/text.ts'
import { type DrawnPictures, drawnPictures } from '../drawn-pictures.ts'
import { createChanges } from '../emulators/slack/changes.ts'
import { type SlackEmulator, type SlackOptions, startSlack } from '../emulators/slack/index.ts'
import { type LentFiles, lentFiles } from '../lent-files.ts'
import { silentLogger } from '../silent-logger.ts'

export const modes = ['socket', 'http'] as const
export type Mode = (typeof modes)[number]

export const realTimers: Timers = {
  after(ms, work) {
    const timer = setTimeout(work, ms)
    return () => clearTimeout(timer)
  },
}

export const said = (text: string): Given => ({ kind: 'say', visibility: 'private', message: { text: plain(text) } })

/** Work that ends only when the test says so. */
export function held<T>(value: T): { readonly promise: Promise<T>; readonly release: () => void } {
  let release = (): void => undefined
  const promise = new Promise<T>((resolve) => {
    release = () => resolve(value)
  })
  return { promise, release }
}

const help = command({
  ...{ path: 'help', summary: 'help.summary', options: {} },
  ...{ who: 'everyone', does: 'reads', answers: 'private' },
})

export class FakeInbox implements Inbox {
  readonly events: InboundEvent[] = []
  readonly wordsCalls: WordsCall[] = []
  readonly actionCalls: ActionCall[] = []
  readonly formCalls: FormCall[] = []
  readonly messageCalls: MessageCall[] = []
  readonly #changes = createChanges()
  /** Resolves once the probe holds, asked again whenever something comes in. */
  readonly until = this.#changes.until
  onEvent: (event: InboundEvent) => Promise<void> = async () => undefined
  onWords: (call: WordsCall) => Promise<Given> = async () => said('Heard.')
  onAction: (call: ActionCall) => Promise<Given> = async () => said('Pressed.')
  onForm: (call: FormCall) => Promise<Given> = async () => ({ kind: 'kept' })

  readonly kept: string[] = []
  readonly forgotten: string[] = []
  keep: () => Promise<Kept> = async () => 'kept'

  async asked({ call }: Asked): Promise<Kept> {
    this.kept.push(call.key)
    return this.keep()
  }
  async unasked(key: string): Promise<void> {
    this.forgotten.push(key)
    this.#changes.note()
  }
  async command(): Promise<Given> {
    throw new Error('Slack takes no command apart')
  }
  async words(call: WordsCall): Promise<Given> {
    this.wordsCalls.push(call)
    this.#changes.note()
    return this.onWords(call)
  }
  async action(call: ActionCall): Promise<Given> {
    this.actionCalls.push(call)
    this.#changes.note()
    return this.onAction(call)
  }
  async message(call: MessageCall): Promise<Given> {
    this.messageCalls.push(call)
    this.#changes.note()
    return said('Taken along.')
  }
  async form(call: FormCall): Promise<Given> {
    this.formCalls.push(call)
    this.#changes.note()
    return this.onForm(call)
  }
  async suggest(): Promise<readonly []> {
    return []
  }
  async event(event: InboundEvent): Promise<void> {
    this.events.push(event)
    this.#changes.note()
    return this.onEvent(event)
  }
  of<K extends InboundEvent['kind']>(kind: K): Extract<InboundEvent, { kind: K }>[] {
    return this.events.filter((event): event is Extract<InboundEvent, { kind: K }> => event.kind === kind)
  }
}

export interface Bench {
  readonly slack: SlackEmulator
  readonly inbox: FakeInbox
  readonly platform: Platform
  /** Files of another platform, to be brought to this one. */
  readonly files: LentFiles
  readonly pictures: DrawnPictures
  readonly logged: string[]
  /** Milliseconds the adapter's clock is ahead of the real one. */
  ahead: number
  start(): Promise<void>
  close(): Promise<void>
}

export interface BenchOptions {
  readonly slack?: SlackOptions
  readonly timers?: Timers
  /** The adapter's clock; the real one, ahead as far as the test says, when absent. */
  readonly clock?: Clock
  /** How long Slack may take to answer a ping. */
  readonly pongMs?: number
  readonly adapter?: Partial<Pick<SlackAdapterOptions, 'botToken' | 'connection' | 'apiUrl'>>
}

/** Sets one up; `start` connects it. */
export async function bench(mode: Mode, options: BenchOptions = {}): Promise<Bench> {
  const slack = await startSlack({ ...options.slack, timing: { retries: [10, 10, 10], ...options.slack?.timing } })
  const inbox = new FakeInbox()
  const logged: string[] = []
  const door = openDoor()
  const logger = loggerInto(logged)
  const made = { ahead: 0 }
  const files = lentFiles('discord')
  const pictures = drawnPictures()
  const platform = slackAdapter({
    botToken: slack.botToken,
    connection:
      mode === 'socket'
        ? {
            kind: 'socket',
            appToken: slack.appToken,
            ...(options.pongMs === undefined ? {} : { pongMs: options.pongMs }),
          }
        : { kind: 'http', signingSecret: slack.signingSecret, door },
    apiUrl: slack.apiUrl,
    registry: registryOf([help]),
    clock: options.clock ?? { now: () => Date.now() + made.ahead },
    timers: options.timers ?? realTimers,
    logger,
    metrics: noMetrics,
    files,
    pictures,
    ...options.adapter,
  })
  return Object.assign(made, {
    slack,
    inbox,
    platform,
    files,
    pictures,
    logged,
    async start() {
      await platform.start(inbox)
      if (mode === 'http') await slack.deliverTo(await door.open())
      else await slack.connected()
    },
    async close() {
      await platform.stop()
      await slack.close()
      await door.close()
    },
  })
}

/** A logger that writes down. */
export function loggerInto(logged: string[]): Logger {
  const write = (message: string, fields: object = {}): void => {
    logged.push(`${message} ${JSON.stringify(fields)}`)
  }
  return {
    ...silentLogger,
    info: write,
    warn: write,
    error: (message, error, fields) => write(`${message}: ${String(error)}`, fields),
  }
}

interface OpenDoor extends Door {
  /** Answers a GET as a browser's would be, wherever the world thinks that the door is. */
  browse(url: string, cookie?: string): Promise<Response>
  open(): Promise<string>
  close(): Promise<void>
}

/** A door over node:http, as small as it can be. */
export function openDoor(): OpenDoor {
  const posts = new Map<string, Parameters<Door['post']>[1]>()
  const pages = new Map<string, Parameters<Door['get']>[1]>()
  const server = createServer((incoming, outgoing) => {
    const respond = async (): Promise<void> => {
      const path = incoming.url ?? '/'
      const handler = posts.get(path)
      const headers = z.record(z.string(), z.string()).parse(incoming.headers)
      const posted = { header: (name: string) => headers[name], body: await bodyOf(incoming) }
      const { status, body, type } = (await handler?.(posted)) ?? { status: 404, body: '' }
      outgoing.writeHead(status, { 'content-type': type ?? 'text/plain' }).end(body)
    }
    respond().catch((error: unknown) => outgoing.writeHead(500).end(String(error)))
  })
  return {
    get: (path, handler) => pages.set(path, handler),
    post: (path, handler) => posts.set(path, handler),
    async browse(url, cookie = '') {
      const handler = pages.get(new URL(url).pathname)
      return (await handler?.(new Request(url, { headers: { cookie } }))) ?? new Response('', { status: 404 })
    },
    async open() {
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
      const address = server.address()
      const port = typeof address === 'object' && address !== null ? address.port : 0
      return `http://127.0.0.1:${port}/slack/events`
    },
    async close() {
      if (!server.listening) return
      server.closeAllConnections()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}

async function bodyOf(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks).toString('utf8')
}
