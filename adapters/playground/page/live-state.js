// What the people on the page see, kept true: after every change that the server tells of, the states are read again.
import { useEffect, useRef, useState } from 'preact/hooks'
import { getState } from './api.js'
import { firstOfAll, sidesOf } from './sides.js'

/** Reads the sides and the state of each. Whoever was on the left before is asked first which spaces there are. */
async function readSides(left) {
  const first = await getState(left)
  const sides = sidesOf(first.spaces)
  const states = await Promise.all(sides.map(({ as }) => (as === left ? first : getState(as))))
  return sides.map((side, index) => ({ ...side, state: states[index] }))
}

/** The sides with their states, whether the server is there, and `again`, which reads all of it once more. */
export function useLiveSides() {
  const [sides, setSides] = useState([])
  const [link, setLink] = useState('opening')
  const again = useRef(() => {})
  useEffect(() => {
    let reading = false
    let wanted = false
    let over = false
    let left = firstOfAll

    async function readAll() {
      wanted = reading
      if (reading) return
      reading = true
      try {
        const read = await readSides(left)
        if (over) return
        left = read[0].as
        setSides(read)
        setLink('open')
      } catch (error) {
        if (!over) setLink(error.status === 401 ? 'closed' : 'away')
      } finally {
        reading = false
        if (wanted) void readAll()
      }
    }

    again.current = readAll
    const source = new EventSource(`/api/live?as=${encodeURIComponent(firstOfAll)}`)
    source.addEventListener('change', readAll)
    source.addEventListener('error', () => setLink((before) => (before === 'closed' ? before : 'away')))
    return () => {
      over = true
      source.close()
    }
  }, [])
  return { sides, link, again: () => again.current() }
}
