// What is made of rows, once: rows that are remembered are given out as they are until somebody writes, and so is this.

/** Makes something of rows, or gives what was made of these very rows before. Whoever gets it changes nothing in it. */
export function madeOf<Row, Made>(make: (rows: readonly Row[]) => Made): (rows: readonly Row[]) => Made {
  const known = new WeakMap<readonly Row[], { readonly made: Made }>()
  return (rows) => {
    const before = known.get(rows)
    if (before !== undefined) return before.made
    const made = make(rows)
    known.set(rows, { made })
    return made
  }
}
