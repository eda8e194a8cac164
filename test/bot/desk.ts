// A dispatch over a handful of commands that tests make up, with everything around it held in memory: who calls, what was
// kept, what was logged.
import { dispatch } from '../../src/bot/dispatch.ts'
import type { KeptCall } from '../../src/bot/dispatch-options.ts'
import type { Draft } from '../../src/bot/drafts.ts'
import { registryOf } from '../../src/bot/registry.ts'
import type { Declared } from '../../src/bot/spec.ts'
import type { Caller, Level } from '../../src/domain/caller.ts'
import { communityId, memberId, personId } from '../../src/domain/ids.ts'
import { sayIn } from '../../src/locales/say.ts'
import type { Given } from '../../src/ports/answer.ts'
import type { Call, Inbox, RawValues } from '../../src/ports/inbox.ts'
import type { CallOutcome } from '../../src/ports/metrics.ts'
import type { LogFields } from '../../src/ports/system.ts'
import type { Message } from '../../src/view/message.ts'
import { silentLogger } from '../silent-logger.ts'

const space = { platform: 'playground', id: 'home' } as const

export interface Logged {
  readonly message: string
  readonly error: unknown
  readonly fields: LogFields | undefined
}

export interface Desk {
  readonly inbox: Inbox
  /** The answers that were kept, with the call each belongs to. */
  readonly kept: readonly { readonly call: KeptCall; readonly message: Message }[]
  /** The keys of calls that were kept before they were handled, and have no answer yet. */
  readonly asked: ReadonlySet<string>
  /** What such calls were answered from the store, though it is stored nowhere else. */
  readonly answers: readonly { readonly key: string; readonly message: Message }[]
  readonly logged: readonly Logged[]
  /** What was counted: the name of each call, and how it went. */
  readonly counted: readonly (readonly [string, CallOutcome])[]
  /** A call of somebody, whose form can be opened unless it says otherwise. */
  call(more?: Partial<Call>): Call
}

export interface DeskOptions {
  readonly level?: Level
  readonly confirmed?: boolean
  /** What asking who calls ends in, when it is to fail. */
  readonly unknownCaller?: Error
}

/** Makes the desk. Its caller is Nia. */
export function desk<Services>(
  declared: readonly Declared<Services>[],
  services: Services,
  options: DeskOptions = {},
): Desk {
  const kept: { call: KeptCall; message: Message }[] = []
  const logged: Logged[] = []
  const counted: [string, CallOutcome][] = []
  let around: LogFields = {}
  const drafts = new Map<string, Draft>()
  const seen = new Set<string>()
  const asked = new Set<string>()
  const answers: { key: string; message: Message }[] = []
  let ids = 0
  const caller: Caller = {
    community: communityId('c1'),
    space,
    member: memberId('m1'),
    person: personId('p1'),
    user: { space, user: 'nia' },
    name: 'Nia',
    level: options.level ?? 'everyone',
    guest: false,
    greeter: false,
    confirmed: options.confirmed ?? true,
  }
  const inbox = dispatch({
    registry: registryOf(declared.map((one) => one.spec)),
    declared,
    services,
    async callerOf() {
      if (options.unknownCaller !== undefined) throw options.unknownCaller
      return { caller, say: sayIn('en') }
    },
    sayIn,
    shapeOf: async () => 'thread',
    async once(call, work) {
      if (seen.has(call.call.key)) return
      const message = await work()
      seen.add(call.call.key)
      kept.push({ call, message })
    },
    asked: {
      keep: async ({ key }) => {
        if (asked.has(key)) return false
        asked.add(key)
        return true
      },
      answer: async (key, message) => {
        answers.push({ key, message })
        return asked.delete(key)
      },
      forget: async (key) => void asked.delete(key),
    },
    receive: async () => {},
    drafts: {
      async keep(owner, draft) {
        ids += 1
        drafts.set(`${owner.member}/draft${ids}`, draft)
        return `draft${ids}`
      },
      read: async (owner, id) => drafts.get(`${owner.member}/${id}`),
    },
    ids: { next: () => '0123456789abcdefghjk', secret: () => 'secret' },
    logger: {
      ...silentLogger,
      error: (message, error, fields) => logged.push({ message, error, fields: { ...around, ...fields } }),
      during: (fields, work) => {
        around = fields
        return work()
      },
    },
    metrics: { called: (name, outcome) => counted.push([name, outcome]) },
  })
  return {
    inbox,
    kept,
    asked,
    answers,
    logged,
    counted,
    call: (more = {}) => ({
      key: 'call-1',
      space,
      place: { kind: 'channel', space, channel: 'general' },
      caller: { user: 'nia', name: 'Nia' },
      address: { platform: 'playground', expiresAt: 0, data: {} },
      canOpenForm: true,
      ...more,
    }),
  }
}

/** Options as they are typed. */
export const typed = (values: Readonly<Record<string, string>>): RawValues =>
  Object.fromEntries(Object.entries(values).map(([name, text]) => [name, { kind: 'text', text }]))

const wordsOf = (message: Message): string =>
  message.text.map((part) => ('text' in part ? part.text : part.kind === 'command' ? `/${part.path}` : '')).join('')

/** What the person reads of an answer that is given at once. */
export function said(given: Given): string {
  if (given.kind === 'say') return wordsOf(given.message)
  return given.kind === 'errors' ? wordsOf(given.resume) : given.kind
}

/** The id of the button with this label. */
export function buttonOf(given: Given, label: string): string {
  const message = given.kind === 'say' ? given.message : given.kind === 'errors' ? given.resume : undefined
  const found = message?.controls?.find((control) => 'label' in control && control.label === label)
  if (found?.kind !== 'button') throw new Error(`there is no button ${label}`)
  return found.action
}

/** What stands in the fields of the form that was opened. */
export function filled(given: Given): Readonly<Record<string, unknown>> {
  if (given.kind !== 'form') throw new Error(`no form was opened: ${said(given)}`)
  return Object.fromEntries(
    given.form.fields.flatMap((field) =>
      'value' in field && field.value !== undefined ? [[field.name, field.value]] : [],
    ),
  )
}
