// Handlers with their services in hand, found by spec.
import type { Answer } from '../ports/answer.ts'
import type { FormOptions, Options } from './option.ts'
import type {
  ActionContext,
  ActionSpec,
  CommandContext,
  CommandSpec,
  Complete,
  Declared,
  FormContext,
  FormSpec,
  Instead,
  MessageContext,
  MessageSpec,
  Offers,
  Refill,
} from './spec.ts'

type Arguments = readonly (string | number)[]

export interface BoundHandler<Context> {
  run(call: Context): Answer | Promise<Answer>
  /** What is looked up before the transaction of a writer. */
  before(call: Context): Promise<void>
}

export interface Bound {
  command(spec: CommandSpec): BoundHandler<CommandContext<Options>>
  message(spec: MessageSpec): BoundHandler<MessageContext>
  action(spec: ActionSpec): BoundHandler<ActionContext<Arguments>>
  form(spec: FormSpec): BoundHandler<FormContext<Arguments, FormOptions>>
  complete(spec: CommandSpec): Complete
  /** What is answered where its form would be opened. */
  instead(spec: CommandSpec): Instead
  /** What there is to choose from in its form. */
  offers(spec: CommandSpec): Offers
  /** Undefined where the form is its spec's alone. */
  refill(spec: FormSpec): Refill<Arguments> | undefined
}

/** Makes every handler once. Asking for a spec that is not among them throws: a bug of the wiring. */
export function bindAll<Services>(declared: readonly Declared<Services>[], services: Services): Bound {
  const commands = new Map<CommandSpec, BoundHandler<CommandContext<Options>>>()
  const messages = new Map<MessageSpec, BoundHandler<MessageContext>>()
  const actions = new Map<ActionSpec, BoundHandler<ActionContext<Arguments>>>()
  const forms = new Map<FormSpec, BoundHandler<FormContext<Arguments, FormOptions>>>()
  const completes = new Map<CommandSpec, Complete>()
  const insteads = new Map<CommandSpec, Instead>()
  const offers = new Map<CommandSpec, Offers>()
  const refills = new Map<FormSpec, Refill<Arguments>>()
  for (const one of declared) {
    if (isCommand(one)) {
      commands.set(one.spec, { run: one.handler(services), before: one.before?.(services) ?? nothing })
      if (one.complete !== undefined) completes.set(one.spec, one.complete(services))
      if (one.instead !== undefined) insteads.set(one.spec, one.instead(services))
      if (one.offers !== undefined) offers.set(one.spec, one.offers(services))
    } else if (isMessage(one))
      messages.set(one.spec, { run: one.handler(services), before: one.before?.(services) ?? nothing })
    else if (isAction(one))
      actions.set(one.spec, { run: one.handler(services), before: one.before?.(services) ?? nothing })
    else {
      forms.set(one.spec, { run: one.handler(services), before: one.before?.(services) ?? nothing })
      if (one.refill !== undefined) refills.set(one.spec, one.refill(services))
    }
  }
  return {
    command: (spec) => found(commands, spec),
    message: (spec) => found(messages, spec),
    action: (spec) => found(actions, spec),
    form: (spec) => found(forms, spec),
    complete: (spec) => completes.get(spec) ?? (async () => []),
    instead: (spec) => insteads.get(spec) ?? (async () => undefined),
    offers: (spec) => offers.get(spec) ?? (async () => ({})),
    refill: (spec) => refills.get(spec),
  }
}

const nothing = async (): Promise<void> => {}

type CommandDeclared<S> = Extract<Declared<S>, { spec: CommandSpec }>
type MessageDeclared<S> = Extract<Declared<S>, { spec: MessageSpec }>
type ActionDeclared<S> = Extract<Declared<S>, { spec: ActionSpec }>

const isCommand = <S>(one: Declared<S>): one is CommandDeclared<S> => one.spec.kind === 'command'
const isMessage = <S>(one: Exclude<Declared<S>, CommandDeclared<S>>): one is MessageDeclared<S> =>
  one.spec.kind === 'message'
const isAction = <S>(one: Exclude<Declared<S>, CommandDeclared<S> | MessageDeclared<S>>): one is ActionDeclared<S> =>
  one.spec.kind === 'action'

function found<Spec extends object, Handler>(known: ReadonlyMap<Spec, Handler>, spec: Spec): Handler {
  const handler = known.get(spec)
  if (handler === undefined) throw new Error('a spec has no handler')
  return handler
}
