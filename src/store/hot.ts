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

/** A query as it was compiled, and where its values go. */
interface Compiled<Row> {
  readonly query: CompiledQuery<Row>
  /** The name of the value at each place; undefined where it is always the same. */
  readonly names: readonly (string | undefined)[]
}

/**
 * Makes a query of which only values change. `build` is called once for each kind of database, with something that is no
 * value yet: it may only put it where a value goes, and look at none. `once`: it is asked with values of its own each time,
 * so that what it comes to is not worth being remembered.
 */
export function hot<Args extends Readonly<Record<keyof Args, Value>>, Row>(
  names: readonly (keyof Args & string)[],
  build: (db: Kysely<Tables>, args: Args) => Compilable<Row>,
  asked: 'often' | 'once' = 'often',
): (db: Kysely<Tables>, args: Args) => Promise<Answered<Row>> {
  const compiled = new WeakMap<object, Compiled<Row>>()
  // The one place where something that is no value passes for one.
  const slots = Object.fromEntries(names.map((name) => [name, new Slot(name)])) as unknown as Args

  function compile(db: Kysely<Tables>): Compiled<Row> {
    const { adapter } = db.getExecutor()
    const known = compiled.get(adapter)
    if (known !== undefined) return known
    const query = build(db, slots).compile()
    const made = { query, names: query.parameters.map((one) => (one instanceof Slot ? one.name : undefined)) }
    compiled.set(adapter, made)
    return made
  }

  return async (db, args) => {
    const { query, names: places } = compile(db)
    const values: Readonly<Record<string, Value>> = args
    const parameters: unknown[] = []
    for (let at = 0; at < places.length; at += 1) {
      const name = places[at]
      parameters.push(name === undefined ? query.parameters[at] : values[name])
    }
    const result = ask(db, query, parameters, asked)
    // What is known already is waited for no longer.
    const { rows, numAffectedRows } = result instanceof Promise ? await result : result
    return { rows, changed: numAffectedRows === undefined ? 0 : Number(numAffectedRows) }
  }
}
