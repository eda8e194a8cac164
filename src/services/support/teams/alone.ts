// Whether one moderator looks after it all: then nothing speaks of a team, and nothing is offered that takes several people.
import type { CommunityId } from '../../../domain/ids.ts'
import { spaceOfKey } from '../../../domain/place.ts'
import type { Principal } from '../../../domain/settings/people.ts'
import type { Settings } from '../../../domain/settings/settings.ts'
import { labelsFor } from '../../../domain/settings/status-labels.ts'
import { type OwnWords, withOwnWords } from '../../../locales/own-words.ts'
import { type Say, sayIn } from '../../../locales/say.ts'
import type { House } from '../../house.ts'

/** Whoever was seen to be a moderator or admin is taken for one so long. */
const dayMs = 24 * 60 * 60_000
const seenForMs = 90 * dayMs

/** Everybody whom the settings name as staff: the moderators, and the people of teams. */
export const namedStaff = (settings: Pick<Settings, 'people.moderators' | 'support.teams'>): readonly Principal[] => [
  ...settings['people.moderators'],
  ...settings['support.teams'].flatMap(({ people }) => people),
]

/**
 * As far as can be known: no role is named, and there is at most one person among those who are named, the hosts, and
 * whoever was seen to be staff within the last three months. An admin who never called Hearth is known to nobody.
 */
export async function isAlone(house: House, community: CommunityId): Promise<boolean> {
  const { settings, staffSeen, members } = house.store.of(community)
  const named = namedStaff(await settings.get())
  if (named.some(({ kind }) => kind === 'role')) return false
  const people = new Set<string>(await staffSeen.twoSince(startOfDay(house.clock.now()) - seenForMs))
  for (const { space, id } of named) {
    if (people.size > 1) return false
    const ref = spaceOfKey(space)
    const member = ref === undefined ? undefined : await members.byUser({ space: ref, user: id })
    people.add(member?.person ?? `${space} ${id}`)
  }
  return people.size <= 1
}

/** The same question all day is answered once, until something is written. */
const startOfDay = (at: number): number => at - (at % dayMs)

/** What the community words itself. */
async function ownWords(house: House, community: CommunityId, locale: string | undefined): Promise<OwnWords> {
  const { 'suggestions.labels': all } = await house.store.of(community).settings.get()
  if (Object.keys(all).length === 0) return none
  const labels = Object.entries(labelsFor(all, locale)).map(([status, words]) => [`suggestion.status.${status}`, words])
  return Object.fromEntries(labels)
}

const none: OwnWords = {}

/** The sentences in a language as they read in a community. */
export const sayAmong = async (house: House, community: CommunityId, locale: string | undefined): Promise<Say> =>
  withOwnWords(sayIn(locale, await isAlone(house, community)), await ownWords(house, community, locale))
