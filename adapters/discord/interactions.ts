// Commands, clicks, forms and completions: acknowledged within three seconds whatever the handler does, then answered.
import { opensForm, type Registry } from '../../src/bot/registry.ts'
import type { Spec } from '../../src/bot/spec.ts'
import { referenceOf } from '../../src/domain/reference.ts'
import { sayIn } from '../../src/locales/say.ts'
import type { Given } from '../../src/ports/answer.ts'
import type { Inbox } from '../../src/ports/inbox.ts'
import type { Metrics } from '../../src/ports/metrics.ts'
import type { Clock, Logger, Timers } from '../../src/ports/system.ts'
import type { Message } from '../../src/view/message.ts'
import { type Acknowledgement, acknowledgement, type Visibility } from './acknowledge.ts'
import type { Api } from './api.ts'
import { times } from './limits.ts'
import { messageSpecCalled } from './message-commands.ts'
import { origins } from './origins.ts'
import { describeError, isRefusal } from './outcome.ts'
import type { Patience } from './patience.ts'
import { type CallRead, readInteraction } from './read-interaction.ts'
import type { Wire } from './wire.ts'

export interface InteractionOptions {
  readonly api: Api
  readonly registry: Registry
  readonly clock: Clock
  readonly timers: Timers
  readonly patience: Patience
  readonly logger: Logger
  readonly metrics: Pick<Metrics, 'firstAnswer'>
}

export interface Interactions {
  /** Handles one interaction to its end. Never rejects. */
  handle(packet: Wire, inbox: Inbox): Promise<void>
  /** Resolves once this process has finished acknowledging the interaction; at once for one it does not know. */
  acknowledged(interaction: string): Promise<void>
}

type Answerable = Exclude<CallRead, { kind: 'suggest' }>

/** How a call is to be acknowledged, known from its spec before the handler runs. */
interface Manner {
  /** A form is expected, which must be the very first callback. */
  readonly form: boolean
  readonly visibility: Visibility
}

/** When an answer that is stored nowhere is tried again. */
const repeats = [1_000, 5_000]

/** Makes the handler of interactions. */
export function interactions(options: InteractionOptions): Interactions {
  const { api, registry, clock, timers, patience, logger, metrics } = options
  const ways = origins()
  const underway = new Map<string, Promise<void>>()

  async function handle(packet: Wire, inbox: Inbox): Promise<void> {
    try {
      const cameAt = clock.now()
      const { id, read: asRead } = readInteraction(packet, clock, ways)
      const read = named(registry, asRead)
      const isCall = read.kind !== 'suggest'
      const answer = acknowledgement(api, id, read.call.space, () => {
        if (isCall) metrics.firstAnswer('discord', clock.now() - cameAt)
      })
      if (read.kind === 'suggest') return await suggest(answer, read, inbox)
      const { promise, resolve } = Promise.withResolvers<void>()
      underway.set(id.interaction, promise)
      const done = (): void => {
        underway.delete(id.interaction)
        resolve()
      }
      await respond(answer, read, inbox, done).finally(done)
    } catch (error) {
      logger.error('an interaction was not answered', error, { why: describeError(error) })
    }
  }

  async function respond(
    answer: Acknowledgement,
    read: Answerable,
    inbox: Inbox,
    acknowledged: () => void,
  ): Promise<void> {
    const manner = mannerOf(registry, read)
    // A public defer is seen by all, and a refusal is nobody else's business: here too the handler goes first.
    if (manner.form || manner.visibility === 'public') return respondDirectly(answer, read, manner, inbox, acknowledged)
    // What only reads is kept nowhere, and is most often answered at once: then a defer would be a request too many.
    if ((await inTime(inbox.asked(read))) === 'nothing to keep')
      return respondDirectly(answer, read, manner, inbox, acknowledged)
    if (!(await deferred(answer, manner.visibility))) return inbox.unasked(read.call.key)
    acknowledged()
    const given = await call(inbox, read, false)
    await complete(answer, given, manner.visibility, read)
  }

  /** What is said first depends on the handler, so it goes first; only when it is slow is the call deferred. */
  async function respondDirectly(
    answer: Acknowledgement,
    read: Answerable,
    manner: Manner,
    inbox: Inbox,
    acknowledged: () => void,
  ): Promise<void> {
    // A sent form cannot open another one.
    const given = call(inbox, read, read.kind !== 'form')
    const first = await inTime(given)
    if (first === undefined || first.kind === 'kept') {
      if (!(await deferred(answer, manner.visibility))) return
      acknowledged()
      return complete(answer, await given, manner.visibility, read)
    }
    if (first.kind === 'form') return answer.openForm(first.form)
    const { message, visibility } =
      first.kind === 'say' ? first : { message: first.resume, visibility: 'private' as const }
    try {
      await answer.reply(message, visibility)
    } catch (error) {
      if (isRefusal(error, 10062)) throw error
      // Whether it arrived is not known. Deferring tells: what stands there already is shown once more, as it is.
      if (await deferred(answer, visibility))
        await complete(answer, { kind: 'say', message, visibility }, visibility, read)
    }
  }

  /** Defers. False when Discord has already told the person that it failed: then nothing must happen either. */
  async function deferred(answer: Acknowledgement, visibility: Visibility): Promise<boolean> {
    try {
      await answer.defer(visibility)
    } catch (error) {
      logger.warn('an interaction could not be acknowledged', { why: describeError(error) })
      return !isRefusal(error, 10062)
    }
    return true
  }

  async function complete(
    answer: Acknowledgement,
    given: Given,
    before: Visibility,
    { call: { caller } }: Answerable,
  ): Promise<void> {
    const say = (message: Message, visibility: Visibility): Promise<void> =>
      patience.retrying(before === visibility ? repeats : [], () => answer.complete(message, before, visibility))
    switch (given.kind) {
      case 'kept':
        return
      case 'say':
        return say(given.message, given.visibility)
      case 'errors':
        return say(given.resume, 'private')
      case 'form':
        return say({ text: sayIn(caller.locale)('form.late') }, 'private')
      default:
        return given satisfies never
    }
  }

  async function suggest(
    answer: Acknowledgement,
    { call: { caller, space }, path, option, value }: Extract<CallRead, { kind: 'suggest' }>,
    inbox: Inbox,
  ): Promise<void> {
    const found = space === undefined ? [] : inbox.suggest({ space, caller, path, option, value })
    const choices = await inTime(Promise.resolve(found).catch(() => []))
    await answer.suggest(choices ?? [])
  }

  /** The inbox answers whatever goes wrong; should it ever not, the person still hears of it. */
  async function call(inbox: Inbox, read: Answerable, canOpenForm: boolean): Promise<Given> {
    try {
      switch (read.kind) {
        case 'command':
          return await inbox.command({ ...read.call, canOpenForm })
        case 'message':
          return await inbox.message({ ...read.call, canOpenForm })
        case 'action':
          return await inbox.action({ ...read.call, canOpenForm })
        case 'form':
          return await inbox.form({ ...read.call, canOpenForm })
        default:
          return read satisfies never
      }
    } catch (error) {
      const reference = referenceOf(read.call.key)
      logger.error('the inbox failed', error)
      const text = sayIn(read.call.caller.locale)('error.bug', { reference })
      return { kind: 'say', visibility: 'private', message: { text } }
    }
  }

  /** The value, or undefined when it would come too late for the first callback. */
  function inTime<Value>(work: Promise<Value>): Promise<Value | undefined> {
    return new Promise((resolve, reject) => {
      const takeBack = timers.after(times.firstCallbackMs, () => resolve(undefined))
      work.then(resolve, reject).finally(takeBack)
    })
  }

  return { handle, acknowledged: (interaction) => underway.get(interaction) ?? Promise.resolve() }
}

function mannerOf(registry: Registry, read: Answerable): Manner {
  if (read.kind === 'command') {
    const spec = registry.command(read.call.path)
    return { form: spec !== undefined && opensForm(spec, read.call.options), visibility: visibilityOf(spec) }
  }
  if (read.kind === 'message') {
    const spec = registry.message(read.call.name)
    return { form: spec?.answers === 'form', visibility: visibilityOf(spec) }
  }
  if (read.kind === 'action') {
    const spec = registry.action(read.call.action)
    return { form: spec?.answers === 'form', visibility: visibilityOf(spec) }
  }
  return { form: false, visibility: visibilityOf(registry.form(read.call.action)) }
}

/** A message command by the name of its spec. */
function named(registry: Registry, read: CallRead): CallRead {
  if (read.kind !== 'message') return read
  const { name } = messageSpecCalled(registry, read.call.name) ?? read.call
  return { kind: 'message', call: { ...read.call, name } }
}

const visibilityOf = (spec: Spec | undefined): Visibility => (spec?.answers === 'public' ? 'public' : 'private')
