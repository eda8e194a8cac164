// The completion of a line while it is typed: asks the server, keeps the newest answer, moves through the list.
import { useEffect, useRef, useState } from 'preact/hooks'
import { post } from './api.js'

const nothing = { kind: 'commands', items: [], command: undefined }

/** What could be typed next in `text`, and which of it is marked. Only lines that begin with a slash are asked for. */
export function useCompletion(as, text) {
  const [found, setFound] = useState(nothing)
  const [marked, setMarked] = useState(-1)
  const [dismissed, setDismissed] = useState(undefined)
  const newest = useRef(0)
  const moved = useRef(false)
  const isCommand = text.startsWith('/')

  useEffect(() => {
    newest.current += 1
    const mine = newest.current
    moved.current = false
    if (!isCommand) {
      setFound(nothing)
      return
    }
    post('complete', { as, words: text })
      .then((answer) => {
        if (mine !== newest.current) return
        setFound(answer)
        // Whoever has moved meanwhile has chosen.
        if (!moved.current) setMarked(firstMark(answer, text))
      })
      // A line that cannot be completed can still be typed.
      .catch(() => mine === newest.current && setFound(nothing))
  }, [as, text])

  // What was dismissed stays so when its answer comes late.
  const items = dismissed === text || !isCommand ? [] : found.items
  const command = isCommand ? found.command : undefined
  const move = (by) => {
    moved.current = true
    setMarked((before) => (before + by + items.length + (before < 0 && by < 0 ? 1 : 0)) % items.length)
  }
  return { items, command, marked: marked < items.length ? marked : -1, move, hide: () => setDismissed(text) }
}

// The first command is marked, so that Enter and Tab take it; a value only once somebody moves to it.
const firstMark = (answer, text) => (answer.kind === 'commands' && answer.items[0]?.label !== text ? 0 : -1)
