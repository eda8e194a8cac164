// `npm run migrate-store -- <from> <to>`: copies everything from SQLite to PostgreSQL, or back, and counts every table.
import { readDatabaseUrl } from '../src/config-database.ts'
import { CopyRefusedError, copyStore } from '../src/store/copy-store.ts'
import { type Database, nameOf } from '../src/store/database.ts'
import { systemClock } from '../src/system/system.ts'

const usage = 'npm run migrate-store -- sqlite:data/hearth.db postgres://user:password@host:5432/hearth'

try {
  await copy(process.argv.slice(2))
} catch (error) {
  const refused = error instanceof CopyRefusedError
  console.error(refused ? error.message : `The copy went wrong, and nothing of it is kept: ${reasonOf(error)}.`)
  process.exitCode = 1
}

async function copy(addresses: readonly string[]): Promise<void> {
  const [from, to] = addresses
  if (from === undefined || to === undefined || addresses.length > 2)
    throw new CopyRefusedError(`Two addresses are needed: what to copy, and where to.\n  ${usage}`)
  const source = databaseIn(from, 'first')
  const target = databaseIn(to, 'second')
  const tables = await copyStore(source, target, systemClock.now())
  console.log(`From ${nameOf(source)}\nto ${nameOf(target)}\n`)
  const rows = [
    ['table', 'there', 'here'],
    ...tables.map((one) => [one.table, `${one.from}`, `${one.to}`]),
    ['in all', ...(['from', 'to'] as const).map((side) => `${tables.reduce((sum, one) => sum + one[side], 0)}`)],
  ]
  for (const [table = '', there = '', here = ''] of rows)
    console.log(`${table.padEnd(16)}${there.padStart(10)}${here.padStart(10)}`)
  console.log('\nEverything is there. Set DATABASE_URL to the second address, and start Hearth.')
}

function databaseIn(address: string, which: string): Database {
  const read = readDatabaseUrl(address)
  if (typeof read !== 'string') return read
  const why = read === '' ? 'is not what it should be' : read
  throw new CopyRefusedError(`The ${which} address ${why}.\n  ${usage}`)
}

/** Only the kind of error: its message may hold what a person wrote. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'no reason was given'
  return 'code' in error ? `${error.name} ${String(error.code)}` : error.message
}
