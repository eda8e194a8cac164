// All cards are shown anew, since the community words something otherwise, or votes are given or shown otherwise: the newest
// first, some at a time, each time in a transaction that also keeps where it goes on.
import type { DueNow } from '../../delivery/delivery.ts'
import type { CommunityId } from '../../domain/ids.ts'
import type { House } from '../house.ts'
import { suggestionSubject } from './known-suggestion.ts'

/** The kind of what is due; its subject is the last number with which it was done. */
export const cardsAnewDue = 'suggestion.cards-anew'
const atATime = 50

/** The settings that every card shows. */
export const isOnCards = (name: string): boolean => name === 'suggestions.votes' || name === 'suggestions.tally'

/** Begins in the caller's transaction. */
export async function cardsAnew(house: House, community: CommunityId): Promise<void> {
  await house.delivery.noneLater(community, cardsAnewDue)
  await goOn(house, community, undefined)
}

/** What delivery calls to go on. */
export const cardsGoOn =
  (house: House) =>
  ({ community, subject }: DueNow): Promise<void> =>
    goOn(house, community, Number(subject))

async function goOn(house: House, community: CommunityId, below: number | undefined): Promise<void> {
  const rows = await house.store.of(community).decided.below(below, atATime)
  for (const { id } of rows) await house.delivery.touch(community, suggestionSubject(id))
  const last = rows.at(-1)
  if (last !== undefined && rows.length === atATime)
    await house.delivery.later(community, cardsAnewDue, `${last.number}`, house.clock.now())
}
