// Rounds: every side is measured once in each, one after the other, so that what the machine does besides meets all alike.

/** What one side used in one round, by name. */
export type Figures = Readonly<Record<string, number>>

/** The figures of every round, by side. */
export type Rounds<Side extends string> = Readonly<Record<Side, readonly Figures[]>>

/** Measures the sides in turn, after rounds for warming up that count for nothing. */
export async function interleaved<Side extends string>(
  sides: Readonly<Record<Side, () => Promise<Figures>>>,
  rounds: number,
  warmUp = 2,
): Promise<Rounds<Side>> {
  const names = Object.keys(sides) as Side[]
  const taken = Object.fromEntries(names.map((name) => [name, [] as Figures[]])) as Record<Side, Figures[]>
  for (let round = -warmUp; round < rounds; round += 1) {
    for (const name of names) {
      const figures = await sides[name]()
      if (round >= 0) taken[name].push(figures)
    }
  }
  return taken
}

/** One figure of one side, round by round. */
export const series = (rounds: readonly Figures[], figure: string): readonly number[] =>
  rounds.map((figures) => figures[figure] ?? Number.NaN)

/** Round by round, how many times as much one side used as the other. */
export function ratios(ours: readonly Figures[], theirs: readonly Figures[], figure: string): readonly number[] {
  const others = series(theirs, figure)
  return series(ours, figure).map((value, round) => value / (others[round] ?? Number.NaN))
}
