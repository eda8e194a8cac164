// One field of a form: its label, its hint, its error, and what one fills in.
import { html } from 'htm/preact'
import { useId, useState } from 'preact/hooks'
import { readFiles, tooLarge } from './files.js'
import { sentences } from './sentences.js'
import { Text } from './text.js'

/** Shows a field. `error` is a text; it is read with the field, and the field is marked as wrong. */
export function FormField({ field, value, change, error, scene, state }) {
  const id = useId()
  const notes = [field.hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  const common = {
    id,
    name: field.name,
    value,
    required: field.required,
    'aria-describedby': notes === '' ? undefined : notes,
    'aria-invalid': error === undefined ? undefined : 'true',
    onInput: (event) => change(event.target.value),
  }
  return html`
    <div class="field">
      <label for=${id}>${field.label} <small>${field.required ? sentences.needed : sentences.optional}</small></label>
      ${inputOf(field, common, state, change)}
      ${field.hint === undefined ? null : html`<p class="hint" id=${`${id}-hint`}>${field.hint}</p>`}
      ${error === undefined ? null : html`<p class="error" id=${`${id}-error`}><${Text} text=${error} scene=${scene} /></p>`}
    </div>
  `
}

/** What is too large, or too much, is left out, and that is said. */
function FilePicker({ common, field, change }) {
  const [left, setLeft] = useState(false)
  const pick = async (event) => {
    const picked = [...event.target.files]
    const taken = picked.filter((file) => !tooLarge(file)).slice(0, field.most)
    setLeft(taken.length < picked.length)
    change(await readFiles(taken))
  }
  const { id, name, required } = common
  return html`
    <input type="file" multiple id=${id} name=${name} required=${required} aria-describedby=${common['aria-describedby']} onChange=${pick} />
    ${left ? html`<p class="error" role="status">${sentences.fileTooLarge}</p>` : null}
  `
}

function inputOf(field, common, state, change) {
  switch (field.kind) {
    case 'text':
      return field.lines === 'many'
        ? html`<textarea ...${common} rows="4" maxlength=${field.maxLength}></textarea>`
        : html`<input ...${common} maxlength=${field.maxLength} autocomplete="off" />`
    case 'choice':
      return selectOf(common, field.choices.map(optionOf))
    case 'channel':
      return selectOf(common, channelsOf(state).map(optionOf))
    case 'files':
      return html`<${FilePicker} common=${common} field=${field} change=${change} />`
    case 'people':
      return selectOf(common, peopleOf(state))
    default:
      throw new Error(`a form has an unknown field: ${field.kind}`)
  }
}

const optionOf = (choice) => html`<option value=${choice.value}>${choice.label}</option>`

const selectOf = (common, options) => html`
  <select ...${common}>
    <option value="">${common.required ? sentences.chooseOne : sentences.none}</option>
    ${options}
  </select>
`

const channelsOf = (state) =>
  state.places
    .filter((place) => place.place.kind === 'channel')
    .map((place) => ({ value: place.place.channel, label: `#${place.name}` }))

const peopleOf = (state) => [
  html`<optgroup label=${sentences.roles}>${state.roles.map((role) => optionOf({ value: `@${role}`, label: sentences.roleOf[role] ?? role }))}</optgroup>`,
  html`
    <optgroup label=${sentences.people}>
      ${state.people.filter((person) => person.joined).map((person) => optionOf({ value: person.id, label: person.name }))}
    </optgroup>
  `,
]
