// Support threads as the kill tests begin and end them, and as people see them.
import { expect } from 'vitest'
import type { CheckpointName } from '../../src/delivery/checkpoint.ts'
import { seenWith } from './act.ts'
import type { KillHouse } from './house.ts'

/**
 * What a lease that a killed process left comes to, what follows the last effect, and how a notice is brought up to its thread
 * are the same whatever somebody did: the acts of support-acts.ts are killed there.
 */
export const sameForAll: readonly CheckpointName[] = [
  'effect claimed',
  'effect ended',
  'appearance claimed',
  'appearance performed',
  'appearance shown',
]

/** Ben opens one; gives its number. */
export async function opened(house: KillHouse, word: string): Promise<number> {
  await house.stage.runs('ben', 'support', { subject: word })
  await house.settle()
  return numberOf(house, word)
}

/** The notices of one thread that stand in the team's channel. */
export const noticesOf = async (house: KillHouse, word: string): Promise<readonly string[]> =>
  (await seenWith(house, 'mo', 'opened by', word))
    .filter((seen) => seen.where === 'moderators')
    .map((seen) => seen.text)

async function numberOf(house: KillHouse, word: string): Promise<number> {
  const [notice] = await noticesOf(house, word)
  return Number(/Support thread (\d+)/.exec(notice ?? '')?.[1])
}

/** One thread, one first message in it, and one notice, which says how it stands. */
export async function oneThread(house: KillHouse, word: string, ...notice: string[]): Promise<void> {
  const { stage } = house
  const notices = await noticesOf(house, word)
  expect(notices, 'one notice').toHaveLength(1)
  for (const words of notice) expect(notices[0]).toContain(words)
  expect(await seenWith(house, 'ben', 'this is your thread with the team', word), 'one first message').toHaveLength(1)
  if (!stage.relayed) expect(await stage.threads(word), 'one thread').toHaveLength(1)
}

/** Nobody has two open threads, so the next act needs this one ended. */
export const ending = (house: KillHouse, word: string) => async (): Promise<void> => {
  const [notice] = await noticesOf(house, word)
  if (notice === undefined || notice.includes('State\nsolved')) return
  await house.stage.presses('ben', 'Solved', word).catch(() => undefined)
  await house.settle()
}

/** Remembers how often somebody reads these words; the returned function expects them once more. */
export async function readOnce(house: KillHouse, person: 'mo' | 'ben' | 'ida', ...words: string[]) {
  const before = (await seenWith(house, person, ...words)).length
  return async (): Promise<void> => {
    const now = (await seenWith(house, person, ...words)).length
    expect(now - before, `${person} reads once: ${words.join(' … ')}`).toBe(1)
  }
}
