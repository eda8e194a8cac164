// Of some known words, the one that was probably meant.

/** The word nearest to what was typed; undefined when none is near. */
export function nearestOf(typed: string, known: readonly string[]): string | undefined {
  const wanted = typed.toLowerCase()
  const far = Math.max(2, Math.floor(wanted.length / 3))
  const near = known
    .map((word) => ({ word, steps: stepsBetween(wanted, word.toLowerCase()) }))
    .filter(({ word, steps }) => steps <= far && steps < word.length)
  return near.toSorted((a, b) => a.steps - b.steps)[0]?.word
}

/** How many letters have to be put in, left out or changed. */
function stepsBetween(one: string, other: string): number {
  // Nobody mistypes a name by that much, and counting takes the product of both.
  if (Math.abs(one.length - other.length) > one.length) return one.length + other.length
  let row = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (const [line, letter] of [...one.slice(0, 100)].entries()) {
    const next = [line + 1]
    for (let at = 0; at < other.length; at += 1) {
      const changed = (row[at] ?? 0) + (letter === other[at] ? 0 : 1)
      next.push(Math.min(changed, (row[at + 1] ?? 0) + 1, (next[at] ?? 0) + 1))
    }
    row = next
  }
  return row.at(-1) ?? 0
}
