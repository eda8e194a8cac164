// What becomes of suggestions, killed: looked through, merged, decided on together and withdrawn, each once, and everyone
// concerned reads of it once.
import { expect } from 'vitest'
import { type Act, at, seenWith, steps, toldOnce } from './act.ts'
import type { KillHouse } from './house.ts'
import type { PersonName } from './stage.ts'
import { cardsOf, oneCard, suggested } from './suggestion-cards.ts'
import { sameForAll } from './support-threads.ts'

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs

interface Two {
  readonly first: { readonly title: string; readonly number: number }
  readonly second: { readonly title: string; readonly number: number }
}

/** Ben suggests two, and Ida votes for both. */
async function twoWanted(house: KillHouse, word: string): Promise<Two> {
  // News that nobody asked for comes once a day and three times a week at most.
  await house.advance(3 * dayMs)
  const named = async (title: string) => {
    const number = await suggested(house, title)
    await house.stage.presses('ida', `Vote for ${number}`, title)
    await house.settle()
    return { title, number }
  }
  return { first: await named(`lamp${word}`), second: await named(`boat${word}`) }
}

/** Mo merges the first into the second. */
const merges = (house: KillHouse, { first, second }: Two): Promise<unknown> =>
  house.stage.runs('mo', 'suggestions merge', { number: `${first.number}`, into: `${second.number}` })

/** Expects that the one direct message with these words that somebody has names all of these. */
async function oneDirect(house: KillHouse, person: PersonName, words: string, ...all: string[]): Promise<void> {
  const seen = (await seenWith(house, person, words)).filter(({ text }) => all.some((one) => text.includes(one)))
  expect(seen.map(({ where }) => where)).toEqual(['direct'])
  for (const one of all) expect(seen[0]?.text).toContain(one)
}

export const ideaActs: readonly Act[] = [
  {
    name: 'a moderator publishes a suggestion',
    elsewhere: sameForAll,
    kills: () => steps({ effects: 2, card: true }),
    async prepare(house, word) {
      await house.stage.runs('mo', 'settings set', { name: 'suggestions.review', value: 'on' })
      await house.stage.runs('ben', 'suggest', { title: word })
      await house.settle()
      const [notice] = await seenWith(house, 'mo', word, 'is looked through before it appears')
      const number = Number(/Suggestion (\d+)/.exec(notice?.text ?? '')?.[1])
      const author = await toldOnce(house, 'ben', word, 'is published. It appears in')
      const told = await toldOnce(house, 'mo', word, 'is published. Its card appears')
      return {
        act: () => house.stage.presses('mo', `Publish ${number}`, word),
        async holds() {
          await oneCard(house, word, 'Nobody has voted yet')
          const notices = await seenWith(house, 'mo', word, 'It is published, by')
          expect(notices.map(({ where }) => where)).toEqual(['moderators'])
          await author()
          await told()
        },
        async after() {
          await house.stage.runs('mo', 'settings set', { name: 'suggestions.review', value: 'off' })
          await house.settle()
        },
      }
    },
  },
  {
    name: 'a moderator decides on two at once',
    elsewhere: sameForAll,
    kills: () => [...steps({ effects: 3 }), ...at('due done')],
    async prepare(house, word) {
      const { first, second } = await twoWanted(house, word)
      const told = await toldOnce(house, 'mo', first.title, second.title, '2 suggestions are marked as planned now')
      return {
        act: () => house.stage.runs('mo', 'decide', { number: `${first.number}-${second.number}`, status: 'planned' }),
        async holds() {
          for (const { title } of [first, second]) await oneCard(house, title, 'planned')
          await oneDirect(house, 'ben', 'decided on your suggestion', first.title, second.title)
          await oneDirect(house, 'ida', 'which you voted for', first.title, second.title)
          await told()
        },
      }
    },
  },
  {
    name: 'a moderator merges two suggestions',
    elsewhere: sameForAll,
    kills: () => steps({ effects: 1, card: true }),
    async prepare(house, word) {
      const two = await twoWanted(house, word)
      const { first, second } = two
      const told = await toldOnce(house, 'mo', first.title, 'is merged into', '1 person wants it')
      return {
        act: () => merges(house, two),
        async holds() {
          const cards = await cardsOf(house, word)
          expect(cards).toHaveLength(2)
          expect(cards.filter((card) => card.includes('Merged into'))).toHaveLength(1)
          const counted = cards.find((card) => card.startsWith(`Suggestion ${second.number}:`))
          expect(counted).toContain('1 person wants it')
          expect(counted).toContain(first.title)
          await told()
        },
        // The news of it takes none of the room of what is told next.
        async after() {
          await house.advance(2 * minuteMs)
          await house.settle()
        },
      }
    },
  },
  {
    name: 'people hear of a merge',
    elsewhere: sameForAll,
    kills: () => steps({ effects: 2, begins: 'due done' }),
    async prepare(house, word) {
      const two = await twoWanted(house, word)
      await merges(house, two)
      await house.settle()
      return {
        act: () => house.advance(minuteMs + 1000),
        async holds() {
          await oneDirect(house, 'ben', 'asks for the same as', two.first.title)
          await oneDirect(house, 'ida', 'asks for the same as', two.first.title)
        },
      }
    },
  },
  {
    name: 'its author withdraws a suggestion',
    elsewhere: sameForAll,
    kills: () => steps({ effects: 1, card: true }),
    async prepare(house, word) {
      const number = await suggested(house, word)
      await house.stage.presses('ida', `Vote for ${number}`, word)
      await house.settle()
      await house.stage.runs('ben', 'suggestion withdraw', { number: `${number}` })
      await house.settle()
      const told = await toldOnce(house, 'ben', word, 'is withdrawn. Its cards say so')
      return {
        act: () => house.stage.presses('ben', `Withdraw ${number}`, word),
        async holds() {
          await oneCard(house, word, 'withdrawn by whoever put it forward')
          await told()
        },
      }
    },
  },
]
