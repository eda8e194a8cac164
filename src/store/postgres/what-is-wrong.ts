// Says in plain words what is wrong with a database of PostgreSQL, or the way there.

/** What is wrong, and what to do about it. Never with what the address holds. */
export function whatIsWrong(error: unknown): string {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
  switch (code) {
    case '28P01':
      return 'does not let Hearth in: the user or the password in DATABASE_URL is wrong. What stands between : and @ is the password, its special characters as %xx'
    case '28000':
      return 'does not let Hearth in. Let pg_hba.conf allow this user from this machine, or add ?sslmode=require to DATABASE_URL where it wants encryption'
    case '3D000':
      return 'is not there. Make it with createdb, or set DATABASE_URL to another one'
    case '42501':
      return 'does not let this user do what Hearth needs. Let it own the database, or its schema: alter database \u2026 owner to \u2026'
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return 'cannot be reached: no machine of that name is found. Is the name in DATABASE_URL right?'
    case 'ECONNREFUSED':
      return 'cannot be reached: nothing answers at that address. Is PostgreSQL running there, and the port right?'
    case '53300':
      return 'has no connection left. Raise max_connections, or stop what holds them'
    case '57P03':
      return 'is only starting, or stopping. Try again in a moment'
    default:
      return `cannot be reached (${code ?? (error instanceof Error ? error.message : 'unknown')}). Is it running, and may this machine reach it?`
  }
}
