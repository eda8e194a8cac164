// The welcome flow, killed: a join is greeted once.
import { expect } from 'vitest'
import { type Act, at, effects } from './act.ts'

export const welcomeActs: readonly Act[] = [
  {
    name: 'somebody joins',
    kills: () => [...at('event kept'), ...effects(1)],
    async prepare({ stage }) {
      const newcomer = await stage.newcomer()
      return {
        act: newcomer.joins,
        async holds() {
          const greetings = (await newcomer.sees()).filter((seen) => seen.text.includes('A few small steps'))
          expect(greetings).toHaveLength(1)
        },
      }
    },
  },
]
