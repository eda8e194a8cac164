// Which errors of PostgreSQL and of the way to it say nothing of what was asked, only that it takes nothing now.

/** Classes and codes of postgresql.org/docs/current/errcodes-appendix.html. */
const states = [
  '08', // the connection is gone
  '28', // it lets nobody in
  '53', // no disk, no memory, no connection is left
  '57P', // it stops, crashes or starts
  '58', // its system fails it
  '25006', // it takes no writes: a copy, or one that is being replaced
  '25P03', // the transaction was idle for too long
  '55P03', // a lock was waited for too long
  '57014', // the statement took too long
]

/** What Node.js says of a server that cannot be reached. */
const ways = [
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOENT',
]

/** What `pg` itself says, which gives no code. */
const said =
  /^(Connection terminated|timeout exceeded when trying to connect|Query read timeout|timeout expired)|not queryable$/

/** Whether an error means that the database is away. */
export function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  if (code === undefined) return said.test(error.message)
  return ways.includes(code) || (/^[0-9A-Z]{5}$/.test(code) && states.some((state) => code.startsWith(state)))
}

/** Two transactions stood in each other's way, and this one was given up: nothing of it is kept, and it may be tried again. */
export const isConflict = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === '40P01' || error.code === '40001')
