// One thing that somebody does, the steps at which Hearth is killed meanwhile, and what must be true afterwards.
import { expect } from 'vitest'
import type { CheckpointName } from '../../src/delivery/checkpoint.ts'
import type { Kill, KillHouse } from './house.ts'
import { unconfirmedIn } from './ledger.ts'
import type { KillStage, PersonName, Seen } from './stage.ts'

export interface Act {
  readonly name: string
  /** Where Hearth is killed. */
  readonly kills: (on: { readonly stage: Pick<KillStage, 'relayed'> }) => readonly Kill[]
  /** Steps that it has too, and where another act of the kind is killed. */
  readonly elsewhere?: readonly CheckpointName[]
  /** What comes before, without a kill. `word` is in nothing else that stands anywhere. */
  prepare(house: KillHouse, word: string): Promise<Prepared>
}

export interface Prepared {
  act(): Promise<unknown>
  /** Fails when something was lost or repeated. */
  holds(): Promise<void>
  /** Something is refused on the way, and that is not the end of it. */
  readonly mayRefuse?: true
  /** Tidies up, so that the next act begins as this one did. */
  after?(): Promise<void>
}

/** At the first time a checkpoint is passed, or at those that are named. */
export const at = (name: CheckpointName, ...times: readonly number[]): readonly Kill[] =>
  (times.length === 0 ? [1] : times).map((nth) => ({ at: name, nth }))

/**
 * All steps of effects. Two are claimed together, so that it is one step; a third follows from how the first ended, and
 * is claimed later.
 */
export const effects = (count: 1 | 2 | 3): readonly Kill[] => {
  if (count === 1) return [...at('effect claimed'), ...at('effect performed'), ...at('effect ended')]
  const claimed = count === 2 ? at('effect claimed') : at('effect claimed', 1, count)
  return [...claimed, ...at('effect performed', 1, count), ...at('effect ended', 1, count)]
}

/** All steps of appearances. Two may be merged into one change, so that more than two are not counted on. */
export const appearances = (count: 1 | 2): readonly Kill[] =>
  count === 1
    ? [...at('appearance claimed'), ...at('appearance performed'), ...at('appearance shown')]
    : [...at('appearance claimed'), ...at('appearance performed', 1, 2), ...at('appearance shown', 1, 2)]

/**
 * The steps after which an act has more of its own to do: what it keeps, each effect that the platform has and Hearth does
 * not know of, the first of several that it knows of, and a card of its own.
 */
export const steps = (of: {
  readonly begins?: CheckpointName
  readonly effects: number
  readonly card?: true
}): readonly Kill[] => [
  ...at(of.begins ?? 'call kept'),
  ...at('effect performed', ...Array.from({ length: of.effects }, (_, index) => index + 1)),
  ...(of.effects > 1 ? at('effect ended') : []),
  ...(of.card ? at('appearance performed') : []),
]

/** What somebody sees with all of these words in it. */
export async function seenWith(house: KillHouse, person: PersonName, ...words: string[]): Promise<readonly Seen[]> {
  return (await house.stage.sees(person)).filter((seen) => words.every((word) => seen.text.includes(word)))
}

/**
 * Remembers what somebody was told so far. The returned function expects that they were privately told these words once
 * more; where a platform's answers leave no trace, that may be recorded as not confirmed instead.
 */
export async function toldOnce(house: KillHouse, person: PersonName, ...words: string[]): Promise<() => Promise<void>> {
  const count = async () => (await seenWith(house, person, ...words)).filter((seen) => seen.privately).length
  const before = { told: await count(), unconfirmed: unconfirmedIn(house.file) }
  return async () => {
    const told = (await count()) - before.told
    const unconfirmed = unconfirmedIn(house.file) - before.unconfirmed
    if (!house.stage.answersOnce) expect(unconfirmed, 'every outcome can be found out here').toBe(0)
    if (told === 0) expect(unconfirmed, `${person} was not told, and that is recorded`).toBeGreaterThan(0)
    else expect(told, `${person} is told once: ${words.join(' … ')}`).toBe(1)
  }
}
