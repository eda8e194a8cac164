// What a measurement came to: a figure beside its target, with what it was computed from and how scattered that was.
import { z } from 'zod'
import { type Figures, ratios, series } from './rounds.ts'
import { median, spread } from './statistics.ts'

export const result = z.object({
  /** The row of the table of targets, or of the list before it. */
  row: z.string(),
  what: z.string(),
  value: z.number(),
  unit: z.enum(['x', 'ms', '%', 'us', '/s', 'MB', 'edits']),
  target: z
    .object({ most: z.number() })
    .or(z.object({ least: z.number() }))
    .optional(),
  /** The same figure of Hearth and of what it is compared with, each the median of its rounds. */
  ours: z.number().optional(),
  theirs: z.number().optional(),
  /** How wide the middle half of the rounds is, as a share of the median; that of the baseline by itself beside it. */
  noise: z.number().optional(),
  baselineNoise: z.number().optional(),
  /** Of a ratio: that of the least each side used in any round, which what else a machine does cannot raise for long. */
  ofLeast: z.number().optional(),
  rounds: z.number(),
})
export type Result = z.infer<typeof result>

type Target = Result['target']

/** Whether a result is on its target; undefined where there is none. */
export function isMet({ value, target }: Pick<Result, 'value' | 'target'>): boolean | undefined {
  if (target === undefined) return undefined
  return 'most' in target ? value <= target.most : value >= target.least
}

export interface Named {
  readonly row: string
  readonly what: string
  readonly target?: Target
}

/** How many times as much of a figure one side used as the other: the median of the rounds' ratios. */
export function ratioOf(named: Named, ours: readonly Figures[], theirs: readonly Figures[], figure: string): Result {
  const all = ratios(ours, theirs, figure)
  return {
    ...named,
    value: median(all),
    unit: 'x',
    ours: median(series(ours, figure)),
    theirs: median(series(theirs, figure)),
    noise: spread(all),
    baselineNoise: spread(series(theirs, figure)),
    ofLeast: Math.min(...series(ours, figure)) / Math.min(...series(theirs, figure)),
    rounds: all.length,
  }
}

/** A figure of Hearth alone: the median of its rounds. */
export function figureOf(named: Named, unit: Result['unit'], rounds: readonly Figures[], figure: string): Result {
  const all = series(rounds, figure)
  return { ...named, value: median(all), unit, noise: spread(all), rounds: all.length }
}
