// Threads under messages. The server lists one once somebody has written in it; before, it is made of its message here.

/** The place with that key that somebody sees: one of the list, or a thread in which nobody has written yet. */
export function placeWith(places, key) {
  const listed = places.find((place) => place.key === key)
  if (listed !== undefined || !key?.startsWith('thread/')) return listed
  for (const above of places)
    for (const seen of above.messages) if (seen.thread?.key === key) return emptyThread(above, seen)
  return undefined
}

const emptyThread = (above, seen) => ({
  key: seen.thread.key,
  place: seen.thread.place,
  name: seen.thread.name,
  topic: '',
  private: above.private,
  closed: false,
  canWrite: true,
  sample: false,
  under: above.key,
  messages: [seen],
})

/** The places with the open one among them, below where it hangs. */
export const withOpen = (places, open) =>
  places.some((place) => place.key === open.key)
    ? places
    : places.flatMap((place) => (place.key === open.under ? [place, open] : [place]))

/** Whether a message of a place is the one that the place hangs under. */
export const isRoot = (place, seen) => place.under !== undefined && seen.thread?.key === place.key

/** So many threads under the messages of one place are listed; the others stand behind a button. */
const listedThreads = 3

/**
 * The rows of the list: each place, and after the threads under its messages, where they are many, the button that shows
 * or hides the rest. The open thread is always listed. `unfolded` are the keys of the places that show all of theirs.
 */
export function rowsOf(places, open, unfolded) {
  const seen = new Map()
  const rows = []
  for (const [index, place] of places.entries()) {
    const { under } = place
    const nth = seen.get(under) ?? 0
    seen.set(under, nth + 1)
    const folded = under !== undefined && !unfolded.includes(under)
    const listed = !folded || nth < listedThreads || place.key === open.key
    if (listed) rows.push({ place })
    const isLast = under !== undefined && places.findLastIndex((one) => one.under === under) === index
    if (!isLast || nth < listedThreads) continue
    const rest = places.filter((one) => one.under === under).slice(listedThreads)
    rows.push({ under, folded, rest: folded ? rest.filter((one) => one.key !== open.key) : rest })
  }
  return rows.filter((row) => row.rest?.length !== 0)
}
