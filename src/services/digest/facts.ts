// Gathers what a digest says, of one community.
import {
  type DigestFacts,
  digestLines,
  type Happened,
  type Period,
  type SpaceFacts,
  type StalledFacts,
  stalledNamed,
} from '../../domain/digest.ts'
import type { CommunityId } from '../../domain/ids.ts'
import { spaceKey } from '../../domain/place.ts'
import { undecidedStatuses } from '../../domain/suggestion.ts'
import type { House } from '../house.ts'
import { type Overdue, overdueOf } from '../suggestions/deciding/overdue.ts'
import { waitingBeside } from '../waiting-beside.ts'
import { stalledNow } from '../welcome/stalled.ts'
import { stepsOf } from '../welcome/steps-of.ts'

/** The facts, with what waits beside. */
export type ToldFacts = DigestFacts & {
  readonly beside: Awaited<ReturnType<typeof waitingBeside>>
  /** Suggestions that have waited too long for a decision. */
  readonly overdue: Overdue
}

/** What waits now, and what happened in the period and in the one before. */
export async function digestFacts(house: House, community: CommunityId, period: Period): Promise<ToldFacts> {
  const { threadQueue, suggestions, undelivered, newcomers, firstSteps } = house.store.of(community)
  const waiting = await threadQueue.page({ waiting: true }, house.clock.now(), 0, digestLines)
  const first = waiting.threads.map(({ number, subject: title, space, waitingSince: since }) => ({
    ...{ number, title, space, since },
  }))
  const listed = await suggestions.list({ statuses: undecidedStatuses })
  const undecided = listed
    .map(({ id, number, title, space, createdAt }) => ({ id, number, title, space, since: createdAt }))
    .toSorted((one, other) => one.since - other.since || one.number - other.number)
  return {
    period,
    at: house.clock.now(),
    threads: { count: waiting.listed, first },
    suggestions: undecided,
    overdue: await overdueOf(house, community, listed.toReversed()),
    undelivered: await undelivered.counts(),
    stalled: await stalledFacts(house, community),
    beside: await waitingBeside(house, community),
    tookPart: await newcomers.tookPart(period.from, period.to),
    saidWhy: await firstSteps.answersBetween(period.from, period.to),
    now: await happenedIn(house, community, period.from, period.to),
    before: await happenedIn(house, community, period.beforeFrom, period.from),
    spaces: await spacesApart(house, community, period),
  }
}

async function stalledFacts(house: House, community: CommunityId): Promise<StalledFacts> {
  const all = await stalledNow(house, community)
  const first = all.slice(0, stalledNamed).map(async ({ person, name, joinedAt: since }) => {
    const steps = await stepsOf(house, { community, person })
    return { name, since, ...(steps === undefined ? {} : { steps }) }
  })
  return { count: all.length, first: await Promise.all(first) }
}

/** What is told of each space, where there are several: there alone it is looked up. */
async function spacesApart(house: House, community: CommunityId, { from, to }: Period): Promise<readonly SpaceFacts[]> {
  const { spaces, records } = house.store.of(community)
  const all = await spaces.all()
  if (all.length < 2) return []
  const joined = await records.peopleBySpace('joined', from, to)
  return all.map(({ ref, name }) => ({ ref, name, joined: joined.get(spaceKey(ref)) ?? 0 }))
}

/** What a digest counts by how often it happened, whoever did it. */
const counted = [
  'thread-opened',
  'thread-resolved',
  'target-missed',
  'suggested',
  'decided',
  'voted',
  'vote-taken-back',
] as const

async function happenedIn(house: House, community: CommunityId, from: number, to: number): Promise<Happened> {
  const { records } = house.store.of(community)
  const counts = await records.counts(counted, from, to)
  return {
    joined: await records.people('joined', from, to),
    opened: counts['thread-opened'] ?? 0,
    resolved: counts['thread-resolved'] ?? 0,
    missed: counts['target-missed'] ?? 0,
    suggested: counts.suggested ?? 0,
    decided: counts.decided ?? 0,
    // A vote that was taken back is none.
    voted: Math.max(0, (counts.voted ?? 0) - (counts['vote-taken-back'] ?? 0)),
  }
}
