// What is in a copy, as lines for whoever made or restored it.
import type { Contents } from './verify.ts'

/** Its size, that every page was read, and the tables that are not empty. */
export function contentsIn({ bytes, rows }: Contents): readonly string[] {
  const tables = Object.entries(rows)
  const counted = tables.filter(([, count]) => count > 0).map(([table, count]) => `${table} ${count}`)
  return [
    `${(bytes / 1_000_000).toFixed(1)} MB, every page read, nothing damaged. ${tables.length} tables, ${counted.length} with rows:`,
    `  ${counted.join(', ')}`,
  ]
}
