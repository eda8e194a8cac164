// The way of every call: who calls, what is called, may they, is it complete; then the handler, once.
// It catches what handlers throw, so that whoever called is always answered.
import { mayUse } from '../domain/caller.ts'
import { referenceOf } from '../domain/reference.ts'
import type { Answer, Given } from '../ports/answer.ts'
import { MovedError, StoreAwayError, UserError } from '../ports/errors.ts'
import type { ActionCall, Asked, Call, FormCall, Inbox, MessageCall, RawValues, SuggestCall } from '../ports/inbox.ts'
import type { CallOutcome } from '../ports/metrics.ts'
import { actionId, readActionId } from '../view/action-id.ts'
import { commandForm } from '../view/actions.ts'
import type { Form } from '../view/form.ts'
import type { Choice, Message } from '../view/message.ts'
import { type BoundHandler, bindAll } from './bound.ts'
import { calledName } from './called-name.ts'
import type { DispatchOptions, KnownCaller } from './dispatch-options.ts'
import { type Draft, problemTexts, resuming } from './drafts.ts'
import { formOf, formOfCommand, valuesOf } from './form-of.ts'
import { checkOptions } from './option.ts'
import { continueSpec, runSpec } from './registry.ts'
import { runWords } from './run-words.ts'
import type { CallContext, CommandSpec, Spec } from './spec.ts'
import { waitingCalls } from './waiting-calls.ts'

/** Makes the inbox that adapters call. */
export function dispatch<Services>(options: DispatchOptions<Services>): Inbox {
  const { registry, drafts } = options
  const bound = bindAll(options.declared, options.services)
  const back = resuming(drafts)
  const waiting = waitingCalls(options)

  /** Handles a call under its reference: every line of the log that belongs to it carries that. */
  const answered = (asked: Asked, run: (known: KnownCaller) => Promise<Given>): Promise<Given> => {
    const { call } = asked
    return options.logger.during({ ref: referenceOf(call.key) }, async () => {
      const what = calledName(registry, asked)
      const { given, outcome } = await handled(call, what, run)
      options.metrics.called(what, outcome)
      return waiting.ended(call.key, given)
    })
  }

  async function handled(
    call: Call & Pick<ActionCall, 'message' | 'origins'>,
    what: string,
    run: (known: KnownCaller) => Promise<Given>,
  ): Promise<{ readonly given: Given; readonly outcome: CallOutcome }> {
    let say = options.sayIn(call.caller.locale)
    let caller: KnownCaller['caller'] | undefined
    try {
      const known = await options.callerOf(call)
      caller = known.caller
      say = known.say
      const given = await run(known).catch(async (error: unknown) => {
        if (!(error instanceof MovedError)) throw error
        return run(await options.callerOf(call))
      })
      if (given.kind !== 'form' || call.canOpenForm)
        return { given, outcome: given.kind === 'errors' ? 'refused' : 'ok' }
      const values = valuesOf(given.form)
      return { given: await back.behindButton({ action: given.form.action, values }, known), outcome: 'ok' }
    } catch (error) {
      if (error instanceof NotForThemError && caller !== undefined) options.refused?.(caller)
      if (error instanceof UserError) return { given: privately({ text: error.text }), outcome: 'refused' }
      if (error instanceof StoreAwayError) {
        options.logger.error('a call could not be kept', error, { what })
        return { given: privately({ text: say('error.store-away') }), outcome: 'error' }
      }
      options.logger.error('a call failed', error, { what })
      const reference = referenceOf(call.key)
      return { given: privately({ text: say('error.bug', { reference }) }), outcome: 'error' }
    }
  }

  /** Runs a handler as its spec says: a reader now; a writer once, with its answer kept. */
  async function runBound<Context>(
    spec: Spec,
    what: string,
    call: Call,
    known: KnownCaller,
    handler: BoundHandler<Context>,
    input: Context,
    draft: Draft,
  ): Promise<Given> {
    const visibility = spec.answers === 'public' ? 'public' : 'private'
    if (spec.does === 'reads') {
      const answer = await handler.run(input)
      const kept =
        answer.kind === 'say' && visibility === 'private' && (await options.keepsReading?.(known.caller, call))
      if (answer.kind !== 'say' || kept !== true) return given(answer, visibility, draft, known)
      await options.once({ caller: known.caller, say: known.say, call, what, visibility }, async () => answer.message)
      return { kind: 'kept' }
    }
    await handler.before(input)
    let unkept: Answer | undefined
    try {
      await options.once({ caller: known.caller, say: known.say, call, what, visibility }, async () => {
        const answer = await handler.run(input)
        if (answer.kind === 'say') return answer.message
        unkept = answer
        throw new NothingToKeep()
      })
    } catch (error) {
      if (!(error instanceof NothingToKeep) || unkept === undefined) throw error
      return given(unkept, visibility, draft, known)
    }
    return { kind: 'kept' }
  }

  async function given(
    answer: Answer,
    visibility: 'private' | 'public',
    draft: Draft,
    known: KnownCaller,
  ): Promise<Given> {
    switch (answer.kind) {
      case 'say':
        return { kind: 'say', visibility, message: answer.message }
      case 'form':
        return answer
      case 'errors':
        return back.withErrors(draft, answer.fields, known)
      default:
        return answer satisfies never
    }
  }

  /** `sent`: the values come from the command's own form, so what is missing now is an error, not a reason for another. */
  async function runCommand(
    call: Call,
    spec: CommandSpec | undefined,
    values: RawValues,
    known: KnownCaller,
    sent: boolean,
  ): Promise<Given> {
    const { say } = known
    if (spec === undefined) throw new UserError(say('error.unknown-command'))
    allow(spec, known)
    const checked = checkOptions(spec.options, values)
    const action = actionId(commandForm, spec.path)
    if (checked.ok) {
      const { files } = values
      const filled = sent && spec.files !== undefined && files?.kind === 'files' ? files.files : []
      const input = { ...context(call, known), input: checked.input, files: filled.slice(0, spec.files?.most) }
      return runBound(spec, spec.path, call, known, bound.command(spec), input, { action, values })
    }
    if (sent || checked.problems.length > 0)
      return back.withErrors({ action, values }, problemTexts(spec.options, checked, say), known)
    const instead = await bound.instead(spec)(context(call, known))
    if (instead !== undefined) return given(instead, 'private', { action, values }, known)
    if (!call.canOpenForm) return back.behindButton({ action, values }, known)
    return { kind: 'form', form: await formFor(spec, values, known) }
  }

  async function formFor(spec: CommandSpec, values: RawValues, { caller, say }: KnownCaller): Promise<Form> {
    const choices = await bound.offers(spec)({ caller, say })
    return formOfCommand(spec, say, { values, choices, shape: await options.shapeOf(caller) })
  }

  async function runMessage(call: MessageCall, known: KnownCaller): Promise<Given> {
    const spec = registry.message(call.name)
    if (spec === undefined) throw new UserError(known.say('error.unknown-command'))
    allow(spec, known)
    const input = { ...context(call, known), message: call.on }
    return runBound(spec, spec.name, call, known, bound.message(spec), input, { action: '', values: {} })
  }

  async function runAction(call: ActionCall, known: KnownCaller): Promise<Given> {
    const { say } = known
    const spec = registry.action(call.action)
    const args = readActionId(call.action)?.args ?? []
    if (spec === undefined) throw new UserError(say('error.old-button'))
    if (spec.name === continueSpec.name) return continueForm(args[0] ?? '', known)
    if (spec.name === runSpec.name) return runCommand(call, registry.command(args[0] ?? ''), {}, known, false)
    allow(spec, known)
    const parsed = spec.args.safeParse(args)
    if (!parsed.success) throw new UserError(say('error.old-button'))
    const input = { ...context(call, known), args: parsed.data, values: call.values, message: call.message }
    return runBound(spec, call.action, call, known, bound.action(spec), input, { action: call.action, values: {} })
  }

  async function continueForm(draftId: string, known: KnownCaller): Promise<Given> {
    const { caller, say } = known
    const draft = await drafts.read(caller, draftId)
    const spec = draft === undefined ? undefined : registry.form(draft.action)
    if (draft === undefined || spec === undefined) throw new UserError(say('error.draft-gone'))
    allow(spec, known)
    if (spec.kind === 'command') return { kind: 'form', form: await formFor(spec, draft.values, known) }
    const fill = { values: draft.values, shape: await options.shapeOf(caller) }
    const args = spec.args.safeParse(readActionId(draft.action)?.args ?? [])
    if (!args.success) throw new UserError(say('error.draft-gone'))
    const refilled = await bound.refill(spec)?.({ caller, say, args: args.data }, draft.values)
    return { kind: 'form', form: refilled ?? formOf(spec, args.data, say, fill) }
  }

  async function runForm(call: FormCall, known: KnownCaller): Promise<Given> {
    const { say } = known
    const spec = registry.form(call.action)
    if (spec === undefined) throw new UserError(say('error.old-button'))
    if (spec.kind === 'command') return runCommand(call, spec, call.values, known, true)
    allow(spec, known)
    const args = spec.args.safeParse(readActionId(call.action)?.args ?? [])
    if (!args.success) throw new UserError(say('error.old-button'))
    const checked = checkOptions(spec.options, call.values)
    const draft = { action: call.action, values: call.values }
    if (!checked.ok) {
      return back.withErrors(draft, problemTexts(spec.options, checked, say), known)
    }
    const input = { ...context(call, known), args: args.data, input: checked.input }
    return runBound(spec, call.action, call, known, bound.form(spec), input, draft)
  }

  /** While somebody types there is nowhere to tell them anything: what fails offers nothing. */
  async function complete(call: SuggestCall): Promise<readonly Choice[]> {
    const spec = registry.command(call.path)
    if (spec === undefined) return []
    try {
      const { caller, say } = await options.callerOf(call)
      if (!mayUse(spec.who, caller.level)) return []
      const found = await bound.complete(spec)({ caller, say, option: call.option, value: call.value })
      return found.slice(0, 25)
    } catch (error) {
      if (!(error instanceof UserError)) options.logger.error('completions failed', error, { what: spec.path })
      return []
    }
  }

  const typed = runWords({ ...options, back, runCommand, runAction })

  return {
    asked: waiting.asked,
    unasked: waiting.unasked,
    command: (call) =>
      answered({ kind: 'command', call }, (known) =>
        runCommand(call, registry.command(call.path), call.options, known, false),
      ),
    words: (call) => answered({ kind: 'words', call }, (known) => typed(call, known)),
    message: (call) => answered({ kind: 'message', call }, (known) => runMessage(call, known)),
    action: (call) => answered({ kind: 'action', call }, (known) => runAction(call, known)),
    form: (call) => answered({ kind: 'form', call }, (known) => runForm(call, known)),
    suggest: (call) => options.logger.during({ ref: referenceOf(options.ids.next()) }, () => complete(call)),
    event: options.receive,
  }
}

/** What they called is for others. */
class NotForThemError extends UserError {}

/** Ends a transaction whose answer is no message: a form, or errors. */
class NothingToKeep extends Error {}

const privately = (message: Message): Given => ({ kind: 'say', visibility: 'private', message })

const context = (call: Call, { caller, say }: KnownCaller): CallContext => ({
  key: call.key,
  caller,
  say,
  place: call.place,
})

function allow(spec: Spec, { caller, say }: KnownCaller): void {
  if (!mayUse(spec.who, caller.level))
    throw new NotForThemError(say(spec.who === 'admins' ? 'error.admins-only' : 'error.staff-only'))
  if (!caller.confirmed && spec.does === 'writes' && spec.who !== 'admins') throw new UserError(say('error.not-set-up'))
}
