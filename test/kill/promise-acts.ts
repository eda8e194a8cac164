// What is promised and agreed in support threads, killed: each side reads it once, and it is listed once.
import { expect } from 'vitest'
import { type Act, seenWith, steps, toldOnce } from './act.ts'
import { ending, oneThread, opened, readOnce, sameForAll } from './support-threads.ts'

export const promiseActs: readonly Act[] = [
  {
    name: 'a moderator promises something',
    elsewhere: sameForAll,
    kills: () => steps({ effects: 2, card: true }),
    async prepare(house, word) {
      const thread = String(await opened(house, word))
      const told = await toldOnce(house, 'mo', 'You promised', `in thread ${thread}`)
      const read = await readOnce(house, 'ben', `I promise you: lamp${word}`)
      return {
        act: () => house.stage.runs('mo', 'promise', { what: `lamp${word}`, by: '40w', thread }),
        async holds() {
          await oneThread(house, word)
          await read()
          expect(await seenWith(house, 'mo', 'Promised to', `lamp${word}`), 'one card').toHaveLength(1)
          await told()
        },
        after: ending(house, word),
      }
    },
  },
  {
    name: 'the opener says that an agreement is right',
    elsewhere: sameForAll,
    kills: () => steps({ effects: 2, card: true }),
    async prepare(house, word) {
      const thread = String(await opened(house, word))
      await house.stage.runs('mo', 'agreed', { text: `lamp${word}`, thread })
      await house.settle()
      const told = await toldOnce(house, 'ben', 'It stands, and is in the record', `thread ${thread}`)
      const read = await readOnce(house, 'mo', 'confirmed what was agreed', `lamp${word}`)
      return {
        act: () => house.stage.presses('ben', "That's right", `lamp${word}`),
        async holds() {
          await oneThread(house, word)
          await read()
          expect(await seenWith(house, 'ben', 'It stands', `lamp${word}`), 'it says so').toHaveLength(1)
          await told()
        },
        after: ending(house, word),
      }
    },
  },
]
