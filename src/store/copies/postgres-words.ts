// PostgreSQL keeps its own copies: the command lines for them, without the password.

/** What to do instead of a backup or restore by Hearth. `file` is what was named on the command line. */
export function postgresWords(task: 'backup' | 'restore', url: string, file: string): readonly string[] {
  const given = URL.parse(url)
  const address = given === null ? 'postgres://\u2026' : withoutPassword(given)
  const lines =
    task === 'backup'
      ? [`pg_dump --format=custom --no-owner --file=${quoted(file)} ${quoted(address)}`]
      : [
          'Stop every Hearth first, then:',
          `pg_restore --clean --if-exists --no-owner --single-transaction --dbname=${quoted(address)} ${quoted(file)}`,
        ]
  return [
    `The data is in PostgreSQL, which has its own tools for that; "npm run ${task}" is for SQLite alone.`,
    ...lines,
    'They ask for the password, or take it from PGPASSWORD or ~/.pgpass.',
  ]
}

function withoutPassword(url: URL): string {
  url.password = ''
  url.searchParams.delete('password')
  return url.toString()
}

/** As a shell takes it, whatever is in it. */
const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`
