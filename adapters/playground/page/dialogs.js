// Dialogs: they keep the focus, close with Escape, and give it back to where it was.
import { html } from 'htm/preact'
import { useEffect, useId, useRef } from 'preact/hooks'
import { sentences } from './sentences.js'

/** A dialog that is open as long as it is shown. */
export function Dialog({ title, close, children }) {
  const id = useId()
  const dialog = useRef(null)
  useEffect(() => {
    const before = document.activeElement
    const shown = dialog.current
    shown.showModal()
    return () => {
      shown.close()
      before?.focus?.()
    }
  }, [])
  const cancel = (event) => {
    event.preventDefault()
    close()
  }
  return html`
    <dialog ref=${dialog} aria-labelledby=${id} onCancel=${cancel}>
      <h2 id=${id}>${title}</h2>
      ${children}
    </dialog>
  `
}

/** Asks before everything is forgotten. */
export const StartOverDialog = ({ yes, close }) => html`
  <${Dialog} title=${sentences.startOverTitle} close=${close}>
    <p class="intro">${sentences.startOverText}</p>
    <div class="dialog-buttons">
      <button type="button" class="button plain" onClick=${close}>${sentences.keep}</button>
      <button type="button" class="button danger" onClick=${yes}>${sentences.startOverYes}</button>
    </div>
  <//>
`
