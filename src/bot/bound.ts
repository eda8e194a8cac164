// Handlers with their services in hand, found by spec.
import type { Answer } from '../ports/answer.ts'
import type { Options } from './option.ts'
import type {
  ActionContext,
  ActionSpec,
  CommandContext,
  CommandSpec,
  Complete,
  Declared,
  FormContext,
  FormSpec,
} from './spec.ts'

type Ran = Answer | Promise<Answer>
type Arguments = readonly (string | number)[]

export interface Bound {
  command(spec: CommandSpec): (call: CommandContext<Options>) => Ran
  action(spec: ActionSpec): (call: ActionContext<Arguments>) => Ran
  form(spec: FormSpec): (call: FormContext<Arguments, Options>) => Ran
  complete(spec: CommandSpec): Complete
}

/** Makes every handler once. Asking for a spec that is not among them throws: a bug of the wiring. */
export function bindAll<Services>(declared: readonly Declared<Services>[], services: Services): Bound {
  const commands = new Map<CommandSpec, (call: CommandContext<Options>) => Ran>()
  const actions = new Map<ActionSpec, (call: ActionContext<Arguments>) => Ran>()
  const forms = new Map<FormSpec, (call: FormContext<Arguments, Options>) => Ran>()
  const completes = new Map<CommandSpec, Complete>()
  for (const one of declared) {
    if (isCommand(one)) {
      commands.set(one.spec, one.handler(services))
      if (one.complete !== undefined) completes.set(one.spec, one.complete(services))
    } else if (isAction(one)) actions.set(one.spec, one.handler(services))
    else forms.set(one.spec, one.handler(services))
  }
  return {
    command: (spec) => found(commands, spec),
    action: (spec) => found(actions, spec),
    form: (spec) => found(forms, spec),
    complete: (spec) => completes.get(spec) ?? (async () => []),
  }
}

type CommandDeclared<S> = Extract<Declared<S>, { spec: CommandSpec }>
type ActionDeclared<S> = Extract<Declared<S>, { spec: ActionSpec }>

const isCommand = <S>(one: Declared<S>): one is CommandDeclared<S> => one.spec.kind === 'command'
const isAction = <S>(one: Exclude<Declared<S>, CommandDeclared<S>>): one is ActionDeclared<S> =>
  one.spec.kind === 'action'

function found<Spec extends object, Handler>(known: ReadonlyMap<Spec, Handler>, spec: Spec): Handler {
  const handler = known.get(spec)
  if (handler === undefined) throw new Error('a spec has no handler')
  return handler
}
