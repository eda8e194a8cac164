// Where the bytes of people's files stand, as the settings say.
import { basename, dirname, join } from 'node:path'
import type { Config } from './config.ts'

/**
 * The folder of people's files; undefined where nothing is kept. Each database has its own: what is there and the database
 * does not know is removed.
 */
export function filesFolder({ database, filesDir }: Pick<Config, 'database' | 'filesDir'>): string | undefined {
  if (database.kind === 'postgres')
    return join(
      filesDir ?? join('data', 'files'),
      decodeURIComponent(new URL(database.url).pathname).replace(/\W/g, '') || 'hearth',
    )
  if (database.file === ':memory:') return undefined
  return join(filesDir ?? join(dirname(database.file), 'files'), basename(database.file, '.db'))
}
