// What waits for the team beside support threads and suggestions: a line of it stands under the queue and in the digest.
import type { CommunityId } from '../domain/ids.ts'
import type { SentenceKey } from '../locales/say.ts'
import type { House } from './house.ts'
import { countWaiting } from './questions/waiting.ts'

export interface WaitsBeside {
  /** How many wait of what every moderator may know of. */
  readonly count: (house: House, community: CommunityId) => Promise<number>
  /** Says so, with `count` and `command`. */
  readonly says: SentenceKey
  /** The command that lists them, which the digest has a button for. */
  readonly path: string
  readonly label: SentenceKey
}

/** What there is, without how many. */
export type Beside = Omit<WaitsBeside, 'count'>

/** In the order in which they are told. */
const all: readonly WaitsBeside[] = [
  {
    count: ({ store }, community) => store.of(community).promises.countOpen(),
    says: 'promises.waiting',
    path: 'promises',
    label: 'promises.button',
  },
  { count: countWaiting, says: 'question.waits', path: 'questions', label: 'question.waits.show' },
  {
    count: ({ store }, community) => store.of(community).reports.countOpen(),
    says: 'reports.waiting',
    path: 'reports',
    label: 'reports.waiting.show',
  },
  {
    count: ({ store }, community) => store.of(community).suggestionReviews.countWaiting(),
    says: 'review.waits',
    path: 'reviews',
    label: 'review.waits.show',
  },
]

/** What waits now; nothing of a kind of which nothing does. */
export async function waitingBeside(
  house: House,
  community: CommunityId,
): Promise<readonly (Beside & { readonly waiting: number })[]> {
  const counted = await Promise.all(all.map(async (one) => ({ ...one, waiting: await one.count(house, community) })))
  return counted.filter(({ waiting }) => waiting > 0)
}
