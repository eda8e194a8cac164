// /thread assign, unassign, escalate, add, remove and merge: who looks after a thread, who is in it, and what belongs to it.
import { twoArgs } from '../src/bot/args.ts'
import { action, type Complete, command, type Declared, onAction, onCommand } from '../src/bot/spec.ts'
import { says } from '../src/ports/answer.ts'
import {
  threadAdd,
  threadAssign,
  threadEscalate,
  threadMerge,
  threadRemove,
  threadUnassign,
} from '../src/view/actions.ts'
import { organisationLetIn } from '../src/view/organisation-actions.ts'
import { keepingWords } from './reply-form.ts'
import { type ActServices, doesAtOnce, opensForm } from './thread-act.ts'
import { threadOption } from './thread-option.ts'

const staffAct = { who: 'staff', does: 'writes', answers: 'private' } as const

const assign = command({
  ...staffAct,
  path: 'thread assign',
  summary: 'acts.assign.summary',
  options: { who: { kind: 'people', label: 'acts.assign.who', required: true }, thread: threadOption },
})
const unassign = command({
  ...staffAct,
  path: 'thread unassign',
  summary: 'acts.unassign.summary',
  options: { thread: threadOption },
})
const reasonLength = 200
const escalate = command({
  ...staffAct,
  path: 'thread escalate',
  summary: 'acts.escalate.summary',
  options: {
    team: { kind: 'word', label: 'acts.escalate.team', required: true, completes: true },
    reason: {
      kind: 'text',
      lines: 'one',
      maxLength: reasonLength,
      label: 'acts.escalate.reason',
      hint: 'acts.escalate.reason.hint',
      required: false,
    },
    thread: threadOption,
  },
})
const add = command({
  ...staffAct,
  path: 'thread add',
  summary: 'acts.add.summary',
  intro: 'acts.add.intro',
  options: { who: { kind: 'people', label: 'acts.add.who', required: true }, thread: threadOption },
})
const letIn = action({ ...organisationLetIn, ...staffAct, args: twoArgs })
const remove = command({
  ...staffAct,
  path: 'thread remove',
  summary: 'acts.remove.summary',
  options: { who: { kind: 'people', label: 'acts.remove.who', required: true }, thread: threadOption },
})
const mergeInto = command({
  ...staffAct,
  path: 'thread merge',
  summary: 'acts.merge.summary',
  intro: 'acts.merge.intro',
  options: {
    into: { kind: 'number', label: 'acts.merge.into', required: true, completes: true },
    thread: threadOption,
  },
})

/** The completions of the option that numbers a thread. */
const numbers =
  ({ threadActs }: ActServices): Complete =>
  ({ caller, say, value }) =>
    threadActs.choices(caller, say, value)

/** What staff do about who is with a thread, and what belongs to it. */
export const threadActsDeclared: readonly Declared<ActServices>[] = [
  onCommand(
    assign,
    ({ threadActs: { handOver } }: ActServices) =>
      async (call) =>
        says(await handOver.assign(call, call.input.who, call.input.thread)),
    numbers,
    ({ threadActs: { handOver } }) =>
      (call) =>
        handOver.mayHave(call, call.input.who),
  ),
  opensForm(threadAssign, assign),
  onCommand(
    unassign,
    ({ threadActs: { handOver } }: ActServices) =>
      async (call) =>
        says(await handOver.unassign(call, call.input.thread)),
    numbers,
  ),
  doesAtOnce(threadUnassign, ({ handOver }, call, number) => handOver.unassign(call, number)),
  onCommand(
    escalate,
    ({ threadActs }: ActServices) =>
      (call) => {
        const { team, reason, thread } = call.input
        return keepingWords(reason ?? team, 'thread', async () =>
          says(await threadActs.escalate.escalate(call, team, reason, thread)),
        )
      },
    (services) => (call) =>
      call.option === 'team' ? services.threadActs.escalate.teamChoices(call, call.value) : numbers(services)(call),
  ),
  opensForm(threadEscalate, escalate, async (acts, call) => ({ team: await acts.escalate.teamChoices(call, '') })),
  onCommand(
    add,
    ({ threadActs: { people } }: ActServices) =>
      async (call) =>
        says(await people.add(call, call.input.who, call.input.thread)),
    numbers,
    ({ threadActs: { people } }) =>
      (call) =>
        people.mayBeAdded(call, call.input.who),
  ),
  opensForm(threadAdd, add),
  onAction(
    letIn,
    ({ threadActs: { people } }: ActServices) =>
      async (call) =>
        says(await people.addStranger(call, ...call.args)),
  ),
  onCommand(
    remove,
    ({ threadActs: { people } }: ActServices) =>
      async (call) =>
        says(await people.remove(call, call.input.who, call.input.thread)),
    numbers,
  ),
  opensForm(threadRemove, remove),
  onCommand(
    mergeInto,
    ({ threadActs: { merge } }: ActServices) =>
      async (call) =>
        says(await merge.merge(call, call.input.into, call.input.thread)),
    numbers,
  ),
  opensForm(threadMerge, mergeInto, async (acts, call, about) => ({ into: await acts.merge.others(call, about) })),
]
