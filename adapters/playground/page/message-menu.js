// The menu of a message: what Hearth can do with it. It closes with Escape, with a choice, and when one goes elsewhere.
import { html } from 'htm/preact'
import { useId, useRef, useState } from 'preact/hooks'
import { sentences } from './sentences.js'

/** Shows the menu. `choose(name)` does what one of its entries says. */
export function MessageMenu({ entries, choose }) {
  const [open, setOpen] = useState(false)
  const opener = useRef(null)
  const id = useId()
  const close = () => {
    setOpen(false)
    opener.current?.focus()
  }
  const left = (event) => {
    if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false)
  }
  const pressed = (event) => {
    if (event.key !== 'Escape' || !open) return
    event.stopPropagation()
    close()
  }
  return html`
    <div class="message-menu" onFocusOut=${left} onKeyDown=${pressed}>
      <button
        type="button"
        class="quiet"
        ref=${opener}
        aria-label=${sentences.messageMenu}
        title=${sentences.messageMenu}
        aria-expanded=${open}
        aria-controls=${id}
        onClick=${() => setOpen(!open)}
      >…</button>
      <ul id=${id} aria-label=${sentences.messageMenu} hidden=${!open}>
        ${entries.map(
          ({ name, label }) => html`
            <li key=${name}>
              <button
                type="button"
                class="quiet"
                onClick=${() => {
                  close()
                  choose(name)
                }}
              >${label}</button>
            </li>
          `,
        )}
      </ul>
    </div>
  `
}
