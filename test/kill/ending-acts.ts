// How a support thread ends, killed: what is taken back stays taken back, its opener is asked, thanked and forgotten once.
import { expect } from 'vitest'
import { type Act, seenWith, steps, toldOnce } from './act.ts'
import type { KillHouse } from './house.ts'
import { ending, oneThread, opened, readOnce, sameForAll } from './support-threads.ts'

const minuteMs = 60_000

async function resolved(house: KillHouse, word: string): Promise<number> {
  const number = await opened(house, word)
  await house.stage.presses('mo', 'Resolve', word)
  await house.settle()
  return number
}

async function asked(house: KillHouse, word: string): Promise<number> {
  const number = await resolved(house, word)
  await house.advance(minuteMs + 1000)
  await house.settle()
  return number
}

export const endingActs: readonly Act[] = [
  {
    name: 'a moderator takes back that it is solved',
    elsewhere: sameForAll,
    kills: () => steps({ effects: 1 }),
    async prepare(house, word) {
      const number = await resolved(house, word)
      const told = await toldOnce(house, 'mo', `Thread ${number} is open as it was`)
      return {
        act: () => house.stage.presses('mo', 'Undo', `Thread ${number} is solved`),
        async holds() {
          await oneThread(house, word, 'new, nobody has answered yet')
          await house.advance(2 * minuteMs)
          await house.settle()
          expect(await seenWith(house, 'ben', `says that thread ${number} is solved`)).toEqual([])
          await told()
        },
        after: ending(house, word),
      }
    },
  },
  {
    name: 'its opener is asked about it',
    elsewhere: sameForAll,
    kills: () => steps({ effects: 1, begins: 'due done' }),
    async prepare(house, word) {
      const number = await resolved(house, word)
      return {
        act: () => house.advance(minuteMs + 1000),
        async holds() {
          await oneThread(house, word, 'solved')
          expect(await seenWith(house, 'ben', `says that thread ${number} is solved`)).toHaveLength(1)
        },
        async after() {
          await house.stage.presses('ben', 'Yes, solved', `thread ${number} is solved`)
          await house.settle()
        },
      }
    },
  },
  {
    name: 'its opener says yes',
    elsewhere: sameForAll,
    kills: ({ stage }) => steps({ effects: stage.relayed ? 2 : 3 }),
    async prepare(house, word) {
      const number = await asked(house, word)
      const told = await toldOnce(house, 'ben', 'How was the help?')
      return {
        act: () => house.stage.presses('ben', 'Yes, solved', `thread ${number} is solved`),
        async holds() {
          await oneThread(house, word, 'solved and closed')
          for (const thread of await house.stage.threads(word)) expect(thread.closed).toBe(true)
          await told()
        },
      }
    },
  },
  {
    name: 'its opener rates the help',
    elsewhere: sameForAll,
    kills: () => steps({ effects: 1 }),
    async prepare(house, word) {
      const number = await asked(house, word)
      await house.stage.presses('ben', 'Yes, solved', `thread ${number} is solved`)
      await house.settle()
      const told = await toldOnce(house, 'ben', 'The team reads: 4 Good')
      return {
        act: () => house.stage.presses('ben', '4 Good', 'How was the help?'),
        async holds() {
          await oneThread(house, word, 'Rating', '4 Good')
          await told()
        },
      }
    },
  },
  {
    name: 'its opener has it erased',
    elsewhere: sameForAll,
    kills: ({ stage }) => steps({ effects: stage.relayed ? 2 : 3, card: true }),
    async prepare(house, word) {
      const { stage } = house
      const number = await opened(house, word)
      await stage.writesInThread(word, `secret${word}`)
      await house.settle()
      await stage.runs('ben', 'privacy forget')
      await house.settle()
      const told = await toldOnce(house, 'ben', 'It is erased')
      const ended = await readOnce(house, 'ben', `so thread ${number} ends here`)
      return {
        act: () => stage.presses('ben', 'Erase it', 'erases what support keeps'),
        async holds() {
          const notices = await seenWith(house, 'mo', `Support thread ${number},`, 'opened by')
          expect(notices.filter(({ where }) => where === 'moderators')).toHaveLength(1)
          expect(notices[0]?.text).not.toContain(`secret${word}`)
          const none = await toldOnce(house, 'mo', `No message that I keep of thread ${number}`)
          await stage.runs('mo', 'thread redact', { words: `secret${word}`, thread: `${number}` })
          await house.settle()
          await none()
          await ended()
          await told()
        },
      }
    },
  },
]
