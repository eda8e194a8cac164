// `/welcome steps`: the first steps of newcomers, as the team sets them.
import { noArgs } from '../src/bot/args.ts'
import { formOf } from '../src/bot/form-of.ts'
import { action, command, type Declared, form, onAction, onCommand, onForm } from '../src/bot/spec.ts'
import { stepKinds, stepLabelLength } from '../src/domain/first-steps.ts'
import { says } from '../src/ports/answer.ts'
import type { SetStepsService } from '../src/services/welcome/set-steps.ts'
import {
  welcomeNoFinishing,
  welcomeStepAdd,
  welcomeStepRemove,
  welcomeStepUp,
  welcomeUsualChannel,
} from '../src/view/actions.ts'

const staff = { who: 'staff', answers: 'private' } as const
const staffActs = { ...staff, does: 'writes', args: noArgs } as const

const stepsSpec = command({
  ...staff,
  path: 'welcome steps',
  summary: 'set-steps.summary',
  does: 'writes',
  options: {
    channel: { kind: 'channel', label: 'set-steps.channel', required: false },
    role: { kind: 'people', label: 'set-steps.role', required: false },
  },
})

const openForm = action({ ...welcomeStepAdd, args: noArgs, who: 'staff', does: 'reads', answers: 'form' })

const addForm = form({
  ...welcomeStepAdd,
  ...staffActs,
  title: 'set-steps.form.title',
  submit: 'form.send',
  intro: 'set-steps.form.intro',
  options: {
    kind: {
      kind: 'choice',
      label: 'set-steps.form.kind',
      required: true,
      choices: stepKinds.map((value) => ({ value, label: `steps.title.${value}` as const })),
    },
    label: {
      kind: 'text',
      lines: 'one',
      maxLength: stepLabelLength,
      label: 'set-steps.form.label',
      hint: 'set-steps.form.label-hint',
      required: false,
    },
    url: {
      kind: 'text',
      lines: 'one',
      maxLength: 500,
      label: 'set-steps.form.url',
      hint: 'set-steps.form.url-hint',
      required: false,
    },
  },
})

const upSpec = action({ ...welcomeStepUp, ...staffActs })
const removeSpec = action({ ...welcomeStepRemove, ...staffActs })
const giveNothingSpec = action({ ...welcomeNoFinishing, ...staffActs })
const usualChannelSpec = action({ ...welcomeUsualChannel, ...staffActs })

interface Services {
  readonly setSteps: SetStepsService
}

export const welcomeStepsDeclared: readonly Declared<Services>[] = [
  onCommand(
    stepsSpec,
    ({ setSteps }: Services) =>
      async ({ caller, say, input }) =>
        says(await setSteps.steps(caller, say, input)),
    undefined,
    ({ setSteps }: Services) =>
      ({ caller, say, input }) =>
        setSteps.checkChannel(caller, say, input.channel),
  ),
  onAction(openForm, ({ setSteps }: Services) => async ({ caller, say, args }) => {
    await setSteps.checkRoom(caller, say)
    return { kind: 'form', form: formOf(addForm, args, say, { shape: '' }) }
  }),
  onForm(addForm, ({ setSteps }: Services) => async ({ caller, say, input }) => {
    const added = await setSteps.add(caller, say, input)
    return 'fields' in added ? { kind: 'errors', fields: added.fields } : says(added)
  }),
  onAction(
    upSpec,
    ({ setSteps }: Services) =>
      async ({ caller, say, values }) =>
        says(await setSteps.moveUp(caller, say, values[0] ?? '')),
  ),
  onAction(
    removeSpec,
    ({ setSteps }: Services) =>
      async ({ caller, say, values }) =>
        says(await setSteps.remove(caller, say, values[0] ?? '')),
  ),
  onAction(
    giveNothingSpec,
    ({ setSteps }: Services) =>
      async ({ caller, say }) =>
        says(await setSteps.giveNothing(caller, say)),
  ),
  onAction(
    usualChannelSpec,
    ({ setSteps }: Services) =>
      async ({ caller, say }) =>
        says(await setSteps.inWelcomeChannel(caller, say)),
  ),
]
