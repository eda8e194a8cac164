// The table of results, as text: what was measured, the target, and whether it is met.
import { isMet, type Result } from './measure/result.ts'

const columns = ['row', 'measured', 'result', 'target', 'met', 'ours', 'theirs', 'noise'] as const

/** Results as lines of a Markdown table. */
export function tableOf(results: readonly Result[]): readonly string[] {
  const rows = results.map((one) => cells(one))
  const widths = columns.map((name, at) => Math.max(name.length, ...rows.map((row) => row[at]?.length ?? 0)))
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`
  return [line(columns), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)]
}

/** What has a target, as cells of a table: the row, what was measured, the target, the result, and whether it is met. */
export const targetCells = (results: readonly Result[]): readonly (readonly string[])[] =>
  results.flatMap((one) => {
    const met = isMet(one)
    if (met === undefined) return []
    return [[one.row, one.what, targetOf(one), `${number(one.value)} ${one.unit}`, met ? 'yes' : 'no']]
  })

function cells(one: Result): readonly string[] {
  const met = isMet(one)
  return [
    one.row,
    one.what,
    `${number(one.value)} ${one.unit}`,
    targetOf(one),
    met === undefined ? '' : met ? 'yes' : 'no',
    one.ours === undefined ? '' : number(one.ours),
    one.theirs === undefined ? '' : number(one.theirs),
    noiseOf(one),
  ]
}

function targetOf({ target, unit }: Result): string {
  if (target === undefined) return ''
  return 'most' in target ? `at most ${target.most} ${unit}` : `at least ${target.least} ${unit}`
}

/** Of the result, and of the baseline by itself. */
function noiseOf({ noise, baselineNoise }: Result): string {
  const percent = (share: number): string => `${Math.round(share * 100)} %`
  if (noise === undefined) return ''
  return baselineNoise === undefined ? percent(noise) : `${percent(noise)}, ${percent(baselineNoise)}`
}

const number = (value: number): string => (Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(3))
