// The way of every call: who calls, what is called, may they, is it complete; then the handler, once.
// It catches what handlers throw, so that whoever called is always answered.
import type { Say } from '../locales/say.ts'
import type { Answer, Given } from '../ports/answer.ts'
import { UserError } from '../ports/errors.ts'
import type { InboundEvent } from '../ports/event.ts'
import type {
  ActionCall,
  Call,
  CommandCall,
  FormCall,
  Inbox,
  RawValues,
  SuggestCall,
  WordsCall,
} from '../ports/inbox.ts'
import type { Ids, Logger } from '../ports/system.ts'
import { button, type Choice, type Message } from '../view/message.ts'
import { lines, plain, type Text } from '../view/text.ts'
import { actionId, readActionId } from './action-id.ts'
import { bindAll } from './bound.ts'
import { formOf, formOfCommand } from './form-of.ts'
import { checkOptions, type OptionProblem } from './option.ts'
import { readWords } from './read-words.ts'
import { commandForm, continueSpec, opensForm, type Registry } from './registry.ts'
import { type CallContext, type Caller, type CommandSpec, type Declared, levels, type Spec } from './spec.ts'

/** What a form held when it could not be taken, kept for 15 minutes. */
export interface Draft {
  readonly action: string
  readonly values: RawValues
}

export interface Drafts {
  /** Keeps a draft; the id finds it again. */
  keep(draft: Draft): Promise<string>
  /** Undefined once it has expired. */
  read(id: string): Promise<Draft | undefined>
}

/** What a call that writes is kept under. */
export interface KeptCall {
  readonly caller: Caller
  readonly call: Call
  /** The path or the id that was called. */
  readonly what: string
  readonly visibility: 'private' | 'public'
}

export interface DispatchOptions<Services> {
  readonly registry: Registry
  readonly declared: readonly Declared<Services>[]
  readonly services: Services
  /** Who is calling, and the sentences in their language. Rejects with a UserError when that cannot be known. */
  readonly callerOf: (call: CallerQuestion) => Promise<{ readonly caller: Caller; readonly say: Say }>
  /** The sentences for somebody who is not known yet. */
  readonly sayIn: (locale: string | undefined) => Say
  /** How support threads are kept private in the caller's space. */
  readonly shapeOf: (caller: Caller) => string
  /** Does the work and keeps its answer in one transaction; nothing when the key was seen before. */
  readonly once: (kept: KeptCall, work: () => Promise<Message>) => Promise<void>
  /** Keeps an event and lets the services handle it. */
  readonly receive: (event: InboundEvent) => Promise<void>
  readonly drafts: Drafts
  readonly ids: Ids
  readonly logger: Logger
}

/** What must be known of a call to know who makes it. */
export type CallerQuestion = Pick<Call, 'space' | 'caller'> & Pick<ActionCall, 'message'>

interface Known {
  readonly caller: Caller
  readonly say: Say
}

/** Makes the inbox that adapters call. */
export function dispatch<Services>(options: DispatchOptions<Services>): Inbox {
  const { registry, drafts } = options
  const bound = bindAll(options.declared, options.services)

  async function answered(
    call: Call & Pick<ActionCall, 'message'>,
    what: string,
    run: (known: Known) => Promise<Given>,
  ): Promise<Given> {
    let say = options.sayIn(call.caller.locale)
    try {
      const known = await options.callerOf(call)
      say = known.say
      const given = await run(known)
      return given.kind === 'form' && !call.canOpenForm ? behindButton(given.form.action, {}, say) : given
    } catch (error) {
      if (error instanceof UserError) return privately({ text: error.text })
      const reference = options.ids.next().slice(-6).toUpperCase()
      options.logger.error('a call failed', error, { what, reference })
      return privately({ text: say('error.bug', { reference }) })
    }
  }

  async function behindButton(action: string, values: RawValues, say: Say): Promise<Given> {
    const draft = await drafts.keep({ action, values })
    return privately({
      text: say('form.behind-button'),
      controls: [button(actionId(continueSpec, draft), say.label('form.open'), 'primary')],
    })
  }

  /** Runs a handler as its spec says: a reader now, a writer once and kept. */
  async function runBound(
    spec: Spec,
    what: string,
    call: Call,
    { caller, say }: Known,
    run: () => Answer | Promise<Answer>,
  ): Promise<Given> {
    const visibility = spec.answers === 'public' ? 'public' : 'private'
    if (spec.does === 'reads') return given(await run(), visibility, say, call, what)
    let unstored: Answer | undefined
    try {
      await options.once({ caller, call, what, visibility }, async () => {
        const answer = await run()
        if (answer.kind === 'say') return answer.message
        unstored = answer
        throw new NothingToKeep()
      })
    } catch (error) {
      if (!(error instanceof NothingToKeep) || unstored === undefined) throw error
      return given(unstored, visibility, say, call, what)
    }
    return { kind: 'kept' }
  }

  async function given(
    answer: Answer,
    visibility: 'private' | 'public',
    say: Say,
    call: Call,
    what: string,
  ): Promise<Given> {
    switch (answer.kind) {
      case 'say':
        return { kind: 'say', visibility, message: answer.message }
      case 'form':
        return answer
      case 'errors':
        return withResume(what, 'values' in call ? (call as FormCall).values : {}, answer.fields, say)
      default:
        return answer satisfies never
    }
  }

  async function withResume(
    action: string,
    values: RawValues,
    fields: Readonly<Record<string, Text>>,
    say: Say,
  ): Promise<Given> {
    const draft = await drafts.keep({ action, values })
    const resume: Message = {
      text: lines(say('form.errors'), ...Object.values(fields)),
      controls: [button(actionId(continueSpec, draft), say.label('form.continue'), 'primary')],
    }
    return { kind: 'errors', fields, resume }
  }

  async function runCommand(
    call: Call,
    spec: CommandSpec | undefined,
    values: RawValues,
    known: Known,
    sent: boolean,
  ): Promise<Given> {
    const { caller, say } = known
    if (spec === undefined) throw new UserError(say('error.unknown-command'))
    allow(spec, known)
    const run = bound.command(spec)
    const checked = checkOptions(spec.options, values)
    if (checked.ok && (sent || !opensForm(spec, values)))
      return runBound(spec, spec.path, call, known, () => run({ ...context(call, known), input: checked.input }))
    const action = actionId(commandForm, spec.path)
    if (!checked.ok && checked.problems.length > 0)
      return withResume(action, values, problemTexts(spec, checked.problems, say), say)
    if (!call.canOpenForm) return behindButton(action, values, say)
    return { kind: 'form', form: formOfCommand(spec, say, { values, shape: options.shapeOf(caller) }) }
  }

  async function runWords(call: WordsCall, known: Known): Promise<Given> {
    const { say } = known
    const read = readWords(registry, call.words, call.references)
    switch (read.kind) {
      case 'command':
        return runCommand(call, read.spec, read.options, known, false)
      case 'none':
        return runCommand(call, registry.command('help'), {}, known, false)
      case 'root': {
        const paths = read.specs.filter((spec) => mayUse(spec, known.caller))
        if (paths.length === 0) throw new UserError(say('error.not-allowed'))
        const table = paths.map(
          (spec): Text => [{ kind: 'command', path: spec.path }, ...plain(': '), ...say(spec.summary)],
        )
        return privately({ text: lines(say('words.second-word', { root: read.root }), ...table) })
      }
      case 'unknown':
        return offer(read.words, say)
      default:
        return read satisfies never
    }
  }

  /** Words that are no command of ours: perhaps a question, perhaps an idea. Nothing that was typed is lost. */
  async function offer(words: string, say: Say): Promise<Given> {
    const text = { kind: 'text', text: words } as const
    const support = await drafts.keep({ action: actionId(commandForm, 'support'), values: { subject: text } })
    const suggest = await drafts.keep({ action: actionId(commandForm, 'suggest'), values: { title: text } })
    return privately({
      text: say('words.unknown', { words: { kind: 'quote', text: words }, help: { kind: 'command', path: 'help' } }),
      controls: [
        button(actionId(continueSpec, support), say.label('words.as-support'), 'primary'),
        button(actionId(continueSpec, suggest), say.label('words.as-suggestion')),
      ],
    })
  }

  async function runAction(call: ActionCall, known: Known): Promise<Given> {
    const { say } = known
    const spec = registry.action(call.action)
    const args = readActionId(call.action)?.args ?? []
    if (spec === undefined) throw new UserError(say('error.old-button'))
    if (spec === continueSpec) return continueForm(args[0] ?? '', known)
    allow(spec, known)
    const parsed = spec.args.safeParse(args)
    if (!parsed.success) throw new UserError(say('error.old-button'))
    const { values, message } = call
    const run = bound.action(spec)
    return runBound(spec, call.action, call, known, () =>
      run({ ...context(call, known), args: parsed.data, values, message }),
    )
  }

  async function continueForm(draftId: string, { caller, say }: Known): Promise<Given> {
    const draft = await drafts.read(draftId)
    const spec = draft === undefined ? undefined : registry.form(draft.action)
    if (draft === undefined || spec === undefined) throw new UserError(say('error.draft-gone'))
    const fill = { values: draft.values, shape: options.shapeOf(caller) }
    if (spec.kind === 'command') return { kind: 'form', form: formOfCommand(spec, say, fill) }
    const args = spec.args.safeParse(readActionId(draft.action)?.args ?? [])
    if (!args.success) throw new UserError(say('error.draft-gone'))
    return { kind: 'form', form: formOf(spec, args.data, say, fill) }
  }

  async function runForm(call: FormCall, known: Known): Promise<Given> {
    const { say } = known
    const spec = registry.form(call.action)
    if (spec === undefined) throw new UserError(say('error.old-button'))
    if (spec.kind === 'command') return runSent(call, spec, known)
    allow(spec, known)
    const args = spec.args.safeParse(readActionId(call.action)?.args ?? [])
    if (!args.success) throw new UserError(say('error.old-button'))
    const checked = checkOptions(spec.options, call.values)
    if (!checked.ok) return withResume(call.action, call.values, allProblems(spec, checked, say), say)
    const run = bound.form(spec)
    return runBound(spec, call.action, call, known, () =>
      run({ ...context(call, known), args: args.data, input: checked.input }),
    )
  }

  /** A command's own form was sent: what is missing now is an error, not a reason for another form. */
  function runSent(call: FormCall, spec: CommandSpec, known: Known): Promise<Given> {
    const checked = checkOptions(spec.options, call.values)
    if (checked.ok) return runCommand(call, spec, call.values, known, true)
    allow(spec, known)
    return withResume(call.action, call.values, allProblems(spec, checked, known.say), known.say)
  }

  async function complete(call: SuggestCall): Promise<readonly Choice[]> {
    const spec = registry.command(call.path)
    if (spec === undefined) return []
    const { caller, say } = await options.callerOf(call)
    if (!mayUse(spec, caller)) return []
    const found = await bound.complete(spec)({ caller, say, option: call.option, value: call.value })
    return found.slice(0, 25)
  }

  return {
    command: (call: CommandCall) =>
      answered(call, call.path, (known) => runCommand(call, registry.command(call.path), call.options, known, false)),
    words: (call) => answered(call, 'words', (known) => runWords(call, known)),
    action: (call) => answered(call, call.action, (known) => runAction(call, known)),
    form: (call) => answered(call, call.action, (known) => runForm(call, known)),
    suggest: complete,
    event: options.receive,
  }
}

/** Ends a transaction whose answer is no message: a form, or errors. */
class NothingToKeep extends Error {}

const privately = (message: Message): Given => ({ kind: 'say', visibility: 'private', message })

const context = (call: Call, { caller, say }: Known): CallContext => ({ key: call.key, caller, say, place: call.place })

const mayUse = (spec: Spec, caller: Caller): boolean => levels.indexOf(caller.level) >= levels.indexOf(spec.who)

function allow(spec: Spec, { caller, say }: Known): void {
  if (!mayUse(spec, caller)) throw new UserError(say(spec.who === 'admins' ? 'error.admins-only' : 'error.staff-only'))
  if (!caller.confirmed && spec.does === 'writes' && spec.who !== 'admins') throw new UserError(say('error.not-set-up'))
}

const problemTexts = (
  spec: Pick<CommandSpec, 'options'>,
  problems: readonly OptionProblem[],
  say: Say,
): Readonly<Record<string, Text>> =>
  Object.fromEntries(
    problems.map(({ option, sentence, args }) => {
      const label = spec.options[option]?.label
      return [option, [...(label === undefined ? [] : [...say(label), ...plain(': ')]), ...say(sentence, args)]]
    }),
  )

const allProblems = (
  spec: Pick<CommandSpec, 'options'>,
  checked: { readonly missing: readonly string[]; readonly problems: readonly OptionProblem[] },
  say: Say,
): Readonly<Record<string, Text>> =>
  problemTexts(
    spec,
    [
      ...checked.missing.map((option) => ({ option, sentence: 'input.missing', args: {} }) as const),
      ...checked.problems,
    ],
    say,
  )
