// `/setup team`: makes teams, changes them and removes them. Every change is in the caller's transaction.
import type { Caller } from '../../../domain/caller.ts'
import { shiftsAmong } from '../../../domain/duty.ts'
import { spaceKey } from '../../../domain/place.ts'
import type { Principal } from '../../../domain/settings/people.ts'
import { type Team, teamsAtMost } from '../../../domain/team.ts'
import type { Say } from '../../../locales/say.ts'
import { UserError } from '../../../ports/errors.ts'
import { actionId } from '../../../view/action-id.ts'
import { teamRemoveSure } from '../../../view/actions.ts'
import { button, type Message } from '../../../view/message.ts'
import type { Text } from '../../../view/text.ts'
import { acted, type House } from '../../house.ts'
import { seenChannels } from '../../setup/seen-channels.ts'
import { roadmapsChanged } from '../../suggestions/roadmap/roadmaps.ts'
import { panelsChanged } from '../panels.ts'
import { leaveTeam } from './leave-team.ts'
import { walkOpen } from './open-walk.ts'
import { allTargets } from './targets.ts'
import { teamCard, teamsList } from './team-card.ts'
import { type Fields, readDetails, readTargets, sameName, type TypedDetails, type TypedTargets } from './team-fields.ts'
import { whoAnswersChanges } from './who-answers.ts'

/** What a form comes to: a message, or what is wrong in it. */
export type Sent = Message | { readonly fields: Fields }

export interface SetTeamsService {
  /** All of them; undefined while there are none. */
  all(caller: Caller): Promise<readonly Team[]>
  /** The team of that name or id. Rejects with a UserError when there is none. */
  known(caller: Caller, say: Say, which: string): Promise<Team>
  card(caller: Caller, say: Say, which: string): Promise<Message>
  list(caller: Caller, say: Say): Promise<Message>
  /** Rejects with a UserError when there is no room for another. */
  checkRoom(caller: Caller, say: Say): Promise<void>
  make(caller: Caller, say: Say, typed: TypedDetails): Promise<Sent>
  details(caller: Caller, say: Say, id: string, typed: TypedDetails): Promise<Sent>
  targets(caller: Caller, say: Say, id: string, typed: TypedTargets): Promise<Sent>
  addPerson(caller: Caller, say: Say, id: string, who: Omit<Principal, 'space'>): Promise<Message>
  takeOff(caller: Caller, say: Say, id: string, who: string): Promise<Message>
  /** Names its channel in the caller's space by its id, or none. It was checked before. */
  channel(caller: Caller, say: Say, id: string, channel: string | undefined): Promise<Message>
  /** Asks whether it is to be removed, and says what becomes of its threads. */
  remove(caller: Caller, say: Say, id: string): Promise<Message>
  /** Removes it; its open threads are everyone's. */
  removeSurely(caller: Caller, say: Say, id: string): Promise<Message>
}

/** Makes the service. */
export function setTeamsService(house: House): SetTeamsService {
  const { store } = house
  const seen = seenChannels(house)
  const teamsOf = async ({ community }: Caller): Promise<readonly Team[]> =>
    (await store.of(community).settings.get())['support.teams']

  async function known(caller: Caller, say: Say, which: string): Promise<Team> {
    const teams = await teamsOf(caller)
    const found = teams.find(({ id }) => id === which) ?? teams.find(({ name }) => sameName(name, which.trim()))
    if (found !== undefined) return found
    throw new UserError(
      teams.length === 0
        ? say('setup.team.no-teams', { command })
        : say('setup.team.unknown', { known: teams.map(({ name }) => name).join(', ') }),
    )
  }

  async function keep(
    caller: Caller,
    act: string,
    subject: string,
    change: (teams: readonly Team[]) => readonly Team[],
  ) {
    const { community, member } = caller
    await whoAnswersChanges(house, community, () =>
      store.of(community).settings.change((now) => ({ 'support.teams': change(now['support.teams']) })),
    )
    await acted(house, community, member, act, subject)
    await walkOpen(house, community, allTargets)
    await panelsChanged(house, community)
    await roadmapsChanged(house, community)
  }

  /** Changes one, and shows it. */
  async function changed(caller: Caller, say: Say, team: Team, first: Text): Promise<Message> {
    await keep(caller, 'setup.team', team.id, (teams) => teams.map((one) => (one.id === team.id ? team : one)))
    return teamCard(caller, team, say, first)
  }

  const zoneOf = async ({ community }: Caller): Promise<string> =>
    (await store.of(community).settings.get())['digest.zone']

  async function checkRoom(caller: Caller, say: Say): Promise<void> {
    if ((await teamsOf(caller)).length >= teamsAtMost)
      throw new UserError(say('setup.team.full', { most: teamsAtMost }))
  }

  return {
    all: teamsOf,
    known,
    checkRoom,
    card: async (caller, say, which) => teamCard(caller, await known(caller, say, which), say),
    list: async (caller, say) => teamsList(await teamsOf(caller), say),
    async make(caller, say, typed) {
      await checkRoom(caller, say)
      const others = await teamsOf(caller)
      const read = readDetails(say, typed, { others, usual: await zoneOf(caller) })
      if ('fields' in read) return read
      const team: Team = { id: house.ids.next(), people: [], targets: {}, ...read.value }
      await keep(caller, 'setup.team', team.id, (teams) => [...teams, team])
      return teamCard(caller, team, say, say('setup.team.made', { name: team.name }))
    },
    async details(caller, say, id, typed) {
      const team = await known(caller, say, id)
      const others = (await teamsOf(caller)).filter((one) => one.id !== team.id)
      const read = readDetails(say, typed, { others, usual: await zoneOf(caller) })
      if ('fields' in read) return read
      const { zone: _zone, signature: _signature, ...rest } = team
      return changed(caller, say, { ...rest, ...read.value }, say('setup.team.changed', { name: read.value.name }))
    },
    async targets(caller, say, id, typed) {
      const team = await known(caller, say, id)
      const read = readTargets(say, typed)
      if ('fields' in read) return read
      return changed(caller, say, { ...team, targets: read.value }, say('setup.team.changed', { name: team.name }))
    },
    async addPerson(caller, say, id, who) {
      const team = await known(caller, say, id)
      const { name, kind } = who
      const space = spaceKey(caller.space)
      const member =
        kind === 'user'
          ? await store.of(caller.community).members.byUser({ space: caller.space, user: who.id })
          : undefined
      if (member?.bot === true) throw new UserError(say('setup.team.bot', { name }))
      const isOn = team.people.some((one) => one.space === space && one.kind === kind && one.id === who.id)
      if (isOn) return teamCard(caller, team, say, say('setup.team.on-already', { name }))
      const person = { space, kind, id: who.id, name }
      return changed(caller, say, { ...team, people: [...team.people, person] }, say('setup.team.on', { name }))
    },
    async takeOff(caller, say, id, who) {
      const team = await known(caller, say, id)
      const space = spaceKey(caller.space)
      const gone = team.people.find((one) => one.space === space && `${one.kind}:${one.id}` === who)
      if (gone === undefined) return teamCard(caller, team, say, say('setup.team.off-already'))
      const people = team.people.filter((one) => one !== gone)
      return changed(caller, say, { ...team, people }, say('setup.team.off', { name: gone.name }))
    },
    async channel(caller, say, id, channel) {
      const { channel: _before, ...team } = await known(caller, say, id)
      if (channel === undefined) return changed(caller, say, team, say('setup.team.no-channel', { name: team.name }))
      const name = (await seen.nameOf(caller.community, caller.space, channel)) ?? channel
      const named = { ...team, channel: { space: spaceKey(caller.space), channel, name } }
      return changed(caller, say, named, say('setup.team.has-channel', { name: team.name, channel: `#${name}` }))
    },
    async remove(caller, say, id) {
      const team = await known(caller, say, id)
      const { threadQueue } = store.of(caller.community)
      const { listed, snoozed } = await threadQueue.page({ team: team.id }, house.clock.now(), 0, 0)
      return {
        text: say('setup.team.remove-sure', { name: team.name, count: listed + snoozed }),
        controls: [
          button(actionId(teamRemoveSure, team.id), say.label('setup.team.remove-yes', { name: team.name }), 'danger'),
        ],
      }
    },
    async removeSurely(caller, say, id) {
      const team = await known(caller, say, id)
      const { id: left, channel } = team
      await keep(caller, 'setup.team-removed', left, (teams) => teams.filter((one) => one.id !== left))
      await store.of(caller.community).settings.change((now) => ({
        'support.shifts': shiftsAmong(now['support.shifts'], now['support.teams']),
      }))
      const where = channel === undefined ? {} : { channel }
      await leaveTeam(house, caller.community, { team: left, by: caller.member, ...where })
      return teamsList(await teamsOf(caller), say, say('setup.team.removed', { name: team.name }))
    },
  }
}

const command = { kind: 'command', path: 'setup team' } as const
