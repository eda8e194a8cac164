// /duty, and what whoever is on duty presses: Accept, Pass, Hand them over.
import { noArgs, oneArg } from '../src/bot/args.ts'
import { action, command, type Declared, onAction, onCommand } from '../src/bot/spec.ts'
import { says } from '../src/ports/answer.ts'
import type { DutyService } from '../src/services/support/duty/duty.ts'
import { dutyAccept, dutyHandOver, dutyPass } from '../src/view/actions.ts'

const acts = { who: 'staff', does: 'writes', answers: 'private' } as const

const on = command({
  path: 'duty on',
  summary: 'duty.on.summary',
  ...acts,
  options: { hours: { kind: 'number', label: 'duty.on.hours', required: false, completes: false } },
})
const off = command({ path: 'duty off', summary: 'duty.off.summary', ...acts, options: {} })
const show = command({ path: 'duty show', summary: 'duty.show.summary', ...acts, does: 'reads', options: {} })
const schedule = command({
  path: 'duty schedule',
  summary: 'duty.schedule.summary',
  ...acts,
  options: {
    who: { kind: 'people', label: 'duty.schedule.who', required: true },
    hours: {
      kind: 'text',
      lines: 'one',
      maxLength: 200,
      label: 'duty.schedule.when',
      hint: 'duty.schedule.when.hint',
      required: true,
    },
    team: { kind: 'word', label: 'acts.escalate.team', required: false, completes: true },
  },
})
const accept = action({ ...dutyAccept, ...acts, args: oneArg })
const pass = action({ ...dutyPass, ...acts, args: oneArg })
const handOver = action({ ...dutyHandOver, ...acts, args: noArgs })

interface Services {
  readonly duty: DutyService
}

/** Duty, and its buttons. */
export const dutyDeclared: readonly Declared<Services>[] = [
  onCommand(
    on,
    ({ duty }: Services) =>
      async (call) =>
        says(await duty.on(call, call.input.hours)),
  ),
  onCommand(
    off,
    ({ duty }: Services) =>
      async (call) =>
        says(await duty.off(call)),
  ),
  onCommand(
    show,
    ({ duty }: Services) =>
      async (call) =>
        says(await duty.show(call)),
  ),
  onCommand(
    schedule,
    ({ duty }: Services) =>
      async (call) =>
        says(await duty.schedule(call, call.input)),
    ({ duty }: Services) =>
      ({ caller, value }) =>
        duty.teamChoices(caller, value),
  ),
  onAction(
    accept,
    ({ duty }: Services) =>
      async (call) =>
        says(await duty.accept(call, call.args[0])),
  ),
  onAction(
    pass,
    ({ duty }: Services) =>
      async (call) =>
        says(await duty.pass(call, call.args[0])),
  ),
  onAction(
    handOver,
    ({ duty }: Services) =>
      async (call) =>
        says(await duty.handOver(call)),
  ),
]
