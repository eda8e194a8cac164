// Whatever is written, edited and removed in a thread, in whatever order that is heard of and however often: the record says
// the latest of each message, what it said before, and nothing of what is gone.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ThreadPlace } from '../../src/domain/place.ts'
import { around } from '../../src/services/support/around.ts'
import type { ThreadHappening } from '../../src/services/support/happenings.ts'
import { recordThreads } from '../../src/services/support/keeping/record.ts'
import { keepingHouse } from '../services/keeping-house.ts'

/** One message: its words at first, and after each edit, and whether it was removed. */
const said = fc.record({
  texts: fc.array(fc.constantFrom('one', 'two', 'three'), { minLength: 1, maxLength: 4 }),
  removed: fc.boolean(),
})
type Said = typeof said extends fc.Arbitrary<infer Value> ? Value : never

interface Heard {
  readonly message: number
  readonly version: number
}

/** All that happens to some messages, shuffled, with some of it heard twice. */
const heardOf = fc.array(said, { minLength: 1, maxLength: 4 }).chain((messages) => {
  const all = messages.flatMap(({ texts, removed }, message): readonly Heard[] =>
    Array.from({ length: texts.length + (removed ? 1 : 0) }, (_, version) => ({ message, version })),
  )
  return fc.record({
    messages: fc.constant(messages),
    order: fc
      .tuple(fc.shuffledSubarray(all, { minLength: all.length }), fc.subarray(all))
      .map(([once, again]) => [...once, ...again]),
  })
})

/** What each said at last, and before that without repeating itself. */
function modelOf(messages: readonly Said[]) {
  return messages.map(({ texts, removed }) => ({
    text: removed ? '' : texts.at(-1),
    gone: removed ? 'removed' : undefined,
    earlier: removed ? 0 : texts.length - 1,
  }))
}

test('the record of a thread is what was written in it, in whatever order that is heard of', async () => {
  const { town, community, ana, opens } = await keepingHouse()
  const { store, house } = town
  const { id } = await opens(ana, 'My lamp')
  const place: ThreadPlace = { kind: 'thread', space: ana.caller.space, channel: 'C', thread: 'T' }
  const listener = recordThreads(house)
  let runs = 0

  function happeningOf({ texts }: Said, { message, version }: Heard): ThreadHappening {
    const ref = { place, channel: 'T', id: `${runs}-${message}` }
    const at = 1_000 + version * 10
    const text = texts[version]
    if (text === undefined) return { kind: 'removed', ref, end: 'opener', at }
    const spoken = { from: 'opener', author: { id: ana.caller.member, name: 'Ana' }, text, files: [], at, ref } as const
    return version === 0 ? { kind: 'wrote', spoken } : { kind: 'edited', spoken }
  }

  await fc.assert(
    fc.asyncProperty(heardOf, async ({ messages, order }) => {
      runs += 1
      const about = await around(house, community, id)
      if (about === undefined) throw new Error('there is no thread')
      for (const heard of order) {
        const message = messages[heard.message]
        if (message !== undefined)
          await store.transaction(community, () => listener(about, happeningOf(message, heard)))
      }
      const { conversations } = store.of(community)
      const earlier = await conversations.earlierOf(id)
      const record = await Promise.all(
        messages.map(async (_, message) => {
          const found = await conversations.find({ place, channel: 'T', id: `${runs}-${message}` })
          return { text: found?.text, gone: found?.gone?.how, earlier: earlier.get(found?.id ?? '')?.length ?? 0 }
        }),
      )
      const model = modelOf(messages)
      expect(record.map(({ text, gone }) => ({ text, gone }))).toEqual(model.map(({ text, gone }) => ({ text, gone })))
      // Words that were edited into themselves are no other words.
      for (const [index, one] of record.entries()) expect(one.earlier).toBeLessThanOrEqual(model[index]?.earlier ?? 0)
      for (const [index, one] of record.entries())
        if (new Set(messages[index]?.texts).size > 1 && one.gone === undefined) expect(one.earlier).toBeGreaterThan(0)
    }),
    { numRuns: 60 },
  )
}, 60_000)
