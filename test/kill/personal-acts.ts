// What is for one person alone who takes no direct messages, killed: they are told once, in the next way that there is.
import { expect } from 'vitest'
import { type Act, appearances, at, seenWith } from './act.ts'
import { unconfirmedIn } from './ledger.ts'

export const personalActs: readonly Act[] = [
  {
    name: 'an author is told in another way',
    kills: ({ stage }) => {
      // Directly, and then by a whisper; or by a thread that is opened, a line in it that says why, and the words.
      const effects = stage.relayed ? [1, 2, 3] : [1, 2, 3, 4, 5]
      const steps = [
        ...at('effect claimed', 1, 3),
        ...at('effect performed', ...effects),
        ...at('effect ended', ...effects),
      ]
      return [...at('call kept'), ...steps, ...appearances(1)]
    },
    async prepare(house, word) {
      const { stage } = house
      await stage.runs('ida', 'suggest', { title: word })
      await house.settle()
      const card = (await seenWith(house, 'mo', word)).find((seen) => seen.where === 'suggestions')
      const number = Number(/Suggestion (\d+)/.exec(card?.text ?? '')?.[1])
      await stage.takesDirectMessages('ida', false)
      // So that another one has to be opened.
      await stage.deletesThreads('for Ida')
      const before = unconfirmedIn(house.file)
      const told = () => seenWith(house, 'ida', `suggestion ${number}, ${word}`, 'planned', 'Thank you')
      return {
        mayRefuse: true,
        act: () => stage.runs('mo', 'decide', { number: `${number}`, status: 'planned' }),
        async holds() {
          const decisions = await told()
          expect(decisions.map((seen) => seen.where)).not.toContain('direct')
          if (unconfirmedIn(house.file) === before) return expect(decisions, 'Ida is told once').toHaveLength(1)
          // Nobody can know whether she saw it: her next answer says so.
          expect(decisions.length, 'Ida is not told twice').toBeLessThanOrEqual(1)
          await stage.runs('ida', 'suggestion list')
          await house.settle()
          expect((await told()).length, 'Ida knows').toBeGreaterThan(0)
        },
        after: () => stage.takesDirectMessages('ida', true),
      }
    },
  },
]
