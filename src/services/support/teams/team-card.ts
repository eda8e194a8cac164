// A team as admins see it: who it is, where it reads, when it is there, what it promises; and the buttons that change each.
import type { Caller } from '../../../domain/caller.ts'
import { hoursText } from '../../../domain/opening-hours.ts'
import { spaceKey } from '../../../domain/place.ts'
import { targetText } from '../../../domain/targets.ts'
import { type Priority, priorities, type Team } from '../../../domain/team.ts'
import type { Say, SentenceKey } from '../../../locales/say.ts'
import { actionId } from '../../../view/action-id.ts'
import {
  teamChannel,
  teamDetails,
  teamNew,
  teamOpen,
  teamPeople,
  teamPersonOff,
  teamRemove,
  teamTargets,
} from '../../../view/actions.ts'
import { button, type Control, type Message } from '../../../view/message.ts'
import { lines, plain, type Text } from '../../../view/text.ts'

const priorityWords: Readonly<Record<Priority, SentenceKey>> = {
  low: 'setup.team.low',
  normal: 'setup.team.normal',
  high: 'setup.team.high',
  urgent: 'setup.team.urgent',
}

/** One team, with what can be changed about it. `first` says what was just done. */
export function teamCard({ space }: Caller, team: Team, say: Say, first?: Text): Message {
  const { id, name, people, channel, hours, zone, holidays, signature } = team
  const none = say('setup.team.none')
  const names = people.map((one) => one.name).join(', ')
  const zoned =
    zone === undefined ? hoursText(hours) : say.label('setup.team.in-zone', { hours: hoursText(hours), zone })
  const title = say('setup.team.title', { name })
  return {
    text: first === undefined ? title : lines(first, title),
    card: {
      facts: [
        { label: say.label('setup.team.people'), value: names === '' ? say('setup.team.everyone') : plain(names) },
        {
          label: say.label('setup.team.channel'),
          value: channel === undefined ? say('setup.team.usual-channel') : plain(`#${channel.name}`),
        },
        { label: say.label('setup.team.hours'), value: hours.length === 0 ? say('setup.team.always') : plain(zoned) },
        { label: say.label('setup.team.holidays'), value: holidays.length === 0 ? none : plain(holidays.join(', ')) },
        { label: say.label('setup.team.signature'), value: signature === undefined ? none : plain(signature) },
        { label: say.label('setup.team.targets'), value: targetsWords(team, say) ?? none },
      ],
      note: say('setup.team.note'),
    },
    controls: [
      button(actionId(teamDetails, id), say.label('setup.team.details')),
      button(actionId(teamPeople, id), say.label('setup.team.people')),
      button(actionId(teamChannel, id), say.label('setup.team.channel')),
      button(actionId(teamTargets, id), say.label('setup.team.targets')),
      button(actionId(teamRemove, id), say.label('setup.team.remove'), 'danger'),
      ...takesOff(team, spaceKey(space), say),
    ],
  }
}

/** Those of the caller's own space can be taken off. */
function takesOff({ id, people }: Team, space: string, say: Say): readonly Control[] {
  const own = people.filter((one) => one.space === space).slice(0, 25)
  if (own.length === 0) return []
  const choices = own.map((one) => ({ value: `${one.kind}:${one.id}`, label: one.name }))
  return [
    { kind: 'select', action: actionId(teamPersonOff, id), placeholder: say.label('setup.team.take-off'), choices },
  ]
}

/** What is promised, by priority; undefined where nothing is. */
export function targetsWords({ targets }: Pick<Team, 'targets'>, say: Say): Text | undefined {
  const all = priorities.flatMap((priority) => {
    const target = targetText(targets[priority] ?? {})
    return target === ''
      ? []
      : [say.label('setup.team.target', { priority: say.label(priorityWords[priority]), target })]
  })
  return all.length === 0 ? undefined : plain(all.join('; '))
}

/** All teams, each to be opened, and a way to another. */
export function teamsList(teams: readonly Team[], say: Say, first?: Text): Message {
  const title = say('setup.team.list', { count: teams.length })
  const more = button(actionId(teamNew), say.label('setup.team.new'), teams.length === 0 ? 'primary' : 'plain')
  const choices = teams.map(({ id, name }) => ({ value: id, label: name }))
  const open = {
    kind: 'select',
    action: actionId(teamOpen),
    placeholder: say.label('setup.team.open'),
    choices,
  } as const
  return {
    text: first === undefined ? title : lines(first, title),
    controls: teams.length === 0 ? [more] : [open, more],
  }
}
