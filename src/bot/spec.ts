// What people can do, as data: a command, a button, a form. Each platform's compiler reads it; a handler is bound to it.
import type { z } from 'zod'
import type { Caller, Level } from '../domain/caller.ts'
import type { FilledFile } from '../domain/file.ts'
import type { MessageRef, Place } from '../domain/place.ts'
import type { Say, SentenceKey } from '../locales/say.ts'
import type { Answer } from '../ports/answer.ts'
import type { RawValues, SeenMessage } from '../ports/inbox.ts'
import type { Form } from '../view/form.ts'
import type { Choice } from '../view/message.ts'
import type { FilesOption, FormOptions, InputOf, Options } from './option.ts'

export type { Caller, Level } from '../domain/caller.ts'

interface Manner {
  readonly who: Level
  /** `reads`: no transaction, kept nowhere. `writes`: one short transaction with the inbox mark, SQL only. */
  readonly does: 'reads' | 'writes'
  /** Known before the handler runs, since a platform may have to be told first. `form`: the handler returns one. */
  readonly answers: 'private' | 'public' | 'form'
}

export interface CommandSpec<Declared extends Options = Options> extends Manner {
  readonly kind: 'command'
  /** `suggest`, or `suggestion list`. */
  readonly path: string
  readonly summary: SentenceKey
  /** Said in its form before a word is typed; gets `shape`, how support threads are kept private there. */
  readonly intro?: SentenceKey
  readonly options: Declared
  /** Files that its form takes beside them. Nobody can type one. */
  readonly files?: FilesOption
}

/** What is done with a message: a message command on Discord, a message shortcut on Slack, a menu in the playground. */
export interface MessageSpec extends Manner {
  readonly kind: 'message'
  /** Never changes: it stands in Slack's manifest, and in the menus of the playground. */
  readonly name: string
  /** What the menu of a message says. */
  readonly label: SentenceKey
  readonly summary: SentenceKey
}

type Arguments = readonly (string | number)[]

/** A button or a select. */
export interface ActionSpec<Args extends Arguments = Arguments> extends Manner {
  readonly kind: 'action'
  readonly name: string
  readonly version: number
  /** Reads the arguments of an id, which come as strings. */
  readonly args: z.ZodType<Args>
}

/** What a sent form does. */
export interface FormSpec<Args extends Arguments = Arguments, Declared extends FormOptions = FormOptions>
  extends Manner {
  readonly kind: 'form'
  readonly name: string
  readonly version: number
  readonly args: z.ZodType<Args>
  readonly title: SentenceKey
  readonly submit: SentenceKey
  readonly intro?: SentenceKey
  readonly options: Declared
}

export type Spec = CommandSpec | MessageSpec | ActionSpec | FormSpec

/** What every handler gets. */
export interface CallContext {
  readonly key: string
  readonly caller: Caller
  /** The sentences in the caller's language. */
  readonly say: Say
  readonly place: Place | undefined
}

export interface CommandContext<Declared extends Options> extends CallContext {
  readonly input: InputOf<Declared>
  /** What was filled into its form, where that takes files. */
  readonly files: readonly FilledFile[]
}

export interface MessageContext extends CallContext {
  readonly message: SeenMessage
}

export interface ActionContext<Args> extends CallContext {
  readonly args: Args
  /** What was chosen in a select. */
  readonly values: readonly string[]
  readonly message: MessageRef | undefined
}

export interface FormContext<Args, Declared extends FormOptions> extends CallContext {
  readonly args: Args
  readonly input: InputOf<Declared>
}

/** What a completion is asked: the option, and what is typed so far. */
export interface CompleteContext {
  readonly caller: Caller
  readonly say: Say
  readonly option: string
  readonly value: string
}

type Run<Context> = (call: Context) => Answer | Promise<Answer>
export type Complete = (call: CompleteContext) => Promise<readonly Choice[]>

/** What must be looked up before a writer's transaction. Rejects with a UserError when the call cannot stand. */
type Before<Context> = (call: Context) => Promise<void>

interface DeclaredAs<Services, S extends Spec, Context> {
  readonly spec: S
  readonly handler: (services: Services) => Run<Context>
  readonly before?: (services: Services) => Before<Context>
}

/** Answers where a command's own form would be opened; undefined opens that. Looks things up, and writes nothing. */
export type Instead = (call: CallContext) => Promise<Answer | undefined>

/** What there is to choose from in options of a command's form, by the option; one with nothing to choose has no field. */
export type Offers = (call: Pick<CallContext, 'caller' | 'say'>) => Promise<Readonly<Record<string, readonly Choice[]>>>

/** Makes a form as it was filled, where its fields are not its spec's alone. */
export type Refill<Args> = (
  call: Pick<FormContext<Args, FormOptions>, 'caller' | 'say' | 'args'>,
  values: RawValues,
) => Promise<Form>

/** A spec with its handler, which is made from the services once they exist. */
export type Declared<Services> =
  | (DeclaredAs<Services, CommandSpec, CommandContext<Options>> & {
      readonly complete?: (services: Services) => Complete
      readonly instead?: (services: Services) => Instead
      readonly offers?: (services: Services) => Offers
    })
  | DeclaredAs<Services, MessageSpec, MessageContext>
  | DeclaredAs<Services, ActionSpec, ActionContext<Arguments>>
  | (DeclaredAs<Services, FormSpec, FormContext<Arguments, FormOptions>> & {
      readonly refill?: (services: Services) => Refill<Arguments>
    })

/** Declares a command. */
export const command = <const D extends Options>(spec: Omit<CommandSpec<D>, 'kind'>): CommandSpec<D> =>
  Object.freeze({ kind: 'command', ...spec })

/** Declares what is done with a message. */
export const messageCommand = (spec: Omit<MessageSpec, 'kind'>): MessageSpec =>
  Object.freeze({ kind: 'message', ...spec })

/** Declares a button or a select. */
export const action = <Args extends Arguments>(spec: Omit<ActionSpec<Args>, 'kind'>): ActionSpec<Args> =>
  Object.freeze({ kind: 'action', ...spec })

/** Declares a form of its own. A command's form needs no declaration: it is made from the command's options. */
export const form = <Args extends Arguments, const D extends FormOptions>(
  spec: Omit<FormSpec<Args, D>, 'kind'>,
): FormSpec<Args, D> => Object.freeze({ kind: 'form', ...spec })

// Dispatch checks input and arguments by the spec itself before it calls, so the casts below hold.

/** Binds a command to its handler, and to its completions where an option has them. */
export const onCommand = <D extends Options, Services>(
  spec: CommandSpec<D>,
  handler: (services: Services) => Run<CommandContext<D>>,
  complete?: (services: Services) => Complete,
  before?: (services: Services) => Before<CommandContext<D>>,
  instead?: (services: Services) => Instead,
  offers?: (services: Services) => Offers,
): Declared<Services> => ({
  spec,
  ...(offers === undefined ? {} : { offers }),
  ...(instead === undefined ? {} : { instead }),
  handler: handler as unknown as (services: Services) => Run<CommandContext<Options>>,
  ...(complete === undefined ? {} : { complete }),
  ...(before === undefined
    ? {}
    : { before: before as unknown as (services: Services) => Before<CommandContext<Options>> }),
})

/** Binds what is done with a message to its handler. */
export const onMessage = <Services>(
  spec: MessageSpec,
  handler: (services: Services) => Run<MessageContext>,
): Declared<Services> => ({ spec, handler })

/** Binds a button or a select to its handler. */
export const onAction = <Args extends Arguments, Services>(
  spec: ActionSpec<Args>,
  handler: (services: Services) => Run<ActionContext<Args>>,
): Declared<Services> => ({
  spec: spec as unknown as ActionSpec,
  handler: handler as unknown as (services: Services) => Run<ActionContext<Arguments>>,
})

/** Binds a form to its handler. */
export const onForm = <Args extends Arguments, D extends FormOptions, Services>(
  spec: FormSpec<Args, D>,
  handler: (services: Services) => Run<FormContext<Args, D>>,
  before?: (services: Services) => Before<FormContext<Args, D>>,
  refill?: (services: Services) => Refill<Args>,
): Declared<Services> => ({
  ...(refill === undefined ? {} : { refill: refill as unknown as (services: Services) => Refill<Arguments> }),
  spec: spec as unknown as FormSpec,
  handler: handler as unknown as (services: Services) => Run<FormContext<Arguments, FormOptions>>,
  ...(before === undefined
    ? {}
    : { before: before as unknown as (services: Services) => Before<FormContext<Arguments, FormOptions>> }),
})
