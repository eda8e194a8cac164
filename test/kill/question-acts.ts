// A public question that somebody answers, killed: one line stands under it, and it waits no more.
import { expect } from 'vitest'
import { type Act, appearances, at, seenWith } from './act.ts'

/** What the same person writes sooner is still the same question. */
const laterMs = 15 * 60_000

export const questionActs: readonly Act[] = [
  {
    name: 'a question is answered',
    kills: () => [...at('event kept'), ...appearances(1)],
    async prepare(house, word) {
      const { stage } = house
      await stage.runs('mo', 'setup questions', { channel: stage.supportChannel })
      await house.advance(laterMs)
      await stage.asks(`How, ${word}?`)
      await house.settle()
      return {
        act: () => stage.answers(word, `So, with the ${word}`),
        async holds() {
          const lines = (await seenWith(house, 'ben', word, 'press Solved')).map(({ privately }) => privately)
          expect(lines).toEqual([false])
        },
      }
    },
  },
]
