// The suggestion flow, killed: one card with the right tally, one vote, the decision told once.
import { expect } from 'vitest'
import { type Act, appearances, at, effects, seenWith, toldOnce } from './act.ts'
import { oneCard, suggested } from './suggestion-cards.ts'

const dayMs = 24 * 60 * 60_000

export const suggestionActs: readonly Act[] = [
  {
    name: 'somebody suggests',
    kills: () => [...at('call kept'), ...effects(1), ...appearances(1)],
    async prepare(house, word) {
      const told = await toldOnce(house, 'ben', 'Your suggestion has number', word)
      return {
        act: () => house.stage.runs('ben', 'suggest', { title: word }),
        async holds() {
          await oneCard(house, word, 'Nobody has voted yet')
          await told()
        },
      }
    },
  },
  {
    name: 'somebody votes',
    kills: () => [...at('call kept'), ...effects(1), ...appearances(1)],
    async prepare(house, word) {
      const number = await suggested(house, word)
      const told = await toldOnce(house, 'ida', `Your vote for ${number} is counted`)
      return {
        act: () => house.stage.presses('ida', `Vote for ${number}`, word),
        async holds() {
          await oneCard(house, word, '1 person wants it')
          await told()
        },
      }
    },
  },
  {
    name: 'a moderator decides',
    kills: () => [...at('call kept'), ...at('due done'), ...effects(3), ...appearances(1)],
    async prepare(house, word) {
      // One after the other: news that nobody asked for comes once a day and three times a week at most.
      await house.advance(3 * dayMs)
      const number = await suggested(house, word)
      await house.stage.presses('ida', `Vote for ${number}`, word)
      await house.settle()
      const told = await toldOnce(house, 'mo', word, 'is marked as planned now. Its card')
      return {
        act: () => house.stage.runs('mo', 'decide', { number: `${number}`, status: 'planned' }),
        async holds() {
          await oneCard(house, word, 'planned')
          const decisions = await seenWith(house, 'ben', `suggestion ${number}, ${word}`, 'planned', 'Thank you')
          expect(decisions.map((seen) => seen.where)).toEqual(['direct'])
          const voters = await seenWith(house, 'ida', `suggestion ${number}, ${word}`, 'planned', 'your vote')
          expect(voters.map((seen) => seen.where)).toEqual(['direct'])
          await told()
        },
      }
    },
  },
]
