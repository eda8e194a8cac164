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
