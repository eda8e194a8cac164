// Where a suggestion's cards stand: in the suggestions channel of every space of the community that has one.
import type { Caller } from '../../domain/caller.ts'
import type { CommunityId } from '../../domain/ids.ts'
import { type ChannelPlace, type SpaceRef, spaceKey } from '../../domain/place.ts'
import type { Suggestion } from '../../domain/suggestion.ts'
import type { Say } from '../../locales/say.ts'
import { listed } from '../../locales/with-texts.ts'
import type { CardPlace } from '../../store/repositories/card-places.ts'
import type { Text } from '../../view/text.ts'
import type { House } from '../house.ts'
import { spaceNames } from '../space-names.ts'
import { suggestionSubject } from './known-suggestion.ts'

/** Whether Hearth is meant to work in a space. */
export type Allowed = (space: SpaceRef) => boolean

/** Every place where a card may stand now. */
export const openPlaces = async (
  house: House,
  community: CommunityId,
  allowed: Allowed,
): Promise<readonly CardPlace[]> => worked(await house.store.of(community).cardPlaces.all(), allowed)

/** Brings a suggestion that has changed to every place: its cards, and those that it has not had yet. */
export async function showEverywhere(
  house: House,
  { id, community }: Pick<Suggestion, 'id' | 'community'>,
  allowed: Allowed,
): Promise<void> {
  const subject = suggestionSubject(id)
  await house.delivery.touch(community, subject)
  const missing = worked(await house.store.of(community).cardPlaces.without(id), allowed)
  for (const { place } of missing) await house.delivery.show(community, subject, 'card', place)
}

/** The places as a list, the reader's own space first; of another space, with its name. */
export async function placesText(
  house: House,
  { community, space }: Pick<Caller, 'community' | 'space'>,
  say: Say,
  places: readonly CardPlace[],
): Promise<Text> {
  const here = ({ place }: CardPlace): boolean => spaceKey(place.space) === spaceKey(space)
  const own = places.filter(here).map(({ place, name }): Text => [{ kind: 'place', place, name }])
  const others = places.filter((one) => !here(one))
  if (others.length === 0) return listed(say, own)
  const named = await spaceNames(house, community, say)
  const elsewhere = others.map(({ place, name }) =>
    say('suggestion.place-in', { channel: `#${name}`, space: named(place.space) }),
  )
  return listed(say, [...own, ...elsewhere])
}

/** The places with what their channels are called. */
export async function namedPlaces(
  house: House,
  community: CommunityId,
  places: readonly ChannelPlace[],
): Promise<readonly CardPlace[]> {
  const { spaces } = house.store.of(community)
  const found: CardPlace[] = []
  for (const place of places) {
    const channels = await spaces.channels(place.space)
    const name = Object.values(channels).find((one) => one.channel === place.channel)?.name ?? place.channel
    found.push({ place, name })
  }
  return found
}

const worked = (places: readonly CardPlace[], allowed: Allowed): readonly CardPlace[] =>
  places.filter(({ place }) => allowed(place.space))
