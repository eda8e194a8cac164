// Makes two communities one: by the admins' code, or as the environment says.
import { shiftsAmong, shiftsAtMost } from '../../domain/duty.ts'
import type { CommunityId } from '../../domain/ids.ts'
import { mergedInterests } from '../../domain/interest.ts'
import { spaceKey } from '../../domain/place.ts'
import type { Principal } from '../../domain/settings/people.ts'
import { watchedAtMost } from '../../domain/settings/questions.ts'
import type { Space } from '../../domain/space.ts'
import { mergedTeams } from '../../domain/team.ts'
import { mergedTopics } from '../../domain/topic.ts'
import type { Held } from '../../store/joining/hold.ts'
import { tellStaff } from '../hosts.ts'
import { type House, knownSpace } from '../house.ts'
import { roadmapsChanged } from '../suggestions/roadmap/roadmaps.ts'
import { panelsChanged } from '../support/panels.ts'
import { walkOpen } from '../support/teams/open-walk.ts'
import { allTargets } from '../support/teams/targets.ts'
import { seenWhere } from './seen-where.ts'

/** What each of two sides has already. */
export interface BothHeld {
  readonly first: Held
  readonly second: Held
}

/** Asks for both. */
export async function heldByBoth({ store }: House, first: CommunityId, second: CommunityId): Promise<BothHeld> {
  return { first: await store.joining.held(first), second: await store.joining.held(second) }
}

/** Whether both gave numbers already: then they are joined only where an admin chooses to merge them. */
export const needsMerge = ({ first, second }: BothHeld): boolean => hasAny(first) && hasAny(second)

const hasAny = ({ thread, suggestion }: Held): boolean => thread + suggestion > 0

/** Joins the second's community to the first's, in a transaction, and tells the staff of every space of either. */
export async function unite(house: House, first: Space, second: Space): Promise<void> {
  const { store } = house
  const named = await moderatorsOf(house, second.community)
  const {
    'welcome.interests': theirs,
    'support.topics': theirTopics,
    'support.teams': teams,
    'support.shifts': shifts,
    'questions.channels': watched,
  } = await store.of(second.community).settings.get()
  const seconds = await store.of(second.community).spaces.all()
  const firsts = await store.of(first.community).spaces.all()
  await store.joining.join(first.community, second.community)
  const { settings } = store.of(first.community)
  const known = (await settings.get())['people.moderators']
  const { 'welcome.interests': interests } = await settings.get()
  if (theirs.length > 0) await settings.change({ 'welcome.interests': mergedInterests(interests, theirs) })
  if (theirTopics.length > 0)
    await settings.change(({ 'support.topics': ours }) => ({ 'support.topics': mergedTopics(ours, theirTopics) }))
  if (teams.length > 0)
    await settings.change((now) => ({ 'support.teams': mergedTeams(now['support.teams'], teams, second.name) }))
  if (shifts.length > 0)
    await settings.change((now) => ({
      'support.shifts': shiftsAmong([...now['support.shifts'], ...shifts], now['support.teams']).slice(0, shiftsAtMost),
    }))
  if (watched.length > 0)
    await settings.change((now) => ({
      'questions.channels': [...now['questions.channels'], ...watched].slice(0, watchedAtMost),
    }))
  const isNew = (one: Principal): boolean => !known.some((other) => samePrincipal(one, other))
  if (named.some(isNew)) await settings.change({ 'people.moderators': [...known, ...named.filter(isNew)] })
  // What was promised to an organisation counts for all of its threads now.
  if (await store.of(first.community).organisations.anyPromised()) await walkOpen(house, first.community, allTargets)
  await panelsChanged(house, first.community)
  await roadmapsChanged(house, first.community)
  const tell = async (sides: readonly Space[], other: Space): Promise<void> => {
    for (const { ref } of sides)
      await tellStaff(house, await knownSpace(house, first.community, ref), (say) => ({
        text: say('joining.joined-told', { here: namesOf(sides), there: other.name }),
        card: { facts: seenWhere(say, first.name) },
      }))
  }
  await tell(firsts, second)
  await tell(seconds, first)
}

const namesOf = (spaces: readonly Space[]): string => spaces.map(({ name }) => name).join(', ')

const moderatorsOf = async ({ store }: House, community: CommunityId): Promise<readonly Principal[]> =>
  (await store.of(community).settings.get())['people.moderators']

const samePrincipal = (one: Principal, other: Principal): boolean =>
  one.space === other.space && one.kind === other.kind && one.id === other.id

/** Spaces that the environment makes one, where that needs nobody's choice: called for each space that is seen. */
export async function uniteByEnvironment(house: House, joined: readonly string[], space: Space): Promise<void> {
  const { store, logger } = house
  const key = spaceKey(space.ref)
  if (!joined.includes(key) || space.separatedAt !== undefined) return
  const all = await store.spaces.all()
  const [other] = all.filter((one) => joined.includes(spaceKey(one.ref)) && one.community !== space.community)
  if (other === undefined || other.separatedAt !== undefined) return
  // The one that is named first keeps its settings and its numbers.
  const isFirst = joined.indexOf(key) < joined.indexOf(spaceKey(other.ref))
  const [first, second] = isFirst ? [space, other] : [other, space]
  const apart = await store.transaction(first.community, async () => {
    if (needsMerge(await heldByBoth(house, first.community, second.community))) return true
    await unite(house, first, second)
    return false
  })
  if (!apart) return
  logger.warn('two of COMMUNITY_SPACES both have threads or suggestions: an admin joins them by /setup link', {
    space: key,
    other: spaceKey(other.ref),
  })
}
