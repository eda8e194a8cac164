// Puts a suggestion forward, whichever way it came: a number, a row, and its cards once it is published.
import { type CommunityId, type MemberId, suggestionId } from '../../domain/ids.ts'
import type { SpaceRef } from '../../domain/place.ts'
import type { Suggestion } from '../../domain/suggestion.ts'
import { type House, happened, tookPart } from '../house.ts'
import { tellOfSuggestion } from '../webhooks/tell-suggestions.ts'
import { type Allowed, openPlaces } from './card-places.ts'
import { suggestionSubject } from './known-suggestion.ts'
import { reviewBegins } from './review/begin.ts'

/** What somebody has in mind. */
export interface Idea {
  readonly title: string
  readonly details: string | undefined
  /** Its author is named to nobody. */
  readonly unnamed?: boolean
  /** What it is about, of the topics that the community has. */
  readonly topic?: string | undefined
}

export interface NewIdea extends Idea {
  readonly community: CommunityId
  readonly space: SpaceRef
  readonly author: MemberId
  /** A moderator puts it forward: nobody else has to look it through. */
  readonly byStaff?: boolean
  /** Who puts it forward, where that is not its author. */
  readonly putBy?: MemberId | undefined
  /** The address of what it is made from. */
  readonly source?: string | undefined
}

/** A title is one line, whatever was pasted: lists and digests count their lines. */
export const oneLine = (title: string): string => title.replaceAll(/\s+/g, ' ').trim()

/** Keeps it, and publishes it, or has it looked through before that. What is asked before is in `gates.ts`. */
export async function putForward(house: House, allowed: Allowed, idea: NewIdea): Promise<Suggestion> {
  const { community, space, author, details, topic, putBy, source, unnamed = false } = idea
  const { suggestions, records, settings } = house.store.of(community)
  const number = await records.nextNumber('suggestion')
  const id = suggestionId(house.ids.next())
  const title = oneLine(idea.title)
  const looked = (await settings.get())['suggestions.review'] === 'on' && idea.byStaff !== true
  const review = looked ? ({ review: 'waiting' } as const) : {}
  const at = house.clock.now()
  await suggestions.add({ id, number, author, space, title, details, topic, putBy, source, unnamed, at, ...review })
  const kept = await suggestions.get(id)
  if (kept === undefined) throw new Error('a suggestion was added and is not there')
  await (looked ? reviewBegins(house, kept) : published(house, allowed, kept))
  return kept
}

/** What follows once everyone may see it: it counts as put forward, and its cards appear. */
export async function published(house: House, allowed: Allowed, suggestion: Suggestion): Promise<void> {
  const { community, space, author, id, unnamed } = suggestion
  // What happened is counted all the same; whoever is named to nobody stands nowhere beside it.
  await happened(house, community, { kind: 'suggested', space, member: unnamed ? undefined : author, subject: id })
  if (unnamed) await tookPart(house, community, author, 'suggestion')
  const places = await openPlaces(house, community, allowed)
  for (const { place } of places) await house.delivery.show(community, suggestionSubject(id), 'card', place)
  await tellOfSuggestion(house, suggestion, 'suggestion.published')
}
