// The page: two sides next to each other, on a narrow screen one at a time. They are Nia, who is new, and Mo, who looks
// after the place; or two spaces, with whoever the reader likes to be in each.

import { html } from 'htm/preact'
import { render } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { post } from './api.js'
import { Avatar } from './avatar.js'
import { Header } from './header.js'
import { useLiveSides } from './live-state.js'
import { Pane } from './pane.js'
import { sentences } from './sentences.js'
import { choose } from './sides.js'
import { Switcher } from './switcher.js'
import { useUnread } from './unread.js'
import { usePane } from './use-pane.js'

const wide = matchMedia('(min-width: 68rem)')

/** A short notice that goes away by itself. */
function useNotice() {
  const [notice, setNotice] = useState('')
  const timer = useRef(0)
  const say = (text) => {
    clearTimeout(timer.current)
    setNotice(text)
    timer.current = setTimeout(() => setNotice(''), 8000)
  }
  return { notice, say }
}

function useWide() {
  const [isWide, setWide] = useState(wide.matches)
  useEffect(() => {
    const change = () => setWide(wide.matches)
    wide.addEventListener('change', change)
    return () => wide.removeEventListener('change', change)
  }, [])
  return isWide
}

/** The first sentence: who one is, and what to do first. */
function lineOf(left, front) {
  if (left === undefined || front === undefined) return sentences.firstLine
  if (left.space !== undefined) return left.state.joined ? sentences.joinedLine : sentences.spacesLine
  if (!left.state.me.joined) return sentences.firstLine
  return front.id === 'nia' ? sentences.niaLine : sentences.moLine
}

function App() {
  const { sides, link, again } = useLiveSides()
  const { notice, say } = useNotice()
  const [wanted, setFront] = useState(undefined)
  const isWide = useWide()
  const [left, right] = sides
  const front = sides.find((side) => side.id === wanted) ?? left
  const panes = [usePane(left, say), usePane(right, say)]
  const unread = [
    useUnread(left?.state, panes[0].open?.key, isWide || front === left),
    useUnread(right?.state, panes[1].open?.key, isWide || front === right),
  ]
  // What was just asked for counts at once: the server may be too busy with it to say so.
  const [asked, setAsked] = useState(undefined)
  const busy = asked ?? left?.state.busy
  const waitingFor = async (what, work) => {
    setAsked(what)
    await work.catch((error) => say(error.message))
    setAsked(undefined)
  }
  const showSecond = async (shown) => {
    await post('second-space', { shown }).catch((error) => say(error.message))
    if (shown) setFront('workspace')
  }
  const act = {
    skip: (to) => waitingFor('skip', post('skip', { to })),
    startOver: () => waitingFor('start-over', post('start-over', {})),
    showSecond,
  }
  const become = (space) => (id) => {
    choose(space.id, id)
    again()
  }
  const message = link === 'closed' ? sentences.closedDoor : link === 'away' ? sentences.away : notice

  return html`
    <div class="frame">
      <${Header} state=${left?.state} line=${lineOf(left, isWide ? left : front)} act=${act} />
      ${left === undefined ? null : html`<${Switcher} sides=${sides} unread=${unread} front=${front.id} choose=${setFront} />`}
      <main inert=${busy !== undefined}>
        ${
          left === undefined
            ? html`<p class="loading">${sentences.loading}</p>`
            : sides.map(
                (side, index) =>
                  html`<${Pane} key=${`${side.id}-${side.state.world}`} side=${side} pane=${panes[index]} unread=${unread[index]} hidden=${front !== side} choose=${side.space && become(side.space)} />`,
              )
        }
      </main>
      <div class="busy" role="status" hidden=${busy === undefined}>
        ${busy === undefined ? null : html`<p><${Avatar} size="large" />${sentences.busy[busy]}</p>`}
      </div>
      <p class="notice" role="status" hidden=${message === ''}>${message}</p>
    </div>
  `
}

render(html`<${App} />`, document.getElementById('app'))
