// The settings as whoever runs Hearth gives them: the environment, and the file `.env` of the folder it is started in.
import { existsSync, readFileSync } from 'node:fs'
import { parseEnv } from 'node:util'
import { type ConfigRead, readConfig } from './config.ts'
import { filesFolder } from './files-folder.ts'
import type { Database } from './store/database.ts'

const file = '.env'

/** Reads them. */
export const readSettings = (): ConfigRead => readConfig(existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {})

/** The folder of people's files, whatever may be wrong with the other settings; undefined where none are kept. */
export function filesSetting(): string | undefined {
  const read = readSettings()
  return filesFolder(read.ok ? read.config : read)
}

/** Where the data is, whatever may be wrong with the other settings; or what is wrong with this one. */
export function databaseSetting(): Database | { readonly kind: 'problem'; readonly text: string } {
  const read = readSettings()
  if (read.ok) return read.config.database
  const wrong = read.problems.find(({ setting }) => setting === 'DATABASE_URL')
  return wrong === undefined ? read.database : { kind: 'problem', text: `DATABASE_URL ${wrong.text}.` }
}
