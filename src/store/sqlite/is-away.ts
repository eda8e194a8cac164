// Which of SQLite's errors say nothing of what was asked, only that the database takes nothing now (sqlite.org/rescode.html).

const codes = ['SQLITE_BUSY', 'SQLITE_LOCKED', 'SQLITE_FULL', 'SQLITE_IOERR', 'SQLITE_READONLY', 'SQLITE_CANTOPEN']

/** Whether an error means that the database is away: another program writes to it, its disk is full or cannot be reached. */
export const isAway = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  typeof error.code === 'string' &&
  codes.some((code) => error.code === code || String(error.code).startsWith(`${code}_`))
