// The buttons under *More* that open the form of a command of /thread, with the number of the thread filled in.
import { formOfCommand } from '../src/bot/form-of.ts'
import { action, type CallContext, type CommandSpec, type Declared, onAction } from '../src/bot/spec.ts'
import { says } from '../src/ports/answer.ts'
import type { ThreadActs } from '../src/services/support/acts/thread-acts.ts'
import type { Around } from '../src/services/support/around.ts'
import type { ActionRef } from '../src/view/action-id.ts'
import type { Choice, Message } from '../src/view/message.ts'
import { oneThread } from './which-thread.ts'

export interface ActServices {
  readonly threadActs: ThreadActs
}

/** Choices that are known only now, by option. */
type ChoicesNow = Readonly<Record<string, readonly Choice[]>>

/** A button that opens the form of a command. */
export const opensForm = (
  ref: ActionRef,
  spec: CommandSpec,
  choicesOf: (acts: ThreadActs, call: CallContext, about: Around) => Promise<ChoicesNow> = async () => ({}),
): Declared<ActServices> => {
  const opens = action({ ...ref, args: oneThread, who: 'staff', does: 'reads', answers: 'form' })
  return onAction(opens, ({ threadActs }: ActServices) => async (call) => {
    const about = await threadActs.opened(call, call.args[0])
    const { number, shape } = about.thread
    const values = { thread: { kind: 'text', text: String(number) } } as const
    const choices = await choicesOf(threadActs, call, about)
    return { kind: 'form', form: formOfCommand(spec, call.say, { values, choices, shape }) }
  })
}

/** A button that does it at once. */
export const doesAtOnce = (
  ref: ActionRef,
  run: (acts: ThreadActs, call: CallContext, number: number) => Promise<Message>,
): Declared<ActServices> => {
  const does = action({ ...ref, args: oneThread, who: 'staff', does: 'writes', answers: 'private' })
  return onAction(does, ({ threadActs }: ActServices) => async (call) => {
    const { thread } = await threadActs.opened(call, call.args[0])
    return says(await run(threadActs, call, thread.number))
  })
}
