// `/setup team`: the teams that answer support threads, for admins. Each part of a team has a small form of its own.
import { z } from 'zod'
import { noArgs } from '../src/bot/args.ts'
import { formOf } from '../src/bot/form-of.ts'
import type { Option } from '../src/bot/option.ts'
import { action, command, type Declared, form, onAction, onCommand, onForm } from '../src/bot/spec.ts'
import { hoursText } from '../src/domain/opening-hours.ts'
import { targetText } from '../src/domain/targets.ts'
import { type Priority, type Team, teamNameLength, teamSignatureLength } from '../src/domain/team.ts'
import { type Answer, says } from '../src/ports/answer.ts'
import type { SetupService } from '../src/services/setup/setup.ts'
import type { Sent, SetTeamsService } from '../src/services/support/teams/set-teams.ts'
import {
  teamChannel,
  teamDetails,
  teamNew,
  teamOpen,
  teamPeople,
  teamPersonOff,
  teamRemove,
  teamRemoveSure,
  teamTargets,
} from '../src/view/actions.ts'

interface Services {
  readonly setTeams: SetTeamsService
  readonly setup: SetupService
}

const admins = { who: 'admins', does: 'writes', answers: 'private' } as const
const opens = { who: 'admins', does: 'reads', answers: 'form' } as const
const ofTeam = z.tuple([z.string().min(1)])
const none = noArgs

const teamSpec = command({
  ...opens,
  path: 'setup team',
  summary: 'setup.team.summary',
  options: {
    team: {
      kind: 'text',
      lines: 'one',
      maxLength: teamNameLength,
      label: 'setup.team.team',
      hint: 'setup.team.team-hint',
      required: false,
    },
  },
})

const line = { kind: 'text', lines: 'one', required: false } as const satisfies Partial<Option>

const detailFields = {
  name: { ...line, maxLength: teamNameLength, label: 'setup.team.name', hint: 'setup.team.name-hint', required: true },
  hours: { ...line, maxLength: 300, label: 'setup.team.hours', hint: 'setup.team.hours-hint' },
  zone: { ...line, maxLength: 60, label: 'setup.team.zone', hint: 'setup.team.zone-hint' },
  holidays: {
    ...{ kind: 'text', lines: 'many', maxLength: 800, required: false },
    ...{ label: 'setup.team.holidays', hint: 'setup.team.holidays-hint' },
  },
  signature: {
    ...{ ...line, maxLength: teamSignatureLength },
    ...{ label: 'setup.team.signature', hint: 'setup.team.signature-hint' },
  },
} as const satisfies Readonly<Record<string, Option>>

const targetField = { ...line, maxLength: 40, hint: 'setup.team.target-hint' } as const

const detailsForm = { title: 'setup.team.form', submit: 'form.send', options: detailFields } as const

const newForm = form({ ...teamNew, ...admins, ...detailsForm, args: none })
const changeForm = form({ ...teamDetails, ...admins, ...detailsForm, args: ofTeam })
const targetsForm = form({
  ...teamTargets,
  ...admins,
  args: ofTeam,
  title: 'setup.team.targets',
  submit: 'form.send',
  intro: 'setup.team.targets-intro',
  options: {
    urgent: { ...targetField, label: 'setup.team.urgent' },
    high: { ...targetField, label: 'setup.team.high' },
    normal: { ...targetField, label: 'setup.team.normal' },
    low: { ...targetField, label: 'setup.team.low' },
  },
})
const peopleForm = form({
  ...teamPeople,
  ...admins,
  args: ofTeam,
  title: 'setup.team.people',
  submit: 'form.send',
  intro: 'setup.team.people-intro',
  options: { who: { kind: 'people', label: 'setup.team.who', required: true } },
})
/** The choices are the private channels of the space. */
const channelForm = form({
  ...teamChannel,
  ...admins,
  args: ofTeam,
  title: 'setup.team.channel',
  submit: 'form.send',
  intro: 'setup.team.channel-intro',
  options: { channel: { ...line, maxLength: 100, label: 'setup.team.channel', required: true } },
})

const noChannel = 'none'
/** The form of the space's own channels offers to make one; a team's does not. */
const makeChannel = 'make'

const openNew = action({ ...teamNew, ...opens, args: none })
const openDetails = action({ ...teamDetails, ...opens, args: ofTeam })
const openTargets = action({ ...teamTargets, ...opens, args: ofTeam })
const openPeople = action({ ...teamPeople, ...opens, args: ofTeam })
const openChannel = action({ ...teamChannel, ...opens, args: ofTeam })
const open = action({ ...teamOpen, ...admins, does: 'reads', args: none })
const personOff = action({ ...teamPersonOff, ...admins, args: ofTeam })
const remove = action({ ...teamRemove, ...admins, does: 'reads', args: ofTeam })
const removeSure = action({ ...teamRemoveSure, ...admins, args: ofTeam })

const sent = (made: Sent): Answer => ('fields' in made ? { kind: 'errors', fields: made.fields } : says(made))
const filled = (text: string) => ({ kind: 'text', text }) as const

const detailsOf = ({ name, hours, zone = '', holidays, signature = '' }: Team) => ({
  ...{ name: filled(name), hours: filled(hoursText(hours)), zone: filled(zone) },
  ...{ holidays: filled(holidays.join(', ')), signature: filled(signature) },
})

const targetsOf = ({ targets }: Team) => {
  const of = (priority: Priority) => filled(targetText(targets[priority] ?? {}))
  return { urgent: of('urgent'), high: of('high'), normal: of('normal'), low: of('low') }
}

export const setupTeamDeclared: readonly Declared<Services>[] = [
  onCommand(teamSpec, ({ setTeams }: Services) => async ({ caller, say, input }) => {
    if (input.team !== undefined) return says(await setTeams.card(caller, say, input.team))
    if ((await setTeams.all(caller)).length > 0) return says(await setTeams.list(caller, say))
    return { kind: 'form', form: formOf(newForm, [], say, { shape: '' }) }
  }),
  onAction(openNew, ({ setTeams }: Services) => async ({ caller, say, args }) => {
    await setTeams.checkRoom(caller, say)
    return { kind: 'form', form: formOf(newForm, args, say, { shape: '' }) }
  }),
  onForm(newForm, ({ setTeams }: Services) => async ({ caller, say, input }) => {
    return sent(await setTeams.make(caller, say, input))
  }),
  onAction(open, ({ setTeams }: Services) => async ({ caller, say, values }) => {
    return says(await setTeams.card(caller, say, values[0] ?? ''))
  }),
  onAction(openDetails, ({ setTeams }: Services) => async ({ caller, say, args }) => {
    const team = await setTeams.known(caller, say, args[0])
    return { kind: 'form', form: formOf(changeForm, args, say, { values: detailsOf(team), shape: '' }) }
  }),
  onForm(changeForm, ({ setTeams }: Services) => async ({ caller, say, args, input }) => {
    return sent(await setTeams.details(caller, say, args[0], input))
  }),
  onAction(openTargets, ({ setTeams }: Services) => async ({ caller, say, args }) => {
    const team = await setTeams.known(caller, say, args[0])
    return { kind: 'form', form: formOf(targetsForm, args, say, { values: targetsOf(team), shape: '' }) }
  }),
  onForm(targetsForm, ({ setTeams }: Services) => async ({ caller, say, args, input }) => {
    return sent(await setTeams.targets(caller, say, args[0], input))
  }),
  onAction(openPeople, ({ setTeams }: Services) => async ({ caller, say, args }) => {
    await setTeams.known(caller, say, args[0])
    return { kind: 'form', form: formOf(peopleForm, args, say, { shape: '' }) }
  }),
  onForm(peopleForm, ({ setTeams }: Services) => async ({ caller, say, args, input }) => {
    return says(await setTeams.addPerson(caller, say, args[0], input.who))
  }),
  onAction(personOff, ({ setTeams }: Services) => async ({ caller, say, args, values }) => {
    return says(await setTeams.takeOff(caller, say, args[0], values[0] ?? ''))
  }),
  onAction(openChannel, ({ setTeams, setup }: Services) => async ({ caller, say, args }) => {
    await setTeams.known(caller, say, args[0])
    const channel = (await setup.channelChoices(caller, say)).moderators.filter(({ value }) => value !== makeChannel)
    return { kind: 'form', form: formOf(channelForm, args, say, { choices: { channel }, shape: '' }) }
  }),
  onForm(
    channelForm,
    ({ setTeams }: Services) =>
      async ({ caller, say, args, input }) => {
        const channel = input.channel === noChannel ? undefined : input.channel
        return says(await setTeams.channel(caller, say, args[0], channel))
      },
    ({ setup }: Services) =>
      async ({ caller, say, input }) => {
        if (input.channel !== noChannel) await setup.checkChannel(caller, say, 'moderators', input.channel)
      },
  ),
  onAction(remove, ({ setTeams }: Services) => async ({ caller, say, args }) => {
    return says(await setTeams.remove(caller, say, args[0]))
  }),
  onAction(removeSure, ({ setTeams }: Services) => async ({ caller, say, args }) => {
    return says(await setTeams.removeSurely(caller, say, args[0]))
  }),
]
