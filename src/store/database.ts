// Where the data is kept: a file of SQLite, or a database of PostgreSQL.

export type Database =
  | {
      readonly kind: 'sqlite'
      /** Made when it is not there; `:memory:` for one that ends with the process. */
      readonly file: string
      /** What one in memory begins with: the bytes of another. Nothing unless given. */
      readonly image?: Buffer
    }
  | {
      readonly kind: 'postgres'
      /** Holds a password: never to be said or logged. */
      readonly url: string
    }

/** How a database is called in what people read: without its user and password. */
export function nameOf(database: Database): string {
  if (database.kind === 'sqlite') return database.file
  const { hostname, port, pathname, searchParams } = new URL(database.url)
  const host = searchParams.get('host') ?? (hostname === '' ? 'localhost' : hostname)
  const at = port === '' ? host : `${host}:${port}`
  return `PostgreSQL at ${at}, database ${decodeURIComponent(pathname.slice(1))}`
}
