// Queries that are asked so often that putting them together costs more than asking them: each is compiled once, and asked
// with other values from then on.
import type { Compilable, CompiledQuery, Kysely } from 'kysely'
import { ask } from './direct.ts'
import type { Tables } from './schema.ts'

type Value = string | number | null

/** Stands in a query where a value will be. */
class Slot {
  readonly name: string
  constructor(name: string) {
    this.name = name
  }
}

export interface Answered<Row> {
  readonly rows: readonly Row[]
  /** How many rows were written. */
  readonly changed: number
}

/**
 * Makes a query of which only values change. `build` is called once for each kind of database, with something that is no
 * value yet: it may only put it where a value goes, and look at none.
 */
export function hot<Args extends Readonly<Record<keyof Args, Value>>, Row>(
  names: readonly (keyof Args & string)[],
  build: (db: Kysely<Tables>, args: Args) => Compilable<Row>,
): (db: Kysely<Tables>, args: Args) => Promise<Answered<Row>> {
  const compiled = new WeakMap<object, CompiledQuery<Row>>()
  // The one place where something that is no value passes for one.
  const slots = Object.fromEntries(names.map((name) => [name, new Slot(name)])) as unknown as Args

  function compile(db: Kysely<Tables>): CompiledQuery<Row> {
    const { adapter } = db.getExecutor()
    const known = compiled.get(adapter)
    if (known !== undefined) return known
    const made = build(db, slots).compile()
    compiled.set(adapter, made)
    return made
  }

  return async (db, args) => {
    const query = compile(db)
    const values: Readonly<Record<string, Value>> = args
    const parameters = query.parameters.map((one) => (one instanceof Slot ? values[one.name] : one))
    const asked: CompiledQuery<Row> = { ...query, parameters }
    const { rows, numAffectedRows = 0n } = await ask(db, asked)
    return { rows, changed: Number(numAffectedRows) }
  }
}
