// What is in a copy, as lines for whoever made or restored it.
import type { CarriedFiles, Contents } from './verify.ts'

/** Its size, that every page was read, and the tables that are not empty. */
export function contentsIn({ bytes, rows }: Contents): readonly string[] {
  const tables = Object.entries(rows)
  const counted = tables.filter(([, count]) => count > 0).map(([table, count]) => `${table} ${count}`)
  return [
    `${(bytes / 1_000_000).toFixed(1)} MB, every page read, nothing damaged. ${tables.length} tables, ${counted.length} with rows:`,
    `  ${counted.join(', ')}`,
  ]
}

/** The files of people that were taken along. `where`: what is missing is not in the copy, or not in the folder after a restore. */
export function filesIn(files: CarriedFiles | undefined, where: string): readonly string[] {
  if (files === undefined) return []
  const { count, bytes, missing } = files
  const many = (number: number): string => (number === 1 ? '1 file' : `${number} files`)
  const taken =
    count === 0
      ? 'No files that people sent are in it.'
      : `${many(count)} that people sent, ${(bytes / 1_000_000).toFixed(1)} MB, each checked by its SHA-256.`
  return missing === 0 ? [taken] : [taken, `${many(missing)} that it names could not be found ${where}.`]
}

/** What is said where the database's own tools copy it: they know nothing of files. */
export const filesApart = (folder: string | undefined): string =>
  `The files that people sent are not in it: copy their folder as well, ${folder ?? 'files'}.`
