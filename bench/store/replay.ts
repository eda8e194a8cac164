// The same work without Hearth: the very statements that an act ran, prepared once and run by better-sqlite3 itself, each
// act in a transaction of its own.
import type Database from 'better-sqlite3'

/** A statement as it was run. */
export interface Ran {
  readonly sql: string
  readonly parameters: readonly unknown[]
}

const isControl = (sql: string): boolean => /^(begin|commit|rollback|savepoint|release)\b/i.test(sql)
const isRead = (sql: string): boolean => /^select\b/i.test(sql)

/** What one act came to, without what only frames it and without what it asked twice. */
export function workOf(ran: readonly Ran[]): readonly Ran[] {
  const asked = new Set<string>()
  return ran.filter(({ sql, parameters }) => {
    if (isControl(sql)) return false
    if (!isRead(sql)) {
      asked.clear()
      return true
    }
    const question = `${sql} ${JSON.stringify(parameters)}`
    const isNew = !asked.has(question)
    asked.add(question)
    return isNew
  })
}

/** Puts other names in place of those that stand in a statement. */
export function renamed(parameters: readonly unknown[], names: readonly (readonly [string, string])[]): unknown[] {
  return parameters.map((parameter) =>
    typeof parameter === 'string'
      ? names.reduce((text, [from, to]) => text.replaceAll(from, to), parameter)
      : parameter,
  )
}

/** Prepares the statements; what comes back runs them once, with these parameters. */
export function prepared(
  database: Database.Database,
  work: readonly Ran[],
): (parameters: readonly unknown[][]) => void {
  const statements = work.map(({ sql }) => database.prepare(sql))
  const begin = database.prepare('begin immediate')
  const commit = database.prepare('commit')
  return (parameters) => {
    begin.run()
    for (const [at, statement] of statements.entries()) {
      if (statement.reader) statement.all(...(parameters[at] ?? []))
      else statement.run(...(parameters[at] ?? []))
    }
    commit.run()
  }
}
