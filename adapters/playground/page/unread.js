// How much of each place somebody has not read yet. The marks live in the browser, since they are about this reader.
import { useEffect, useState } from 'preact/hooks'
import { isRoot } from './threads.js'

const storeKey = (world, id) => `hearth-read/${world}/${id}`

const newest = (place) => place.messages.at(-1)?.order ?? 0

function readMarks(state, key) {
  const kept = localStorage.getItem(key)
  if (kept !== null) return JSON.parse(kept)
  // Nobody is held to have missed what was there before they came, or before this browser first looked.
  const old = (place) => place.messages.filter((one) => state.me.moderator || one.at < state.me.joinedAt)
  return Object.fromEntries(state.places.map((place) => [place.key, old(place).at(-1)?.order ?? 0]))
}

/** The unread counts by place. What is open in front of the reader counts as read. */
export function useUnread(state, openKey, inView) {
  const [marks, setMarks] = useState({ of: undefined, read: {} })
  const settled = state !== undefined && state.busy === undefined
  const joined = settled && state.me.joined
  const key = joined ? storeKey(state.world, state.me.id) : undefined
  const open = joined ? state.places.find((place) => place.key === openKey) : undefined
  const seen = open === undefined || !inView ? 0 : newest(open)

  useEffect(() => {
    if (!joined) return
    const read = marks.of === key ? marks.read : readMarks(state, key)
    const next = seen > (read[openKey] ?? 0) ? { ...read, [openKey]: seen } : read
    if (next === marks.read && marks.of === key) return
    localStorage.setItem(key, JSON.stringify(next))
    setMarks({ of: key, read: next })
  }, [key, openKey, seen])

  if (!joined || marks.of !== key) return { of: () => 0, total: 0 }
  const of = (place) =>
    place.key === openKey && inView
      ? 0
      : // What a thread hangs under was read, or not, where it stands.
        place.messages.filter((one) => !one.mine && !isRoot(place, one) && one.order > (marks.read[place.key] ?? 0))
          .length
  return { of, total: state.places.reduce((sum, place) => sum + of(place), 0) }
}
