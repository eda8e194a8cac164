// What hinders a person from putting an idea forward, whichever way it comes: a block, a blocked word, and how many of theirs
// there are. Counted over all of their accounts.
import { blockedWordIn, blockedWords } from '../../domain/blocked-words.ts'
import type { CommunityId, PersonId } from '../../domain/ids.ts'
import type { House } from '../house.ts'
import type { Idea } from './put-forward.ts'

export type Hindrance =
  | { readonly kind: 'blocked'; readonly reason: string; readonly until: number | undefined }
  | { readonly kind: 'word'; readonly word: string; readonly field: 'title' | 'details' }
  | { readonly kind: 'open'; readonly most: number }
  /** The next one can come at this moment. */
  | { readonly kind: 'week'; readonly most: number; readonly at: number }
  | { readonly kind: 'soon'; readonly minutes: number; readonly at: number }

const minuteMs = 60_000
const weekMs = 7 * 24 * 60 * minuteMs

/** Of a person, where they are known, and their words, however many they have put forward. */
export async function hindranceOfWords(
  house: House,
  community: CommunityId,
  person: PersonId | undefined,
  idea: Pick<Idea, 'title' | 'details'>,
): Promise<Hindrance | undefined> {
  const { suggestionBlocks, settings } = house.store.of(community)
  const block = person === undefined ? undefined : await suggestionBlocks.of(person, house.clock.now())
  if (block !== undefined) return { kind: 'blocked', reason: block.reason, until: block.until }
  const words = blockedWords((await settings.get())['suggestions.blocked-words'])
  for (const field of ['title', 'details'] as const) {
    const word = blockedWordIn(words, idea[field] ?? '')
    if (word !== undefined) return { kind: 'word', word, field }
  }
  return undefined
}

/** Of how many they have put forward lately, and have open. */
export async function hindranceOfPace(
  house: House,
  community: CommunityId,
  person: PersonId,
): Promise<Hindrance | undefined> {
  const { suggestionPace, settings } = house.store.of(community)
  const {
    'suggestions.open-at-most': open,
    'suggestions.per-week': week,
    'suggestions.cooldown-minutes': minutes,
  } = await settings.get()
  const now = house.clock.now()
  if (open > 0 && (await suggestionPace.openOf(person)) >= open) return { kind: 'open', most: open }
  if (week > 0) {
    const lately = await suggestionPace.putSince(person, now - weekMs, week)
    const oldest = lately[week - 1]
    if (oldest !== undefined) return { kind: 'week', most: week, at: oldest + weekMs }
  }
  if (minutes === 0) return undefined
  const [last] = await suggestionPace.putSince(person, now - minutes * minuteMs, 1)
  return last === undefined ? undefined : { kind: 'soon', minutes, at: last + minutes * minuteMs }
}
