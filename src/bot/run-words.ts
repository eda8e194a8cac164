// Typed words, as the command they are; behind a mention inside a thread also what is meant there.
import { mayUse } from '../domain/caller.ts'
import type { Given } from '../ports/answer.ts'
import { UserError } from '../ports/errors.ts'
import type { ActionCall, Call, RawValues, WordsCall } from '../ports/inbox.ts'
import { actionId } from '../view/action-id.ts'
import { hailRef } from '../view/actions.ts'
import { lines } from '../view/text.ts'
import type { DispatchOptions, KnownCaller } from './dispatch-options.ts'
import type { Resuming } from './drafts.ts'
import { asThread, isInThread, meantWords, threadOption } from './meant-words.ts'
import { secondWord } from './second-word.ts'
import type { CommandSpec } from './spec.ts'

export interface WordsOptions extends Pick<DispatchOptions<never>, 'registry' | 'supportThreadAt'> {
  readonly back: Pick<Resuming, 'offer'>
  readonly runCommand: (
    call: Call,
    spec: CommandSpec | undefined,
    values: RawValues,
    known: KnownCaller,
    sent: boolean,
  ) => Promise<Given>
  readonly runAction: (call: ActionCall, known: KnownCaller) => Promise<Given>
}

/** Makes what runs them. */
export function runWords({ registry, supportThreadAt, back, runCommand, runAction }: WordsOptions) {
  /** We are called inside a thread, and asked for nothing yet. */
  const hailed = (call: WordsCall, known: KnownCaller): Promise<Given> =>
    runAction({ ...call, action: actionId(hailRef), values: [] }, known)

  const threadAround = async (call: WordsCall, { caller }: KnownCaller): Promise<number | undefined> =>
    isInThread(call) && call.place !== undefined ? supportThreadAt?.(caller, call.place) : undefined

  /** Behind a mention the thread is the one it stands in, also where its form is opened elsewhere. */
  async function withThread(
    call: WordsCall,
    spec: CommandSpec,
    given: RawValues,
    known: KnownCaller,
  ): Promise<RawValues> {
    if (spec.options[threadOption]?.kind !== 'number' || given[threadOption] !== undefined) return given
    const number = await threadAround(call, known)
    return number === undefined ? given : { ...given, [threadOption]: { kind: 'text', text: `${number}` } }
  }

  /** In a support thread nobody is offered another one: its team hears what can be done there, its opener that they are heard. */
  async function unknownInThread(call: WordsCall, words: string, known: KnownCaller): Promise<Given> {
    const given = await hailed(call, known)
    if (given.kind !== 'say' || !mayUse('staff', known.caller.level)) return given
    const first = known.say('words.unknown-here', { words: { kind: 'quote', text: words } })
    return { ...given, message: { ...given.message, text: lines(first, given.message.text) } }
  }

  /** Behind a mention in a channel that stands for a thread, it is the thread. */
  async function whereItIs(call: WordsCall, { caller }: KnownCaller): Promise<WordsCall> {
    const { place } = call
    if (place?.kind !== 'channel') return call
    return (await supportThreadAt?.(caller, place)) === undefined ? call : { ...call, place: asThread(place) }
  }

  return async function run(from: WordsCall, known: KnownCaller): Promise<Given> {
    const call = from.mentioned === true ? await whereItIs(from, known) : from
    const read = meantWords(registry, call, known.caller.level)
    switch (read.kind) {
      case 'command':
        // Half of what was asked is not done: who names two moderators means both.
        if (read.left !== '' && read.spec.does === 'writes')
          throw new UserError(known.say('words.left-over', { words: { kind: 'quote', text: read.left } }))
        return runCommand(call, read.spec, await withThread(call, read.spec, read.options, known), known, false)
      case 'none':
        if (isInThread(call)) return hailed(call, known)
        return runCommand(call, registry.command('help'), {}, known, false)
      case 'root':
        return { kind: 'say', visibility: 'private', message: secondWord(read.root, read.specs, known) }
      case 'unknown':
        if ((await threadAround(call, known)) !== undefined) return unknownInThread(call, read.words, known)
        return back.offer(read.words, known)
      default:
        return read satisfies never
    }
  }
}
