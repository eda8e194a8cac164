// The support flow, killed: one thread with one opening message and one notice, every word carried once, and every act
// answered.
import { expect } from 'vitest'
import { type Act, appearances, at, effects, seenWith, toldOnce } from './act.ts'
import { ending, noticesOf, oneThread, opened } from './support-threads.ts'

export const supportActs: readonly Act[] = [
  {
    name: 'somebody opens a support thread',
    kills: () => [...at('call kept'), ...effects(3), ...at('appearance claimed', 1, 2), ...appearances(2).slice(1)],
    async prepare(house, word) {
      const told = await toldOnce(house, 'ben', 'Your thread is open, number')
      return {
        act: () => house.stage.runs('ben', 'support', { subject: word }),
        async holds() {
          await oneThread(house, word, 'new, nobody has answered yet')
          await told()
        },
        after: ending(house, word),
      }
    },
  },
  {
    name: 'a moderator claims it',
    kills: ({ stage }) => [...at('call kept'), ...effects(stage.relayed ? 1 : 2), ...appearances(2)],
    async prepare(house, word) {
      const number = await opened(house, word)
      const told = await toldOnce(house, 'mo', `Thread ${number} is with you now`)
      return {
        act: () => house.stage.presses('mo', 'Claim', word),
        async holds() {
          await oneThread(house, word)
          expect((await noticesOf(house, word))[0]).not.toContain('nobody yet')
          await told()
        },
        after: ending(house, word),
      }
    },
  },
  {
    name: 'the opener writes in it',
    kills: ({ stage }) => [...at('event kept'), ...(stage.relayed ? effects(1) : []), ...appearances(2)],
    async prepare(house, word) {
      await opened(house, word)
      const reader = house.stage.relayed ? 'mo' : 'ben'
      return {
        act: () => house.stage.writesInThread(word, `words${word}`),
        async holds() {
          await oneThread(house, word, 'waiting for the team')
          expect(await seenWith(house, reader, `words${word}`)).toHaveLength(1)
        },
        after: ending(house, word),
      }
    },
  },
  {
    name: 'a moderator replies',
    kills: ({ stage }) => [...at('call kept'), ...effects(stage.relayed ? 3 : 2), ...appearances(2)],
    async prepare(house, word) {
      const number = await opened(house, word)
      const send = await house.stage.opensForm('mo', 'Reply', `Support thread ${number},`)
      await house.settle()
      const told = await toldOnce(house, 'mo', 'Your reply is on its way')
      return {
        act: () => send({ 'Your reply': `reply${word}` }),
        async holds() {
          await oneThread(house, word, 'waiting for the member')
          expect(await seenWith(house, 'ben', `reply${word}`)).toHaveLength(1)
          await told()
        },
        after: ending(house, word),
      }
    },
  },
  {
    name: 'a moderator resolves it',
    kills: () => [...at('call kept'), ...effects(1), ...appearances(2)],
    async prepare(house, word) {
      const number = await opened(house, word)
      const told = await toldOnce(house, 'mo', `Thread ${number} is solved. `)
      return {
        act: () => house.stage.presses('mo', 'Resolve', word),
        async holds() {
          await oneThread(house, word, 'solved')
          await told()
        },
        // Else its opener would be asked about it in the middle of a later act.
        async after() {
          await house.stage.presses('mo', 'Reopen', word).catch(() => undefined)
          await house.settle()
          await ending(house, word)()
        },
      }
    },
  },
  {
    name: 'its opener says that it is solved',
    kills: ({ stage }) => [...at('call kept'), ...effects(stage.relayed ? 2 : 3), ...appearances(2)],
    async prepare(house, word) {
      const number = await opened(house, word)
      const told = await toldOnce(house, 'ben', `Thread ${number} is solved, and the team sees that`)
      return {
        act: () => house.stage.presses('ben', 'Solved', word),
        async holds() {
          await oneThread(house, word, 'solved and closed')
          expect(await seenWith(house, 'ben', `says that thread ${number} is solved`)).toHaveLength(1)
          for (const thread of await house.stage.threads(word)) expect(thread.closed).toBe(true)
          await told()
        },
        after: ending(house, word),
      }
    },
  },
]
