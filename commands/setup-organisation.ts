// `/setup organisation`: the organisations that people belong to, for admins: their names, domains and targets.
import { z } from 'zod'
import { noArgs, oneArg } from '../src/bot/args.ts'
import { formOf } from '../src/bot/form-of.ts'
import type { Option } from '../src/bot/option.ts'
import { action, command, type Declared, form, onAction, onCommand, onForm } from '../src/bot/spec.ts'
import { organisationNameLength } from '../src/domain/organisation.ts'
import { targetText } from '../src/domain/targets.ts'
import type { Priority } from '../src/domain/team.ts'
import { type Answer, says } from '../src/ports/answer.ts'
import type { OrganisationsService } from '../src/services/organisations/organisations.ts'
import type { SetOrganisationsService } from '../src/services/organisations/set-organisations.ts'
import type { Sent } from '../src/services/support/teams/set-teams.ts'
import {
  organisationCard,
  organisationDetails,
  organisationNew,
  organisationOpen,
  organisationRemove,
  organisationsOn,
  organisationTargets,
} from '../src/view/organisation-actions.ts'

interface Services {
  readonly setOrganisations: SetOrganisationsService
  readonly organisations: OrganisationsService
}

const admins = { who: 'admins', does: 'writes', answers: 'private' } as const
const looks = { ...admins, does: 'reads' } as const
const opens = { who: 'admins', does: 'reads', answers: 'form' } as const
const none = noArgs
const line = { kind: 'text', lines: 'one', required: false } as const satisfies Partial<Option>

const setup = command({
  ...looks,
  path: 'setup organisation',
  summary: 'organisation.setup.summary',
  options: {
    organisation: { ...line, maxLength: organisationNameLength, label: 'organisation.label', completes: true },
  },
})

const domainsLength = 1000
const details = {
  title: 'organisation.form',
  submit: 'form.send',
  options: {
    name: { ...line, maxLength: organisationNameLength, label: 'organisation.name', required: true },
    domains: {
      kind: 'text',
      lines: 'many',
      maxLength: domainsLength,
      label: 'organisation.domains',
      hint: 'organisation.domains-hint',
      required: false,
    },
  },
} as const
const targetField = { ...line, maxLength: 40, hint: 'setup.team.target-hint' } as const

const newForm = form({ ...organisationNew, ...admins, ...details, args: none })
const detailsForm = form({ ...organisationDetails, ...admins, ...details, args: oneArg })
const targetsForm = form({
  ...{ ...organisationTargets, ...admins, args: oneArg },
  ...{ title: 'setup.team.targets', submit: 'form.send', intro: 'organisation.targets-intro' },
  options: {
    urgent: { ...targetField, label: 'setup.team.urgent' },
    high: { ...targetField, label: 'setup.team.high' },
    normal: { ...targetField, label: 'setup.team.normal' },
    low: { ...targetField, label: 'setup.team.low' },
  },
})

const openNew = action({ ...organisationNew, ...opens, args: none })
const openDetails = action({ ...organisationDetails, ...opens, args: oneArg })
const openTargets = action({ ...organisationTargets, ...opens, args: oneArg })
const card = action({ ...organisationCard, ...looks, args: oneArg })
const chosen = action({ ...organisationOpen, ...looks, args: none })
const more = action({ ...organisationsOn, ...looks, args: oneArg })
const remove = action({ ...organisationRemove, ...admins, args: z.tuple([z.string(), z.enum(['ask', 'sure'])]) })

const sent = (made: Sent): Answer => ('fields' in made ? { kind: 'errors', fields: made.fields } : says(made))
const filled = (text: string) => ({ kind: 'text', text }) as const

/** What admins do about organisations. */
export const setupOrganisationDeclared: readonly Declared<Services>[] = [
  onCommand(
    setup,
    ({ setOrganisations }: Services) =>
      async (call) => {
        const { organisation } = call.input
        return says(
          await (organisation === undefined
            ? setOrganisations.list(call, undefined)
            : setOrganisations.card(call, organisation)),
        )
      },
    ({ organisations }) =>
      (call) =>
        organisations.choices(call, call.value),
  ),
  onAction(openNew, () => ({ say, args }) => ({ kind: 'form', form: formOf(newForm, args, say, { shape: '' }) })),
  onForm(
    newForm,
    ({ setOrganisations }: Services) =>
      async (call) =>
        sent(await setOrganisations.make(call, call.input)),
  ),
  onAction(openDetails, ({ setOrganisations }: Services) => async (call) => {
    const { id, name, domains } = await setOrganisations.known(call, call.args[0])
    const values = { name: filled(name), domains: filled(domains.join(', ')) }
    return { kind: 'form', form: formOf(detailsForm, [id], call.say, { values, shape: '' }) }
  }),
  onForm(
    detailsForm,
    ({ setOrganisations }: Services) =>
      async (call) =>
        sent(await setOrganisations.details(call, call.args[0], call.input)),
  ),
  onAction(openTargets, ({ setOrganisations }: Services) => async (call) => {
    const { id, targets } = await setOrganisations.known(call, call.args[0])
    const of = (priority: Priority) => filled(targetText(targets[priority] ?? {}))
    const values = { urgent: of('urgent'), high: of('high'), normal: of('normal'), low: of('low') }
    return { kind: 'form', form: formOf(targetsForm, [id], call.say, { values, shape: '' }) }
  }),
  onForm(
    targetsForm,
    ({ setOrganisations }: Services) =>
      async (call) =>
        sent(await setOrganisations.targets(call, call.args[0], call.input)),
  ),
  onAction(
    card,
    ({ setOrganisations }: Services) =>
      async (call) =>
        says(await setOrganisations.card(call, call.args[0])),
  ),
  onAction(
    chosen,
    ({ setOrganisations }: Services) =>
      async (call) =>
        says(await setOrganisations.card(call, call.values[0] ?? '')),
  ),
  onAction(
    more,
    ({ setOrganisations }: Services) =>
      async (call) =>
        says(await setOrganisations.list(call, call.args[0])),
  ),
  onAction(remove, ({ setOrganisations }: Services) => async (call) => {
    const [id, how] = call.args
    return says(await (how === 'ask' ? setOrganisations.remove(call, id) : setOrganisations.removeSurely(call, id)))
  }),
]
