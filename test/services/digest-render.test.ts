// What a digest says of its facts, and that it never says too much.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type DigestFacts, digestLines, type Happened, type Waiting } from '../../src/domain/digest.ts'
import { suggestionId } from '../../src/domain/ids.ts'
import { sayIn } from '../../src/locales/say.ts'
import type { ToldFacts } from '../../src/services/digest/facts.ts'
import { renderDigest } from '../../src/services/digest/render.ts'
import { actionIdLength } from '../../src/view/action-id.ts'
import { labelsSeen, messageSeen } from './as-seen.ts'

const say = sayIn('en')
const hour = 3_600_000
const garden = { platform: 'discord', id: 'garden' } as const
const workshop = { platform: 'slack', id: 'workshop' } as const
const at = Date.UTC(2026, 2, 3, 8)
const nothing: Happened = { joined: 0, opened: 0, resolved: 0, missed: 0, suggested: 0, decided: 0, voted: 0 }
const quiet: ToldFacts = {
  period: { from: at - 24 * hour, to: at, beforeFrom: at - 48 * hour, zone: 'Europe/Berlin' },
  at,
  threads: { count: 0, first: [] },
  suggestions: [],
  overdue: { days: 14, teams: [], canGive: false },
  undelivered: { failed: 0, doubtful: 0 },
  stalled: { count: 0, first: [] },
  beside: [],
  tookPart: 0,
  saidWhy: 0,
  now: nothing,
  before: nothing,
  spaces: [],
}
const waiting = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    id: suggestionId(`id${index}`),
    number: index + 1,
    title: `Title ${index + 1}`,
    space: index % 2 === 0 ? garden : workshop,
    since: at - (count - index) * hour,
  }))

/** As many of them as a digest reads. */
const unanswered = (all: readonly Waiting[]): DigestFacts['threads'] => ({
  count: all.length,
  first: all.slice(0, digestLines),
})

test('first what waits, with number and how long, then what happened against the period before', () => {
  const message = renderDigest(
    {
      ...quiet,
      threads: unanswered(waiting(1)),
      suggestions: waiting(2),
      now: { joined: 5, opened: 2, resolved: 1, missed: 2, suggested: 1, decided: 0, voted: 7 },
      before: { joined: 3, opened: 0, resolved: 4, missed: 0, suggested: 2, decided: 1, voted: 0 },
    },
    say,
  )
  expect(messageSeen(message).split('\n')).toEqual([
    'Digest from Mon, Mar 2, 09:00 to Tue, Mar 3, 09:00, Europe/Berlin.',
    'One thread waits for an answer:',
    '1: Title 1, for 1 hour',
    '2 suggestions wait for a decision, the longest first:',
    '1: Title 1, for 2 hours',
    '2: Title 2, for 1 hour',
    'Joined: 5 (3 before); 0 of 5 took part',
    'Threads: 2 opened (0 before), 1 resolved (4 before)',
    'Targets missed: 2 (0 before)',
    'Suggestions: 1 new (2 before), 0 decided (1 before)',
    'Votes: 7 (0 before)',
  ])
  expect(labelsSeen(message)).toEqual(['Open the queue', 'Decide on 1', 'Decide on 2'])
})

test('a section without a source is absent', () => {
  const seen = messageSeen(renderDigest({ ...quiet, now: { ...nothing, joined: 1 } }, say))
  expect(seen.split('\n')).toEqual([
    'Digest from Mon, Mar 2, 09:00 to Tue, Mar 3, 09:00, Europe/Berlin.',
    'Joined: 1 (0 before); 0 of 1 took part',
  ])
})

test('when there is nothing, it says that once, in one line (NodeBB/NodeBB#2323)', () => {
  const message = renderDigest({ ...quiet, before: { ...nothing, joined: 2 } }, say)
  expect(messageSeen(message)).toBe(
    'Digest from Mon, Mar 2, 09:00 to Tue, Mar 3, 09:00, Europe/Berlin. Nothing waits for a decision, and it was quiet: nobody joined, no thread was opened, and nothing was suggested.',
  )
  expect(labelsSeen(message)).toEqual([])
})

test('what did not get through is counted in one line, with a button that shows it', () => {
  const some = renderDigest({ ...quiet, undelivered: { failed: 3, doubtful: 1 } }, say)
  expect(messageSeen(some).split('\n').slice(1)).toEqual([
    '3 things did not get through; /deliveries shows them. One thing may have arrived or not; /deliveries shows it.',
  ])
  expect(labelsSeen(some)).toEqual(['Show what did not get through'])
  const one = renderDigest({ ...quiet, undelivered: { failed: 1, doubtful: 0 } }, say)
  expect(messageSeen(one)).toContain('One thing did not get through; /deliveries shows it.')
})

test('what does not fit into the list is behind one more button', () => {
  const message = renderDigest({ ...quiet, suggestions: waiting(40) }, say)
  expect(messageSeen(message).split('\n')).toHaveLength(digestLines)
  expect(messageSeen(message)).toContain('40 suggestions wait for a decision')
  expect(labelsSeen(message)).toEqual(['Decide on 1', 'Decide on 2', 'Decide on 3', 'Decide on 4', 'All that wait'])
})

const count = fc.nat({ max: 10_000 })
const happened = fc.record({
  joined: count,
  opened: count,
  resolved: count,
  missed: count,
  suggested: count,
  decided: count,
  voted: count,
})
const spaces = fc.constantFrom<DigestFacts['spaces']>(
  [],
  [
    { ref: garden, name: 'The\ngarden', joined: 3 },
    { ref: workshop, name: 'Workshop\u2028', joined: 1 },
  ],
)
const waits = fc.array(
  fc.record({
    id: fc.stringMatching(/^[0-9a-z]{20}$/).map(suggestionId),
    number: fc.integer({ min: 1, max: 1_000_000 }),
    title: fc.string({ maxLength: 100, unit: fc.constantFrom('a', ' ', '\n', '\r', '\u2028', '@', '{', 'é') }),
    space: fc.constantFrom(garden, workshop),
    since: fc.integer({ min: 0, max: at }),
  }),
  { maxLength: 30 },
)

const arrivedLately = ['Nia', 'Ben', 'Ida'].map((name, index) => ({ name, since: at - (20 - index * 9) * 24 * hour }))

test('it names three of those who arrived and have not taken part, and since when', () => {
  const facts = { ...quiet, stalled: { count: 5, first: arrivedLately }, tookPart: 4, saidWhy: 3 }
  const message = renderDigest({ ...facts, now: { ...nothing, joined: 9 } }, say)
  const seen = messageSeen(message)
  expect(seen).toContain(
    '5 people arrived and have not taken part yet: Nia (since Feb 11), Ben (since Feb 20), Ida (since Sunday), and 2 more',
  )
  expect(seen).toContain('Joined: 9 (0 before); 4 of 9 took part; 3 said what brought them')
  expect(message.controls?.map((one) => ('label' in one ? one.label : ''))).toContain('Newcomers')
  const [nia] = arrivedLately.map((one) => ({ ...one, name: 'Ni\na', steps: { done: 1, of: 3 } }))
  const one = renderDigest({ ...quiet, stalled: { count: 1, first: nia === undefined ? [] : [nia] } }, say)
  expect(messageSeen(one)).toContain('One person arrived and has not taken part yet: Ni a (since Feb 11, 1 of 3 steps)')
})

test('it never has more than twelve lines, whatever waits and happened', () => {
  fc.assert(
    fc.property(
      waits,
      waits,
      happened,
      happened,
      spaces,
      fc.boolean(),
      (threads, suggestions, now, before, apart, late) => {
        const undelivered = { failed: before.voted % 3, doubtful: before.joined % 2 }
        const stalled = { count: (now.joined % 3) * 3, first: now.joined % 3 === 0 ? [] : arrivedLately }
        const facts = {
          ...{ ...quiet, stalled, suggestions, undelivered, now, before },
          ...{ threads: unanswered(threads), spaces: apart },
        }
        const message = renderDigest(facts, say, late ? ['digest.late', 'digest.not-posted'] : [])
        const controls = message.controls ?? []
        expect(messageSeen(message).split(/\r\n|[\n\r\u2028\u2029]/).length).toBeLessThanOrEqual(digestLines)
        expect(controls.length).toBeLessThanOrEqual(8)
        for (const control of controls)
          if (control.kind === 'button') expect(control.action.length).toBeLessThanOrEqual(actionIdLength)
        // What waits is never left out altogether.
        expect(messageSeen(message).includes('for an answer')).toBe(threads.length > 0)
        expect(controls.some((one) => one.kind === 'button' && one.label.startsWith('Decide on'))).toBe(
          suggestions.length > 0,
        )
        expect(messageSeen(message).includes('/deliveries')).toBe(undelivered.failed + undelivered.doubtful > 0)
      },
    ),
  )
})
