// What stands above the line while a command is typed: the completions, and the options with their kinds and hints.
import { html } from 'htm/preact'
import { useEffect, useRef } from 'preact/hooks'
import { sentences } from './sentences.js'

/** The completions as a listbox. The line itself keeps the focus and names the marked one. */
export function CompletionList({ id, items, marked, take }) {
  const list = useRef(null)
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  }, [marked])
  return html`
    <ul class="completions" id=${id} role="listbox" aria-label=${sentences.completions} hidden=${items.length === 0} ref=${list}>
      ${items.map(
        (item, index) => html`
          <li
            key=${item.words}
            id=${`${id}-${index}`}
            role="option"
            aria-selected=${index === marked}
            onMouseDown=${(event) => event.preventDefault()}
            onClick=${() => take(item)}
          >
            <span class="completion-label">${labelOf(item)}</span>
            <span class="completion-note">${noteOf(item)}</span>
          </li>
        `,
      )}
    </ul>
  `
}

const typed = (item) => /^[@#]/.test(item.value)
const labelOf = (item) => (typed(item) ? item.value : item.label)
const noteOf = (item) => item.description ?? (typed(item) ? item.label : item.value === item.label ? '' : item.value)

/** The options of the command that is being typed, with the current one marked and explained. */
export function Signature({ id, command }) {
  if (command === undefined || command.options.length === 0) return null
  const active = command.options.find((option) => option.name === command.active)
  return html`
    <div class="signature" id=${id}>
      <p class="signature-line">
        <code class="path">/${command.path}</code>
        ${command.options.map(
          (option) => html`
            <span class="option ${option === active ? 'active' : ''} ${option.required ? '' : 'optional'}">
              ${option === active ? html`<span class="unseen">${sentences.now}: </span>` : null}
              ${option.label.toLowerCase()}${' '}
              <small>${option.kind}${option.required ? '' : `, ${sentences.optional}`}</small>
            </span>
          `,
        )}
      </p>
      ${active?.hint === undefined ? null : html`<p class="signature-hint">${active.hint}</p>`}
    </div>
  `
}
