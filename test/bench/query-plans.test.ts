// What is asked most is answered from an index, however much there is: SQLite's own plan of every query says so.
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { actNames, type Household, household, householdSpaces } from '../../bench/store/household.ts'
import { seed, seededCommunity, seededSuggestion, seededUntil } from '../../bench/store/seed.ts'
import { communityId, memberId, personId, suggestionId, threadId } from '../../src/domain/ids.ts'
import { platformNames } from '../../src/domain/place.ts'
import { digestFacts } from '../../src/services/digest/facts.ts'
import { openStore, type Store } from '../../src/store/store.ts'
import { systemClock, systemIds } from '../../src/system/system.ts'
import { folder } from '../store/opened.ts'

const sizes = { members: 300, suggestions: 600, activities: 3_000, done: 1_000 }
const dayMs = 24 * 60 * 60_000

interface Asked {
  readonly sql: string
  readonly parameters: readonly unknown[]
}

interface Watched {
  readonly store: Store
  readonly home: Household
  /** The queries that the work asks, with SQLite's plan for each. */
  plansOf(work: () => Promise<unknown>): Promise<readonly string[]>
}

async function watched(): Promise<Watched> {
  const file = join(folder(), 'hearth.db')
  await seed(file, householdSpaces, sizes)
  const asked: Asked[] = []
  const store = await openStore({
    database: { kind: 'sqlite', file },
    startedAt: systemClock.now(),
    onQuery: ({ sql, parameters }) => asked.push({ sql, parameters }),
  })
  onTestFinished(() => store.close())
  const planner = new Database(file, { readonly: true })
  onTestFinished(() => void planner.close())
  const planOf = ({ sql, parameters }: Asked): string => {
    const steps = planner.prepare<unknown[], { detail: string }>(`explain query plan ${sql}`).all(...parameters)
    return `${sql} => ${steps.map(({ detail }) => detail).join('; ')}`
  }
  return {
    store,
    home: household(store, systemIds(systemClock), sizes),
    async plansOf(work) {
      asked.length = 0
      await work()
      return asked.filter(({ sql }) => /^(select|update|delete|with)\b/i.test(sql)).map(planOf)
    },
  }
}

/** A plan that walks through all rows of a table that grows. */
const walks = (plan: string): boolean =>
  /\bSCAN (members|persons|suggestions|votes|activities|inbox|outbox|appearances|threads|notes)\b/.test(plan)

test.each(actNames)('nothing is walked through for a %s', async (act) => {
  const { home, plansOf } = await watched()
  const plans = await plansOf(() => home.acts[act](1))
  expect(plans.length).toBeGreaterThan(0)
  expect(plans.filter(walks)).toEqual([])
})

test('a vote asks once where cards are missing, and looks at the spaces of its community alone', async () => {
  const { home, plansOf } = await watched()
  const asked = (await plansOf(() => home.acts.vote(1))).filter((plan) => plan.includes('"channels"'))
  expect(asked).toHaveLength(1)
  expect(asked.filter((plan) => /\bSCAN\b/.test(plan))).toEqual([])
})

test('a decision finds each of its voters, and where they were last, from an index', async () => {
  const { store, plansOf } = await watched()
  const { voters, comments, cardPlaces } = store.of(communityId(seededCommunity(0)))
  const id = suggestionId(seededSuggestion(3))
  const person = personId('p1')
  const plans = await plansOf(async () => {
    const voter = await voters.next(id, '')
    if (voter !== undefined) await voters.votedBefore(id, voter)
    await voters.others(id, [person])
    await voters.accounts(person)
    await comments.count(id)
    await cardPlaces.over({ ...{ kind: 'thread', channel: 'C', thread: '1' }, space: { platform: 'slack', id: 'T0' } })
  })
  expect(plans).toHaveLength(6)
  expect(plans.filter((plan) => /\bSCAN\b/.test(plan))).toEqual([])
})

test('what waits to be published, and how much somebody put forward, are found from indexes', async () => {
  const { store, plansOf } = await watched()
  const { suggestionReviews, suggestionPace, suggestionBlocks } = store.of(communityId(seededCommunity(0)))
  const id = suggestionId(seededSuggestion(3))
  const person = personId('p1')
  const plans = await plansOf(async () => {
    await suggestionReviews.waiting(25)
    await suggestionReviews.countWaiting()
    await suggestionReviews.last(id)
    await suggestionPace.openOf(person)
    await suggestionPace.putSince(person, 0, 3)
    await suggestionBlocks.of(person, 0)
  })
  expect(plans).toHaveLength(6)
  expect(plans.filter((plan) => /\bSCAN\b/.test(plan))).toEqual([])
  expect(plans.filter((plan) => /suggestions_review/.test(plan))).toHaveLength(2)
  expect(plans.filter((plan) => /suggestions_(put|author)/.test(plan))).toHaveLength(2)
})

test('lists of suggestions are read along an index, and no further than they are shown', async () => {
  const { store, plansOf } = await watched()
  const { suggestionLists, merges } = store.of(communityId(seededCommunity(0)))
  const key = { number: 5, wanted: 2 }
  const whole = await plansOf(async () => {
    for (const order of ['newest', 'oldest', 'votes'] as const) {
      await suggestionLists.page({}, order, undefined, 10)
      await suggestionLists.page({ statuses: ['new'] }, order, key, 10)
    }
    await suggestionLists.topics(3)
    await suggestionLists.decidedSince('done', 1, 10)
  })
  expect(whole.length).toBeGreaterThan(20)
  expect(whole.filter((plan) => /\bSCAN\b|TEMP B-TREE/.test(plan))).toEqual([])
  const narrowed = await plansOf(async () => {
    for (const order of ['newest', 'oldest', 'votes'] as const)
      for (const filter of [{ team: 'gate' }, { topic: 'Doors' }, { authors: [memberId('m1')] }])
        await suggestionLists.page(filter, order, key, 10)
  })
  expect(narrowed.filter((plan) => /\bSCAN\b/.test(plan))).toEqual([])
  const trending = await plansOf(() => suggestionLists.trending({}, 1, 0, 10))
  expect(trending.filter((plan) => !plan.includes('INDEX votes_at (community=? AND at>?)'))).toEqual([])
  const id = suggestionId(seededSuggestion(3))
  const others = await plansOf(async () => {
    await merges.group(id)
    await merges.across({ platform: 'slack', id: 'T0' })
    await merges.others([id], [personId('p1')])
    const one = await merges.next([id], '')
    if (one !== undefined) await merges.before([id], one)
  })
  expect(others.filter(walks)).toEqual([])
})

test('the queue, its lists and the history of a thread are read from their indexes, and no further than they are shown', async () => {
  const { store, plansOf } = await watched()
  const { threadQueue, threadHistory, threadTags, threadPeople } = store.of(communityId(seededCommunity(0)))
  const now = systemClock.now()
  const member = memberId('m1')
  const id = threadId('t1')
  const pages = await plansOf(async () => {
    await threadQueue.page({}, now, 0, 6)
    await threadQueue.page({ snoozed: true }, now, 0, 6)
    await threadQueue.page({ tag: 'door', priority: 'high', team: 't', topic: 'o' }, now, 0, 6)
  })
  expect(pages.filter((plan) => /\bSCAN threads\b/.test(plan))).toEqual([])
  const unfiltered = await plansOf(() => threadQueue.page({}, now, 0, 6))
  // Sorted by the index itself: nothing is gathered to be put in order.
  expect(unfiltered.filter((plan) => plan.includes('TEMP B-TREE'))).toEqual([])
  expect(unfiltered.filter((plan) => plan.includes('threads_queue')).length).toBeGreaterThan(0)
  const counts = await plansOf(() => threadQueue.page({}, now, 0, 0))
  expect(counts.filter((plan) => plan.includes('COVERING INDEX threads_counted'))).toHaveLength(1)
  const others = await plansOf(async () => {
    await threadQueue.page({ assignees: [member] }, now, 0, 6)
    await threadHistory.lines(id, 21)
    await threadHistory.last(id, 'support.snooze')
    await threadTags.of(id)
    await threadPeople.of(id)
    await threadPeople.has(id, personId('p1'))
  })
  expect(others.filter((plan) => /\bSCAN\b/.test(plan))).toEqual([])
})

test('public questions and their answers are found from indexes, and those that wait no further than they are shown', async () => {
  const { store, plansOf } = await watched()
  const { questions, questionAnswers } = store.of(communityId(seededCommunity(0)))
  const space = { platform: 'slack', id: 'T0' } as const
  const place = { kind: 'thread', space, channel: 'C', thread: '1' } as const
  const ref = { place, channel: 'C', id: '1' }
  const members = [memberId('m1'), memberId('m2')]
  const plans = await plansOf(async () => {
    await questions.over(place)
    await questions.byMessage(ref)
    await questions.byLine(ref)
    await questions.askedSince(memberId('m1'), 'C', 0)
    await questions.waiting(1)
    await questions.waitingPage(1, { at: 0, id: 'q' }, 6)
    await questions.openIn(space, 0, 200)
    await questions.dropOpen(space, 'C')
    await questions.figures(members)
    await questions.askedBy(members, 5)
    await questions.solvedBy(members, 5)
    await questions.solvedAfter({ at: 0, id: 'q' }, 50)
    await questions.endOf(members, 'answered')
    await questions.forget(members)
    await questionAnswers.byMessage(ref)
    await questionAnswers.of('q', 25)
    await questionAnswers.by(members)
    await questionAnswers.forget(members)
  })
  expect(plans.length).toBeGreaterThan(18)
  expect(plans.filter((plan) => /\bSCAN\b/.test(plan))).toEqual([])
  const page = await plansOf(() => questions.waitingPage(1, undefined, 6))
  expect(page.filter((plan) => plan.includes('TEMP B-TREE'))).toEqual([])
})

test('of all open threads no more is read than is shown, and words and numbers are found from an index', async () => {
  const { store, plansOf } = await watched()
  const { threads, threadQueue, threadTags } = store.of(communityId(seededCommunity(0)))
  const now = systemClock.now()
  const narrowed = await plansOf(async () => {
    await threadQueue.page({ tag: 'door', priority: 'high', team: 't', topic: 'o' }, now, 60, 6)
    await threadQueue.page({ priority: 'high' }, now, { group: 0, at: 1, number: 60 }, 6)
  })
  expect(narrowed.length).toBeGreaterThan(1)
  expect(narrowed.filter((plan) => !plan.includes('COVERING INDEX threads_queue'))).toEqual([])
  const near = await plansOf(async () => {
    await threadQueue.page({ near: true, priority: 'high', team: 't', topic: 'o' }, now, 0, 6)
    await threadQueue.page({ near: true }, now, { group: 0, at: 1, number: 60 }, 6)
  })
  expect(near).toHaveLength(4)
  expect(near.filter((plan) => !plan.includes('COVERING INDEX threads_due (community=? AND '))).toEqual([])
  expect(near.filter((plan) => plan.includes('TEMP B-TREE'))).toEqual([])
  const walked = await plansOf(() => threads.openAfter(threadId('t1'), 10))
  expect(walked.filter((plan) => !plan.includes('INDEX threads_open (community=? AND id>?)'))).toEqual([])
  const leaving = await plansOf(() => threads.openOfTeam('t', 5))
  expect(leaving.filter((plan) => !plan.includes('COVERING INDEX threads_queue'))).toEqual([])
  const found = await plansOf(() => threads.matching('lantern', 25))
  expect(found.filter((plan) => plan.includes('COVERING INDEX threads_words'))).toHaveLength(1)
  const others = await plansOf(async () => {
    await threadQueue.page({}, now, 0, 6)
    await threads.matching('1', 25)
    await threads.heard(3, 100)
    await threadTags.of(threadId('t1'))
    await threadTags.ofEach([threadId('t1'), threadId('t2')])
  })
  const tags = others.filter((plan) => plan.includes('"thread_tags"'))
  expect(tags.filter((plan) => !plan.includes('thread_tags_thread (community=? AND thread=?)'))).toEqual([])
  expect(others.filter((plan) => /\bSCAN (threads|thread_tags)\b/.test(plan))).toEqual([])
  // A thread whose number or id is known is not looked for among all of its community.
  const whole = others.filter((plan) => plan.startsWith('select * from "threads"'))
  expect(whole.length).toBeGreaterThan(2)
  expect(whole.filter((plan) => /\(community=\?\)/.test(plan))).toEqual([])
  const untold = await plansOf(() => threads.untold())
  expect(untold.filter((plan) => !plan.includes('INDEX threads_untold'))).toEqual([])
})

test('what is of an organisation is found from an index', async () => {
  const { store, plansOf } = await watched()
  const { threadQueue, belonging, organisations } = store.of(communityId(seededCommunity(0)))
  const now = systemClock.now()
  const pages = await plansOf(async () => {
    await threadQueue.page({ organisation: 'o', priority: 'high', team: 't', topic: 'o' }, now, 60, 6)
    await threadQueue.page({ organisation: 'o' }, now, { group: 0, at: 1, number: 60 }, 6)
  })
  expect(pages.length).toBeGreaterThan(1)
  expect(pages.filter((plan) => !plan.includes('COVERING INDEX threads_organisation'))).toEqual([])
  const near = await plansOf(() => threadQueue.page({ near: true, organisation: 'o' }, now, 0, 6))
  expect(near.filter((plan) => !plan.includes('COVERING INDEX threads_due (community=? AND '))).toEqual([])
  const others = await plansOf(async () => {
    await belonging.of(personId('p1'))
    await belonging.people('o', '', 5)
    await belonging.count('o')
    await belonging.followOpen(personId('p1'))
    await belonging.ofThread(threadId('t1'))
    await organisations.byDomain('acme.example')
    await organisations.domainsOf('o')
    await organisations.page('', 5)
    await organisations.anyPromised()
    await organisations.named('Acme')
  })
  expect(others.length).toBeGreaterThan(9)
  expect(others.filter((plan) => /\bSCAN\b|TEMP B-TREE/.test(plan))).toEqual([])
})

test('the worker finds when the next thing is due without looking at all that is', async () => {
  const { store, plansOf } = await watched()
  const plans = await plansOf(() => store.ledger.work.look(platformNames, systemClock.now()))
  expect(plans.filter((plan) => !plan.includes('COVERING INDEX due_put_off'))).toEqual([])
  expect(
    plans.filter((plan) => /\bS(CAN|EARCH) due(?! USING (COVERING )?INDEX due_(at|put_off) \()/.test(plan)),
  ).toEqual([])
})

test('a digest is counted from its index alone', async () => {
  const { home, plansOf } = await watched()
  const period = {
    from: seededUntil - 7 * dayMs,
    to: seededUntil,
    beforeFrom: seededUntil - 14 * dayMs,
    zone: 'UTC',
  }
  const plans = await plansOf(() => digestFacts(home.house, communityId(seededCommunity(0)), period))
  expect(plans.filter(walks)).toEqual([])
  const counts = plans.filter((plan) => plan.includes('"activities"'))
  expect(counts.length).toBeGreaterThan(3)
  expect(counts.filter((plan) => !plan.includes('USING COVERING INDEX activities_counted'))).toEqual([])
})

test('the worker walks through nothing to find what is owed', async () => {
  const { store, plansOf } = await watched()
  const { outbox, appearances, due, work } = store.ledger
  const now = systemClock.now()
  const plans = await plansOf(async () => {
    await outbox.claim('slack', now, now + 1_000, 16)
    await appearances.claim('slack', now, now + 1_000, 16)
    await due.due(now, 20)
    await work.look(platformNames, now)
    await work.look(['slack'], now)
  })
  expect(plans.filter(walks)).toEqual([])
})

test('where suggestions came from, what came with them and where people talk about them is found from an index', async () => {
  const { store, plansOf } = await watched()
  const rows = store.of(communityId(seededCommunity(0)))
  const suggestion = suggestionId(seededSuggestion(1))
  const place = { kind: 'thread', space: { platform: 'discord', id: 's' }, channel: 'c', thread: 't' } as const
  const plans = await plansOf(async () => {
    await rows.suggestionSources.became({ place, channel: 'c', id: 'm' })
    await rows.suggestionSources.forget([memberId('m1')])
    await rows.discussions.of(suggestion)
    await rows.discussions.ended(place, 1)
    await rows.discussions.drop(place)
    await rows.suggestionFiles.of(suggestion)
    await rows.suggestionFiles.by([memberId('m1'), memberId('m2')])
    await rows.suggestionFiles.go(suggestion, 1)
    await store.fileBytes.waiting(1, 10)
    await store.fileBytes.named(['a'])
    await store.fileBytes.removed('a')
    await store.fileBytes.nextAt()
  })
  expect(plans).toHaveLength(17)
  expect(
    plans.filter((plan) => /\bSCAN (suggestion|thread_files)/.test(plan) && !/next\)|next_at\)/.test(plan)),
  ).toEqual([])
})
