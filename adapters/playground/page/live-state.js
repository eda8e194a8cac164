// What each person sees, kept true: after every change that the server tells of, the state is read again.
import { useEffect, useState } from 'preact/hooks'
import { getState } from './api.js'

/** The states of several people, by id, and whether the server is there. */
export function useLiveStates(people) {
  const [states, setStates] = useState({})
  const [link, setLink] = useState('opening')
  useEffect(() => {
    let reading = false
    let again = false
    let over = false

    async function readAll() {
      again = reading
      if (reading) return
      reading = true
      try {
        const read = await Promise.all(people.map(getState))
        if (over) return
        setStates(Object.fromEntries(read.map((state, index) => [people[index], state])))
        setLink('open')
      } catch (error) {
        if (!over) setLink(error.status === 401 ? 'closed' : 'away')
      } finally {
        reading = false
        if (again) void readAll()
      }
    }

    const source = new EventSource(`/api/live?as=${encodeURIComponent(people[0])}`)
    source.addEventListener('change', readAll)
    source.addEventListener('error', () => setLink((before) => (before === 'closed' ? before : 'away')))
    return () => {
      over = true
      source.close()
    }
  }, [])
  return { states, link }
}
