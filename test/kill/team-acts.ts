// What the team does about a support thread beside answering it, killed: each is done once, and each side is told once.
import { expect } from 'vitest'
import { type Act, seenWith, steps, toldOnce } from './act.ts'
import type { KillHouse } from './house.ts'
import { ending, noticesOf, oneThread, opened, readOnce, sameForAll } from './support-threads.ts'

const hourMs = 60 * 60_000

/** Ida answers with Mo from then on. */
async function twoAnswer(house: KillHouse): Promise<void> {
  await house.stage.runs('mo', 'setup moderators', { who: house.stage.named('ida') })
  await house.settle()
}

/** Whoever is shown no staff command finds their way by buttons. */
async function idaDrafts(house: KillHouse, number: number, words: string): Promise<void> {
  const { stage } = house
  await stage.runs('ida', 'help')
  for (const label of ['/queue', `Open ${number}`]) {
    await house.settle()
    await stage.presses('ida', label, '')
  }
  await house.settle()
  const send = await stage.opensForm('ida', 'Reply', '')
  await send({ 'Your reply': words, When: 'Keep it as a draft' })
  await house.settle()
}

/** Only where the conversation is a private thread: a direct one takes nobody in. */
export const privateThreadActs: readonly Act[] = [
  {
    name: 'somebody is let in',
    // Discord tells that they are in, which changes nothing.
    elsewhere: [...sameForAll, 'event kept'],
    kills: () => steps({ effects: 3 }),
    async prepare(house, word) {
      const thread = String(await opened(house, word))
      const told = await toldOnce(house, 'mo', 'I let', `into thread ${thread}`)
      const said = await readOnce(house, 'ben', 'into this thread')
      return {
        act: () => house.stage.runs('mo', 'thread add', { who: house.stage.named('ida'), thread }),
        async holds() {
          await oneThread(house, word)
          expect(await seenWith(house, 'ida', 'this is your thread with the team', word)).toHaveLength(1)
          await said()
          await told()
        },
        after: ending(house, word),
      }
    },
  },
  {
    name: 'somebody is taken out',
    elsewhere: sameForAll,
    kills: () => steps({ effects: 3 }),
    async prepare(house, word) {
      const thread = String(await opened(house, word))
      await house.stage.runs('mo', 'thread add', { who: house.stage.named('ida'), thread })
      await house.settle()
      const told = await toldOnce(house, 'mo', 'I take', `out of thread ${thread}`)
      const said = await readOnce(house, 'ben', 'out of this thread')
      return {
        act: () => house.stage.runs('mo', 'thread remove', { who: house.stage.named('ida'), thread }),
        async holds() {
          await oneThread(house, word)
          expect(await seenWith(house, 'ida', 'this is your thread with the team', word)).toEqual([])
          await said()
          await told()
        },
        after: ending(house, word),
      }
    },
  },
]

export const teamActs: readonly Act[] = [
  {
    name: 'it is handed to a colleague',
    elsewhere: sameForAll,
    kills: ({ stage }) => steps({ effects: stage.relayed ? 2 : 3 }),
    async prepare(house, word) {
      await twoAnswer(house)
      const thread = String(await opened(house, word))
      const told = await toldOnce(house, 'mo', `Thread ${thread} is with`, 'I tell them')
      const heard = await readOnce(house, 'ida', `handed thread ${thread} to you`)
      return {
        act: () => house.stage.runs('mo', 'thread assign', { who: house.stage.named('ida'), thread }),
        async holds() {
          await oneThread(house, word)
          expect((await noticesOf(house, word))[0]).not.toContain('nobody yet')
          await heard()
          await told()
        },
        after: ending(house, word),
      }
    },
  },
  {
    name: 'it is merged into another',
    elsewhere: sameForAll,
    kills: ({ stage }) => steps({ effects: stage.relayed ? 2 : 3 }),
    async prepare(house, word) {
      const thread = await opened(house, word)
      await house.arrange({ kind: 'own topic', thread })
      const other = word.replace('word', 'again')
      const into = await opened(house, other)
      const told = await toldOnce(house, 'mo', `Thread ${thread} goes on in thread ${into}`, 'told where')
      const said = await readOnce(house, 'ben', `Thread ${thread} goes on in thread ${into}`)
      return {
        act: () => house.stage.runs('mo', 'thread merge', { into: `${into}`, thread: `${thread}` }),
        async holds() {
          await oneThread(house, word, 'closed, it goes on in another thread')
          await oneThread(house, other, 'new, nobody has answered yet')
          for (const one of await house.stage.threads(word)) expect(one.closed).toBe(true)
          await said()
          await told()
        },
        after: ending(house, other),
      }
    },
  },
  {
    name: 'a draft is sent by a colleague',
    elsewhere: sameForAll,
    kills: ({ stage }) => steps({ effects: stage.relayed ? 3 : 2 }),
    async prepare(house, word) {
      await twoAnswer(house)
      const thread = await opened(house, word)
      await idaDrafts(house, thread, `reply${word}`)
      return {
        act: () => house.stage.presses('mo', 'Send', `reply${word}`),
        async holds() {
          await oneThread(house, word, 'waiting for the member')
          expect(await seenWith(house, 'ben', `reply${word}`)).toHaveLength(1)
          expect(await seenWith(house, 'mo', `drafted in thread ${thread} was sent`)).toHaveLength(1)
        },
        after: ending(house, word),
      }
    },
  },
  {
    name: 'it is put off',
    elsewhere: sameForAll,
    kills: () => steps({ effects: 1 }),
    async prepare(house, word) {
      const thread = String(await opened(house, word))
      const told = await toldOnce(house, 'mo', `Thread ${thread} is out of the queue until`)
      return {
        act: () => house.stage.runs('mo', 'thread snooze', { until: '2h', thread }),
        async holds() {
          await oneThread(house, word, 'Put off until')
          await told()
        },
        after: ending(house, word),
      }
    },
  },
  {
    name: 'it was put off until now',
    elsewhere: sameForAll,
    kills: () => steps({ effects: 1, begins: 'due done' }),
    async prepare(house, word) {
      const thread = String(await opened(house, word))
      await house.stage.runs('mo', 'thread snooze', { until: '2h', thread })
      await house.settle()
      const told = await readOnce(house, 'mo', `Thread ${thread} was put off until now`)
      return {
        act: () => house.advance(2 * hourMs + 60_000),
        async holds() {
          await oneThread(house, word, 'new, nobody has answered yet')
          expect((await noticesOf(house, word))[0]).not.toContain('Put off until')
          await told()
        },
        after: ending(house, word),
      }
    },
  },
  {
    name: 'a message of it is redacted',
    elsewhere: sameForAll,
    kills: () => steps({ effects: 1 }),
    async prepare(house, word) {
      const { stage } = house
      const thread = String(await opened(house, word))
      await stage.writesInThread(word, `secret${word}`)
      await house.settle()
      await stage.runs('mo', 'thread redact', { words: `secret${word}`, thread })
      await house.settle()
      const told = await toldOnce(house, 'mo', `The message is removed from the record of thread ${thread}`)
      return {
        act: () => stage.chooses('mo', 'Which message', `secret${word}`, 'Choose the one to remove'),
        async holds() {
          await told()
          const found = await toldOnce(house, 'mo', `No message that I keep of thread ${thread}`, `secret${word}`)
          await stage.runs('mo', 'thread redact', { words: `secret${word}`, thread })
          await house.settle()
          await found()
        },
        after: ending(house, word),
      }
    },
  },
  {
    name: 'whoever is on duty accepts it',
    elsewhere: sameForAll,
    kills: ({ stage }) => steps({ effects: stage.relayed ? 1 : 2, card: true }),
    async prepare(house, word) {
      await house.stage.runs('mo', 'duty on')
      const thread = await opened(house, word)
      const told = await toldOnce(house, 'mo', `Thread ${thread} is with you now`)
      return {
        act: () => house.stage.presses('mo', 'Accept', word),
        async holds() {
          await oneThread(house, word)
          expect((await noticesOf(house, word))[0]).not.toContain('nobody yet')
          expect(await seenWith(house, 'mo', 'You have it', word)).toHaveLength(1)
          await told()
        },
        after: ending(house, word),
      }
    },
  },
  {
    name: 'whoever is on duty passes it on',
    elsewhere: sameForAll,
    kills: () => steps({ effects: 1, card: true }),
    async prepare(house, word) {
      await house.stage.runs('mo', 'duty on')
      const thread = await opened(house, word)
      const told = await toldOnce(house, 'mo', `thread ${thread} waits in the queue`)
      return {
        act: () => house.stage.presses('mo', 'Pass', word),
        async holds() {
          await oneThread(house, word, 'nobody yet')
          expect(await seenWith(house, 'mo', 'You passed', word)).toHaveLength(1)
          await told()
        },
        async after() {
          await ending(house, word)()
          await house.stage.runs('mo', 'duty off')
          await house.settle()
        },
      }
    },
  },
  {
    name: 'it is escalated to another team',
    elsewhere: sameForAll,
    kills: () => steps({ effects: 1 }),
    async prepare(house, word) {
      await house.arrange({ kind: 'team', name: 'Billing' })
      const thread = String(await opened(house, word))
      const told = await toldOnce(house, 'mo', `Thread ${thread} is with Billing now`)
      return {
        act: () => house.stage.runs('mo', 'thread escalate', { team: 'Billing', thread }),
        async holds() {
          await oneThread(house, word, 'Billing')
          await told()
        },
        after: ending(house, word),
      }
    },
  },
]
