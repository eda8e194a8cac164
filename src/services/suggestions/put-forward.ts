// Puts a suggestion forward, whichever way it came: a number, a row, and its cards once it is published.
import { type CommunityId, type MemberId, suggestionId } from '../../domain/ids.ts'
import type { SpaceRef } from '../../domain/place.ts'
import type { Suggestion } from '../../domain/suggestion.ts'
import { type House, happened } from '../house.ts'
import { type Allowed, openPlaces } from './card-places.ts'
import { suggestionSubject } from './known-suggestion.ts'

/** What somebody has in mind. */
export interface Idea {
  readonly title: string
  readonly details: string | undefined
  /** What it is about, of the topics that the community has. */
  readonly topic?: string | undefined
}

export interface NewIdea extends Idea {
  readonly community: CommunityId
  readonly space: SpaceRef
  readonly author: MemberId
}

/** Keeps it, and publishes it. What is asked before that is in `gates.ts`. */
export async function putForward(house: House, allowed: Allowed, idea: NewIdea): Promise<Suggestion> {
  const { community, space, author, details, topic } = idea
  const { suggestions, records } = house.store.of(community)
  const number = await records.nextNumber('suggestion')
  const id = suggestionId(house.ids.next())
  // A title is one line, whatever was pasted: lists and digests count their lines.
  const title = idea.title.replaceAll(/\s+/g, ' ').trim()
  await suggestions.add({ id, number, author, space, title, details, topic, at: house.clock.now() })
  const kept = await suggestions.get(id)
  if (kept === undefined) throw new Error('a suggestion was added and is not there')
  await published(house, allowed, kept)
  return kept
}

/** What follows once everyone may see it: it counts as put forward, and its cards appear. */
async function published(house: House, allowed: Allowed, suggestion: Suggestion): Promise<void> {
  const { community, space, author, id } = suggestion
  await happened(house, community, { kind: 'suggested', space, member: author, subject: id })
  const places = await openPlaces(house, community, allowed)
  for (const { place } of places) await house.delivery.show(community, suggestionSubject(id), 'card', place)
}
