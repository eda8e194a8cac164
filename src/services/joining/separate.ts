// `/setup separate`: a space is a community of its own again, for what comes after.

import type { Caller } from '../../domain/caller.ts'
import { type Shift, shiftsAmong } from '../../domain/duty.ts'
import {
  type CommunityId,
  communityId,
  memberId,
  personId,
  suggestionId,
  type ThreadId,
  threadId,
} from '../../domain/ids.ts'
import { type SpaceRef, spaceKey } from '../../domain/place.ts'
import type { Settings } from '../../domain/settings/settings.ts'
import type { Space } from '../../domain/space.ts'
import { isOpen } from '../../domain/support.ts'
import { teamsIn } from '../../domain/team.ts'
import type { Say } from '../../locales/say.ts'
import { UserError } from '../../ports/errors.ts'
import type { Appearance } from '../../store/ledger/appearance-rows.ts'
import { actionId } from '../../view/action-id.ts'
import { separateRef } from '../../view/actions.ts'
import { button, type Message } from '../../view/message.ts'
import type { Text } from '../../view/text.ts'
import { reschedule } from '../digest/scheduled.ts'
import { tellStaff } from '../hosts.ts'
import { acted, type House, knownSpace, staffPlace } from '../house.ts'
import { newOrganisation } from '../organisations/new-organisation.ts'
import { mergesApart } from '../suggestions/merge/apart-across.ts'
import { roadmapsChanged } from '../suggestions/roadmap/roadmaps.ts'
import { around, subjectOfThread } from '../support/around.ts'
import { panelsChanged } from '../support/panels.ts'
import { sayAmong } from '../support/teams/alone.ts'
import { nobodyTold } from '../support/untold.ts'

/** What stays where, before anything is separated. */
export async function showSeparation(house: House, caller: Caller, say: Say): Promise<Message> {
  const { here, others } = await sides(house, caller, say)
  const names = { here: here.name, others: namesOf(others) }
  return {
    text: say('separate.about-to', names),
    card: {
      facts: [
        { label: say.label('separate.goes', names), value: say('separate.goes-what', names) },
        { label: say.label('separate.stays', names), value: say('separate.stays-what', names) },
        { label: say.label('separate.people'), value: say('separate.people-what') },
        { label: say.label('separate.settings'), value: say('separate.settings-what', names) },
      ],
      note: say('separate.not-yet'),
    },
    controls: [button(actionId(separateRef), say.label('separate.button'), 'danger')],
  }
}

/** Separates the caller's space, and tells the staff of both sides. */
export async function separate(house: House, caller: Caller, say: Say): Promise<Message> {
  const { here, others } = await sides(house, caller, say)
  const { store, ids, clock } = house
  const from = caller.community
  const to = here.formerCommunity ?? communityId(ids.next())
  await acted(house, from, caller.member, 'setup.separated', spaceKey(here.ref))
  await mergesApart(house, caller, here.ref)
  const newPerson = () => personId(ids.next())
  const cut = await store.joining.separate({
    space: here.ref,
    from,
    to,
    at: clock.now(),
    newPerson,
    newOrganisation: () => newOrganisation(ids),
  })
  await settingsApart(house, here.ref, from, to)
  for (const side of [from, to]) {
    await panelsChanged(house, side)
    await roadmapsChanged(house, side)
  }
  // A digest that it had before comes out again.
  await reschedule(house, to)
  for (const shown of cut.appearances) await sayFarewell(house, { space: here.ref, to, from }, shown)
  for (const id of cut.threads) await giveTeam(house, [from, to], id)
  const names = { here: here.name, others: namesOf(others) }
  for (const side of [{ ...here, community: to }, ...others])
    await tellStaff(house, side, (theirs) => ({ text: theirs('separate.told', names) }))
  return { text: say('separate.done', { ...names, link: { kind: 'command', path: 'setup link' } }) }
}

interface Sides {
  readonly here: Space
  readonly others: readonly Space[]
}

async function sides(house: House, { community, space }: Caller, say: Say): Promise<Sides> {
  const here = await knownSpace(house, community, space)
  const all = await house.store.of(community).spaces.all()
  const others = all.filter(({ ref }) => spaceKey(ref) !== spaceKey(space))
  if (others.length === 0)
    throw new UserError(say('separate.not-joined', { link: { kind: 'command', path: 'setup link' } }))
  return { here, others }
}

const namesOf = (spaces: readonly Space[]): string => spaces.map(({ name }) => name).join(', ')

/** Each side keeps the moderators and the people of teams that it named. Whoever had settings before has those again; a new community takes the others along, but no digest. */
async function settingsApart({ store }: House, space: SpaceRef, from: CommunityId, to: CommunityId): Promise<void> {
  const joined = await store.of(from).settings.get()
  const key = spaceKey(space)
  const named = joined['people.moderators']
  const { settings } = store.of(to)
  const taken = (await settings.areSet()) ? {} : { ...joined, 'digest.every': 'off' as const }
  const teams = joined['support.teams']
  const isHere = (one: string): boolean => one === key
  const theirs = 'support.teams' in taken ? { 'support.teams': teamsIn(teams, isHere) } : {}
  const toGo = await settings.change({
    ...{ ...taken, ...theirs },
    'people.moderators': named.filter((one) => isHere(one.space)),
    'questions.channels': joined['questions.channels'].filter((one) => isHere(one.space)),
  })
  await settings.change({ 'support.shifts': await shiftsIn(store, to, joined['support.shifts'], toGo) })
  const toStay = await store.of(from).settings.change({
    'people.moderators': named.filter((one) => !isHere(one.space)),
    'questions.channels': joined['questions.channels'].filter((one) => !isHere(one.space)),
    'support.teams': teamsIn(teams, (one) => !isHere(one)),
  })
  const stay = await shiftsIn(store, from, joined['support.shifts'], toStay)
  await store.of(from).settings.change({ 'support.shifts': stay })
}

/** The shifts of whoever is on this side, for the teams that it has. */
async function shiftsIn(
  store: House['store'],
  side: CommunityId,
  shifts: readonly Shift[],
  { 'support.teams': teams }: Pick<Settings, 'support.teams'>,
): Promise<readonly Shift[]> {
  const { members } = store.of(side)
  const theirs: Shift[] = []
  for (const one of shifts) if ((await members.get(memberId(one.member))) !== undefined) theirs.push(one)
  return shiftsAmong(theirs, teams)
}

interface Parted {
  /** The space that has left, and its community. */
  readonly space: SpaceRef
  readonly to: CommunityId
  readonly from: CommunityId
}

/** What stands on the other side says where it has gone, and changes no more. */
async function sayFarewell(house: House, parted: Parted, shown: Appearance): Promise<void> {
  const { place, message } = shown
  if (message === undefined) return
  const isHere = spaceKey(place.space) === spaceKey(parted.space)
  const [stands, owner] = isHere ? [parted.to, parted.from] : [parted.from, parted.to]
  const say = await sayAmong(house, owner, (await knownSpace(house, stands, place.space)).locale)
  const text = await farewell(house, owner, shown, say)
  if (text !== undefined) await house.delivery.send(stands, { kind: 'edit', ref: message, message: { text } })
}

async function farewell(house: House, owner: CommunityId, shown: Appearance, say: Say): Promise<Text | undefined> {
  const { suggestions, threads } = house.store.of(owner)
  const suggestion = await suggestions.get(suggestionId(shown.subject))
  const thread = await threads.get(threadId(shown.subject))
  const about = suggestion ?? thread
  if (about === undefined) return undefined
  const { name } = await knownSpace(house, owner, about.space)
  if (suggestion !== undefined)
    return say('separate.card', { number: suggestion.number, title: suggestion.title, space: name })
  return say('separate.notice', { number: about.number, space: name })
}

/** A thread whose team was on the other side is its own side's to answer now. */
async function giveTeam(house: House, communities: readonly CommunityId[], id: ThreadId): Promise<void> {
  for (const community of communities) {
    const about = await around(house, community, id)
    if (about === undefined || !isOpen(about.thread)) continue
    const place = await staffPlace(house, about.space)
    if (place === undefined) await nobodyTold(house, about)
    else await house.delivery.show(community, subjectOfThread(about.thread), 'notice', place)
  }
}
