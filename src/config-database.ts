// Where the data is kept: a setting that is an address, and may hold a password.

/** Where the data is kept. */
export type Database =
  | { readonly kind: 'sqlite'; readonly file: string }
  /** The address holds a password: it is never said or logged. */
  | { readonly kind: 'postgres'; readonly url: string }

/** Where the data is when nobody says so. */
export const ownFile: Database = { kind: 'sqlite', file: 'data/hearth.db' }

/** The database that an address names; or else what is wrong with the address, empty where that is not known. */
export function readDatabaseUrl(text: string): Database | string {
  if (text.startsWith('sqlite:'))
    return text === 'sqlite:' ? '' : { kind: 'sqlite', file: text.slice('sqlite:'.length) }
  if (!/^postgres(ql)?:/.test(text)) return ''
  const whole = 'is a PostgreSQL address, but not a whole one. It is like postgres://user:password@host:5432/hearth'
  if (!URL.canParse(text))
    return `${whole}; a special character in the password is written as %xx, as @ is %40, / is %2F and # is %23`
  const { pathname, hash, protocol } = new URL(text)
  if (!text.startsWith(`${protocol}//`)) return whole
  if (hash !== '') return `${whole}; a # in the password is written as %23`
  if (!isDecodable(text)) return `${whole}; a % in the password is written as %25`
  if (!/^\/[^/]+$/.test(pathname)) return `${whole}; what stands after the last / is the name of the database`
  return { kind: 'postgres', url: text }
}

function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text)
    return true
  } catch {
    return false
  }
}

/** What of it must never stand in the log: the password as it is written in the address, and as it is. */
export function passwordsOf(database: Database): readonly string[] {
  const written = database.kind === 'postgres' ? new URL(database.url).password : ''
  return written === '' ? [] : [written, decodeURIComponent(written)]
}
