// The threads to talk about suggestions, at their edges: deleted, refused, begun once, and over for other reasons.
import { expect, test } from 'vitest'
import { decideDeclared } from '../../commands/decide.ts'
import { suggestDeclared } from '../../commands/suggest.ts'
import { suggestionDeclared } from '../../commands/suggestion.ts'
import type { SpaceRef, ThreadPlace } from '../../src/domain/place.ts'
import type { Suggestion } from '../../src/domain/suggestion.ts'
import { channelPlace } from '../../src/services/house.ts'
import { discussionsFollow } from '../../src/services/suggestions/discussion.ts'
import { suggestionsFlow } from '../../src/services/suggestions/flow.ts'
import { suggestionsService } from '../../src/services/suggestions/suggestions.ts'
import { messageSeen } from './as-seen.ts'
import { smallHouse } from './small-house.ts'

const garden: SpaceRef = { platform: 'discord', id: 'garden' }
const workshop: SpaceRef = { platform: 'slack', id: 'workshop' }

async function town(threads: 'on' | 'off' = 'on') {
  const house = await smallHouse({
    startsAt: Date.UTC(2026, 2, 2, 9),
    declared: [...suggestDeclared, ...suggestionDeclared, ...decideDeclared],
    make: (made) => {
      const suggestions = suggestionsService(made, () => true)
      return { services: { suggestions }, flows: [suggestionsFlow(made, suggestions)] }
    },
  })
  const community = await house.addSpace({ community: 'c1', space: garden, channels: ['suggestions'] })
  const store = house.store.of(community)
  await store.settings.change({ 'suggestions.threads': threads })
  const ana = await house.addMember(community, garden, 'Ana')
  const mia = await house.addMember(community, garden, 'Mia', { level: 'staff' })
  const card = () => house.platform.standing.findLast(({ ref }) => ref.place.kind === 'channel')
  const thread = (): ThreadPlace => ({
    ...{ kind: 'thread', space: garden, channel: 'garden-suggestions', thread: card()?.ref.id ?? '' },
  })
  const said = () => house.platform.at(thread()).map(messageSeen)
  const kinds = () => house.platform.effects.map(({ kind }) => kind)
  const first = async (): Promise<Suggestion> => {
    const found = await store.suggestions.byNumber(1)
    if (found === undefined) throw new Error('nothing was put forward')
    return found
  }
  /** Something changes beside a decision. */
  const changes = async (change: Parameters<typeof store.suggestions.change>[1]) => {
    await house.store.transaction(community, async () => {
      await store.suggestions.change((await first()).id, change)
      await discussionsFollow(house.house, await first())
    })
    await house.settle()
  }
  return { house, community, store, ana, mia, card, thread, said, kinds, first, changes }
}

test('where no threads are wished none is begun, and what is said under a card is counted as ever', async () => {
  const { ana, card, kinds } = await town('off')
  await ana.runs('suggest', { title: 'Dark mode' })
  expect(kinds()).not.toContain('startThread')
  expect(messageSeen(card()?.message ?? { text: [] })).not.toContain('Discussion')
})

test('the card leads to its thread, which is not begun again when the card was deleted and is posted anew', async () => {
  const { house, ana, mia, card, said, kinds } = await town()
  await ana.runs('suggest', { title: 'Dark mode' })
  expect(said()).toEqual([expect.stringContaining('This thread is for talking about suggestion 1, Dark mode')])
  expect(messageSeen(card()?.message ?? { text: [] })).toContain('Discussion: #the thread about it, nothing said yet')
  house.platform.refuseWhere(({ kind }) => (kind === 'edit' ? 'gone' : undefined))
  await mia.runs('decide', { number: '1', status: 'planned' })
  await house.settle()
  expect(messageSeen(card()?.message ?? { text: [] })).toContain('Suggestion 1')
  expect(kinds().filter((kind) => kind === 'startThread')).toHaveLength(1)
})

test('a thread that could not be begun is none, and its card leads nowhere', async () => {
  const { house, ana, mia, card, store, first } = await town()
  house.platform.refuseWhere(({ kind }) => (kind === 'startThread' ? 'not-allowed' : undefined))
  await ana.runs('suggest', { title: 'Dark mode' })
  expect(await store.discussions.of((await first()).id)).toEqual([])
  await mia.runs('decide', { number: '1', status: 'done' })
  expect(messageSeen(card()?.message ?? { text: [] })).not.toContain('Discussion')
  expect(house.platform.effects.map(({ kind }) => kind)).not.toContain('closeThread')
})

test('a decision says nothing twice, and one that changes nothing of the end says nothing at all', async () => {
  const { ana, mia, said, kinds } = await town()
  await ana.runs('suggest', { title: 'Dark mode' })
  await mia.runs('decide', { number: '1', status: 'under-review' })
  expect(said()).toHaveLength(1)
  await mia.runs('decide', { number: '1', status: 'declined', reason: 'No hands' })
  await mia.runs('decide', { number: '1', status: 'duplicate' })
  expect(said()).toHaveLength(2)
  expect(said().at(-1)).toContain('Suggestion 1 is marked as declined now.\nThe reason: No hands\nWith that')
  expect(kinds().filter((kind) => kind === 'closeThread')).toHaveLength(1)
  await mia.runs('decide', { number: '1', status: 'under-review' })
  expect(said().at(-1)).toContain('marked as under review again')
  expect(kinds()).toContain('reopenThread')
})

test('what is withdrawn or merged is over as well, and goes on when that is taken back', async () => {
  const { house, ana, said, changes, store, ...made } = await town()
  await ana.runs('suggest', { title: 'Dark mode' })
  const thread = made.thread()
  await changes({ withdrawnAt: 5 })
  expect(said().at(-1)).toContain('Suggestion 1 was withdrawn')
  await changes({ withdrawnAt: undefined })
  expect(said().at(-1)).toContain('goes on in here')
  await ana.runs('suggest', { title: 'Night mode' })
  const into = await store.suggestions.byNumber(2)
  await changes({ mergedInto: into?.id })
  expect(house.platform.at(thread).map(messageSeen).at(-1)).toContain(
    'Suggestion 1 goes on as suggestion 2, Night mode.',
  )
})

test('a thread that was deleted by hand is missed by nobody', async () => {
  const { house, ana, mia, community } = await town()
  await ana.runs('suggest', { title: 'Dark mode' })
  house.platform.refuseWhere((effect) =>
    effect.kind === 'closeThread' || (effect.kind === 'post' && effect.place.kind === 'thread') ? 'gone' : undefined,
  )
  await mia.runs('decide', { number: '1', status: 'done' })
  expect(await house.store.of(community).undelivered.page(0, 10)).toEqual([])
})

test('each space has its own thread, in its own language', async () => {
  const { house, ana, said } = await town()
  await house.addSpace({ community: 'c1', space: workshop, channels: ['suggestions'] })
  await ana.runs('suggest', { title: 'Dark mode' })
  expect(said()).toHaveLength(1)
  const there = house.other.standing
    .filter(({ ref }) => ref.place.kind === 'thread')
    .map(({ message }) => messageSeen(message))
  expect(there).toEqual([expect.stringContaining('suggestion 1, Dark mode')])
  expect(house.other.at(channelPlace(workshop, 'workshop-suggestions'))).toHaveLength(1)
})
