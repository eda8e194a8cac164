// How much of each place somebody has not read yet. The marks live in the browser, since they are about this reader.
import { useEffect, useState } from 'preact/hooks'

const storeKey = (world, id) => `hearth-read/${world}/${id}`

const newest = (place) => place.messages.at(-1)?.order ?? 0

function readMarks(state) {
  const kept = localStorage.getItem(storeKey(state.world, state.me.id))
  if (kept !== null) return JSON.parse(kept)
  // Nobody is held to have missed what was there before they came, or before this browser first looked.
  const old = (place) => place.messages.filter((one) => state.me.moderator || one.at < state.me.joinedAt)
  return Object.fromEntries(state.places.map((place) => [place.key, old(place).at(-1)?.order ?? 0]))
}

/** The unread counts by place. What is open in front of the reader counts as read. */
export function useUnread(state, openKey, inView) {
  const [marks, setMarks] = useState({ world: undefined, read: {} })
  const settled = state !== undefined && state.busy === undefined
  const joined = settled && state.me.joined
  const open = joined ? state.places.find((place) => place.key === openKey) : undefined
  const seen = open === undefined || !inView ? 0 : newest(open)

  useEffect(() => {
    if (!joined) return
    const read = marks.world === state.world ? marks.read : readMarks(state)
    const next = seen > (read[openKey] ?? 0) ? { ...read, [openKey]: seen } : read
    if (next === marks.read && marks.world === state.world) return
    localStorage.setItem(storeKey(state.world, state.me.id), JSON.stringify(next))
    setMarks({ world: state.world, read: next })
  }, [joined, state?.world, openKey, seen])

  if (!joined || marks.world !== state.world) return { of: () => 0, total: 0 }
  const of = (place) =>
    place.key === openKey && inView
      ? 0
      : place.messages.filter((one) => !one.mine && one.order > (marks.read[place.key] ?? 0)).length
  return { of, total: state.places.reduce((sum, place) => sum + of(place), 0) }
}
