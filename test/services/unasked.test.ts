// What is written to people without their asking: one budget over all their accounts, and what waits comes as one.
import { expect, test } from 'vitest'
import { fewerDeclared } from '../../commands/fewer.ts'
import { freeAt } from '../../src/domain/unasked.ts'
import { sayIn } from '../../src/locales/say.ts'
import { unaskedService } from '../../src/services/personal/fewer.ts'
import { joinPieces } from '../../src/services/personal/joined-pieces.ts'
import { type Told, tellUnasked, type Unasked } from '../../src/services/personal/unasked.ts'
import { unaskedFlow } from '../../src/services/personal/unasked-flow.ts'
import { button } from '../../src/view/message.ts'
import { plain } from '../../src/view/text.ts'
import type { Actor } from './actor.ts'
import { labelsSeen, messageSeen } from './as-seen.ts'
import { smallHouse } from './small-house.ts'

const hour = 3_600_000
const day = 24 * hour
const garden = { platform: 'discord', id: 'garden' } as const
const workshop = { platform: 'slack', id: 'workshop' } as const

async function joined() {
  const town = await smallHouse({
    startsAt: Date.UTC(2026, 2, 2, 9),
    declared: [...fewerDeclared],
    make: (house) => ({ services: { unasked: unaskedService(house) }, flows: [unaskedFlow(house)] }),
  })
  const community = await town.addSpace({ community: 'c1', space: garden })
  await town.addSpace({ community: 'c1', space: workshop })
  const ana = await town.addMember(community, garden, 'Ana')
  const anaAtWork = await town.addMember(community, workshop, 'Ana', { samePersonAs: ana })
  const tells = async (who: Actor, words: string, more: Partial<Unasked> = {}): Promise<Told> => {
    const told = await town.store.transaction(community, async () => {
      const member = await town.store.of(community).members.get(who.caller.member)
      if (member === undefined) throw new Error('nobody is there')
      return tellUnasked(town.house, community, member, { kind: 'news', message: { text: plain(words) }, ...more })
    })
    await town.until(town.now() + 1)
    return told
  }
  const read = (): readonly string[] =>
    [...town.platform.standing, ...town.other.standing].map(({ message }) => messageSeen(message))
  return { town, community, ana, anaAtWork, tells, read }
}

test('the budget of a person is one over all their accounts, and what waits comes joined', async () => {
  const { town, ana, anaAtWork, tells, read } = await joined()
  expect(await tells(ana, 'first')).toBe('sent')
  expect(await tells(anaAtWork, 'second')).toBe('waiting')
  await town.until(town.now() + hour)
  expect(await tells(ana, 'third')).toBe('waiting')
  expect(read()).toHaveLength(1)
  await town.until(town.now() + day)
  expect(read()).toHaveLength(2)
  expect(read()[1]).toContain('2 things since I last wrote to you, in one message:\n• second\n• third')
  await town.until(town.now() + day)
  expect(await tells(ana, 'fourth')).toBe('sent')
  await town.until(town.now() + day)
  // The fourth in a week waits for the end of it.
  expect(await tells(ana, 'fifth')).toBe('waiting')
  await town.until(town.now() + 3 * day)
  expect(read()).toHaveLength(3)
  await town.until(town.now() + 2 * day)
  expect(read()).toHaveLength(4)
})

test('a greeting does not wait, and counts', async () => {
  const { ana, tells, read } = await joined()
  expect(await tells(ana, 'news')).toBe('sent')
  expect(await tells(ana, 'welcome', { kind: 'greeting' })).toBe('sent')
  expect(await tells(ana, 'more news')).toBe('waiting')
  expect(read()).toHaveLength(2)
})

test('what is told later of the same takes the place of what waits', async () => {
  const { town, ana, tells, read } = await joined()
  await tells(ana, 'first')
  await tells(ana, 'planned', { subject: 's1' })
  await tells(ana, 'declined', { subject: 's1' })
  await town.until(town.now() + 2 * day)
  expect(read()).toHaveLength(2)
  expect(read()[1]).toContain('declined')
  expect(read()[1]).not.toContain('planned')
})

test('whoever wants none is told none of what waits either, at no account', async () => {
  const { town, ana, anaAtWork, tells, read } = await joined()
  await tells(ana, 'first')
  await tells(ana, 'second')
  const [first] = town.platform.standing
  if (first === undefined) throw new Error('nothing was told')
  const asked = await ana.presses(first.message, 'Fewer of these')
  expect(labelsSeen(asked)).toEqual(['None but my own threads', 'One a week', 'As it is'])
  await ana.presses(asked, 'None but my own threads')
  expect(await tells(anaAtWork, 'third')).toBe('dropped')
  await town.until(town.now() + 8 * day)
  expect(read()).toHaveLength(1)
})

test('whoever has left meanwhile is told nothing, and nothing waits for them any more', async () => {
  const { town, community, ana, anaAtWork, tells, read } = await joined()
  await tells(ana, 'first')
  await tells(ana, 'second')
  const { members, unasked } = town.store.of(community)
  for (const { caller } of [ana, anaAtWork]) await members.left(caller.member, town.now())
  await town.until(town.now() + 2 * day)
  expect(read()).toHaveLength(1)
  expect(await unasked.waiting(ana.caller.person)).toEqual([])
})

test('at most ten things stand in one message, with the buttons that have room', () => {
  const piece = (index: number) => ({
    line: plain(`thing ${index}`),
    message: { text: plain(`thing ${index}`), controls: [0, 1, 2].map((one) => button(`b:1:${index}${one}`, 'B')) },
  })
  const message = joinPieces(
    sayIn('en'),
    Array.from({ length: 14 }, (_, index) => piece(index)),
  )
  const seen = messageSeen(message).split('\n')
  expect(seen.filter((line) => line.startsWith('• '))).toHaveLength(10)
  expect(seen).toContain('And 4 more; /suggestion list shows what was decided.')
  expect(seen).toContain('Not all buttons have room here; /start brings you to the others.')
  expect(message.controls).toHaveLength(24)
  const long = joinPieces(
    sayIn('en'),
    [1, 2].map((one) => ({ ...piece(one), line: plain('x'.repeat(1400)) })),
  )
  expect(messageSeen(long)).toContain('And one more')
})

test('there is room a day after the last, and a week after the third last', () => {
  const now = 100 * day
  expect(freeAt([], 'usual', now)).toBe(now)
  expect(freeAt([now - day], 'usual', now)).toBe(now)
  expect(freeAt([now - hour], 'usual', now)).toBe(now + 23 * hour)
  expect(freeAt([now - 5 * day, now - 4 * day, now - 2 * day], 'usual', now)).toBe(now + 2 * day)
  expect(freeAt([now - 2 * day, now - 5 * day], 'weekly', now)).toBe(now + 5 * day)
  expect(freeAt([now - 8 * day], 'weekly', now)).toBe(now)
})
