// The top of the page: where one is, what time it is there, *Show a second space*, *Skip ahead* and *Start over*.
import { html } from 'htm/preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { StartOverDialog } from './dialogs.js'
import { againIcon, flame, forwardIcon, sidesIcon } from './icons.js'
import { sentences } from './sentences.js'
import { dayAndTime, iso, shortMoment } from './times.js'

/** The header. `act` shows the second space, skips and starts over; `line` says who one is and what to do first. */
export function Header({ state, line, act }) {
  const [asking, setAsking] = useState(false)
  return html`
    <header class="top">
      <div class="brand">
        ${flame()}
        <h1>${sentences.brand} <small>${sentences.playground}</small></h1>
      </div>
      <p class="first-line">${line}</p>
      <div class="top-tools">
        ${state === undefined ? null : html`<p class="clock"><time datetime=${iso(state.now)}>${sentences.clock(dayAndTime(state.now))}</time></p>`}
        ${state === undefined ? null : html`<${SecondSpace} shown=${state.spaces.length > 1} show=${act.showSecond} />`}
        ${state?.canSkip === false ? null : html`<${SkipMenu} state=${state} skip=${act.skip} />`}
        <button type="button" class="button plain tool" onClick=${() => setAsking(true)}>${againIcon()}${sentences.startOver}</button>
      </div>
      ${
        asking
          ? html`
              <${StartOverDialog}
                close=${() => setAsking(false)}
                yes=${() => {
                  setAsking(false)
                  act.startOver()
                }}
              />
            `
          : null
      }
    </header>
  `
}

const SecondSpace = ({ shown, show }) => html`
  <button type="button" class="button plain tool second-space" onClick=${() => show(!shown)}>
    ${sidesIcon()}${shown ? sentences.hideSecond : sentences.showSecond}
  </button>
`

function SkipMenu({ state, skip }) {
  const [open, setOpen] = useState(false)
  const root = useRef(null)
  const opener = useRef(null)
  useEffect(() => {
    if (!open) return
    root.current.querySelector('.menu button')?.focus()
    const away = (event) => !root.current?.contains(event.target) && setOpen(false)
    document.addEventListener('pointerdown', away)
    return () => document.removeEventListener('pointerdown', away)
  }, [open])
  const close = () => {
    setOpen(false)
    opener.current.focus()
  }
  const choose = (to) => {
    close()
    skip(to)
  }
  const keyDown = (event) => {
    if (event.key === 'Escape') close()
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (by === undefined) return
    event.preventDefault()
    const items = [...root.current.querySelectorAll('.menu button')]
    items.at((items.indexOf(document.activeElement) + by) % items.length).focus()
  }
  const next = state?.nextDigest
  const digest = html`${sentences.skipDigest} <small>${next === undefined ? sentences.noDigest : shortMoment(next)}</small>`
  return html`
    <div class="skip" ref=${root} onKeyDown=${open ? keyDown : undefined}>
      <button type="button" class="button plain tool" aria-haspopup="menu" aria-expanded=${open} ref=${opener} onClick=${() => setOpen(!open)}>
        ${forwardIcon()}${sentences.skip}
      </button>
      ${
        open
          ? html`
              <div class="menu" role="menu" aria-label=${sentences.skip}>
                <button type="button" role="menuitem" onClick=${() => choose('hour')}>${sentences.skipHour}</button>
                <button type="button" role="menuitem" onClick=${() => choose('day')}>${sentences.skipDay}</button>
                <button type="button" role="menuitem" aria-disabled=${next === undefined} onClick=${() => choose('digest')}>${digest}</button>
              </div>
            `
          : null
      }
    </div>
  `
}
