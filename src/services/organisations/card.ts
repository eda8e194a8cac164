// An organisation as admins see it, with what can be changed about it; and the list that leads there.
import type { Organisation } from '../../domain/organisation.ts'
import { actionId } from '../../view/action-id.ts'
import { button, type Control, type Message } from '../../view/message.ts'
import {
  organisationDetails,
  organisationNew,
  organisationOpen,
  organisationRemove,
  organisationsOn,
  organisationTargets,
} from '../../view/organisation-actions.ts'
import { lines, plain, type Text } from '../../view/text.ts'
import type { House } from '../house.ts'
import type { Asker } from '../support/caller.ts'
import { targetsWords } from '../support/teams/team-card.ts'
import { organisationsPage } from './shown.ts'

/** One of them. `first` says what was just done. */
export async function cardOf(
  house: House,
  { caller, say }: Pick<Asker, 'caller' | 'say'>,
  { id, name, targets }: Organisation,
  first?: Text,
): Promise<Message> {
  const { organisations, belonging, settings } = house.store.of(caller.community)
  const domains = await organisations.domainsOf(id)
  const isOn = (await settings.get())['organisations.by-domain'] === 'on'
  const title = say('organisation.title', { organisation: name, count: await belonging.count(id) })
  const words = targetsWords({ targets }, say)
  const none = say('setup.team.none')
  const command = { kind: 'command', path: 'settings set' } as const
  return {
    text: first === undefined ? title : lines(first, title),
    card: {
      facts: [
        { label: say.label('organisation.domains'), value: domains.length === 0 ? none : plain(domains.join(', ')) },
        {
          label: say.label('setup.team.targets'),
          value: words ?? say('organisation.usual'),
        },
      ],
      ...(domains.length === 0 ? {} : { note: say('organisation.domains-note', { on: isOn ? 'yes' : 'no', command }) }),
    },
    controls: [
      button(actionId(organisationDetails, id), say.label('organisation.details')),
      button(actionId(organisationTargets, id), say.label('setup.team.targets')),
      button(actionId(organisationRemove, id, 'ask'), say.label('organisation.remove'), 'danger'),
    ],
  }
}

/** All of them behind one, each to be opened, and a way to another. */
export async function listForAdmins(
  house: House,
  { caller, say }: Asker,
  after: string | undefined,
  first?: Text,
): Promise<Message> {
  const { page, next, count } = await organisationsPage(house, caller, after)
  const title =
    count === 0
      ? say('organisation.none', { command: { kind: 'command', path: 'organisation set' } })
      : say('organisation.list', { count })
  const open: readonly Control[] =
    page.length === 0
      ? []
      : [
          {
            kind: 'select',
            action: actionId(organisationOpen),
            placeholder: say.label('organisation.choose'),
            choices: page.map(({ id, name }) => ({ value: id, label: name })),
          },
        ]
  return {
    text: first === undefined ? title : lines(first, title),
    controls: [
      ...open,
      button(actionId(organisationNew), say.label('organisation.new'), count === 0 ? 'primary' : 'plain'),
      ...(next === undefined ? [] : [button(actionId(organisationsOn, next), say.label('queue.more'))]),
    ],
  }
}
