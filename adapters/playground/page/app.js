// The page: Nia, who is new, and Mo, who looks after the place, side by side; on a narrow screen one at a time.

import { html } from 'htm/preact'
import { render } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { post } from './api.js'
import { Avatar } from './avatar.js'
import { Header } from './header.js'
import { useLiveStates } from './live-state.js'
import { Pane } from './pane.js'
import { sentences } from './sentences.js'
import { useUnread } from './unread.js'
import { usePane } from './use-pane.js'

const cast = ['nia', 'mo']
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

function App() {
  const { states, link } = useLiveStates(cast)
  const { notice, say } = useNotice()
  const [front, setFront] = useState('nia')
  const isWide = useWide()
  const { nia, mo } = states
  const panes = { nia: usePane('nia', nia, say), mo: usePane('mo', mo, say) }
  const unread = {
    nia: useUnread(nia, panes.nia.open?.key, isWide || front === 'nia'),
    mo: useUnread(mo, panes.mo.open?.key, isWide || front === 'mo'),
  }
  // What was just asked for counts at once: the server may be too busy with it to say so.
  const [asked, setAsked] = useState(undefined)
  const busy = asked ?? nia?.busy
  const waitingFor = async (what, work) => {
    setAsked(what)
    await work.catch((error) => say(error.message))
    setAsked(undefined)
  }
  const act = {
    skip: (to) => waitingFor('skip', post('skip', { to })),
    startOver: () => waitingFor('start-over', post('start-over', {})),
  }
  const message = link === 'closed' ? sentences.closedDoor : link === 'away' ? sentences.away : notice
  const line = !nia?.me.joined ? sentences.firstLine : isWide || front === 'nia' ? sentences.niaLine : sentences.moLine

  return html`
    <div class="frame">
      <${Header} state=${nia} line=${line} act=${act} />
      ${mo === undefined ? null : html`<${Switch} states=${states} unread=${unread} front=${front} choose=${setFront} />`}
      <main inert=${busy !== undefined}>
        ${
          mo === undefined
            ? html`<p class="loading">${sentences.loading}</p>`
            : cast.map(
                (id) =>
                  html`<${Pane} key=${`${id}-${states[id].world}`} state=${states[id]} pane=${panes[id]} unread=${unread[id]} hidden=${front !== id} />`,
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

const Switch = ({ states, unread, front, choose }) => html`
  <nav class="switcher" aria-label=${sentences.views}>
    ${cast.map((id) => {
      const { me } = states[id]
      const count = unread[id].total
      return html`
        <button type="button" key=${id} aria-pressed=${front === id} onClick=${() => choose(id)}>
          <${Avatar} person=${me} size="small" />
          <span>${me.name}</span>
          <small>${me.title}</small>
          ${count > 0 ? html`<span class="badge">${count}<span class="unseen"> ${sentences.unread}</span></span>` : null}
        </button>
      `
    })}
  </nav>
`

render(html`<${App} />`, document.getElementById('app'))
