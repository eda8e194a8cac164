// What the acts about suggestions share: one that Ben puts forward, and its card as everyone reads it.
import { expect } from 'vitest'
import { seenWith } from './act.ts'
import type { KillHouse } from './house.ts'

/** Ben suggests it; gives its number. */
export async function suggested(house: KillHouse, word: string): Promise<number> {
  await house.stage.runs('ben', 'suggest', { title: word })
  await house.settle()
  const [card] = await cardsOf(house, word)
  return Number(/Suggestion (\d+)/.exec(card ?? '')?.[1])
}

export const cardsOf = async (house: KillHouse, word: string): Promise<readonly string[]> =>
  (await seenWith(house, 'mo', word)).filter((seen) => seen.where === 'suggestions').map((seen) => seen.text)

export async function oneCard(house: KillHouse, word: string, ...words: string[]): Promise<void> {
  const cards = await cardsOf(house, word)
  expect(cards).toHaveLength(1)
  for (const one of words) expect(cards[0]).toContain(one)
}
