// How votes are given or shown has changed: the cards that take votes are brought up to it, some at a time.
import type { DueNow } from '../../../delivery/delivery.ts'
import type { CommunityId } from '../../../domain/ids.ts'
import type { House } from '../../house.ts'
import { suggestionSubject } from '../known-suggestion.ts'

/** The kind of what is due. */
export const cardsAnew = 'suggestion.cards-anew'

const atOnce = 50

/** The settings that every card shows. */
export const isOnCards = (name: string): boolean => name === 'suggestions.votes' || name === 'suggestions.tally'

/** Has all of them brought up, in the caller's transaction. */
export const cardsChanged = ({ delivery, clock }: House, community: CommunityId): Promise<void> =>
  delivery.later(community, cardsAnew, '0', clock.now())

/** The next of them: what is due names the last one. */
export async function nextCards({ store, delivery, clock }: House, { community, subject }: DueNow): Promise<void> {
  const some = await store.of(community).voteLists.open(Number(subject), atOnce)
  for (const { id } of some) await delivery.touch(community, suggestionSubject(id))
  const last = some.at(-1)
  if (last !== undefined && some.length === atOnce)
    await delivery.later(community, cardsAnew, `${last.number}`, clock.now())
}
