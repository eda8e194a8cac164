// A form of Hearth as a dialog. It closes when the form was taken, and shows by field what was not.
import { html } from 'htm/preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { Dialog } from './dialogs.js'
import { FormField } from './form-field.js'
import { sentences } from './sentences.js'
import { Text } from './text.js'

/** Files are sent beside the words. */
const isWords = (field) => field.kind !== 'files'

/** What stands in a field when the form opens; a role is known by its @ here. */
const chosen = ({ value = '' }) =>
  value.kind === undefined ? value : value.kind === 'role' ? `@${value.id}` : value.id

/** Shows a form. `send(values)` gives the errors by field, or undefined when it was taken. */
export function FormDialog({ form, state, scene, send, close }) {
  const [values, setValues] = useState(() =>
    Object.fromEntries(form.fields.filter(isWords).map((field) => [field.name, chosen(field)])),
  )
  const [files, setFiles] = useState({})
  const [errors, setErrors] = useState({})
  const [sending, setSending] = useState(false)
  const body = useRef(null)
  useEffect(() => {
    body.current?.querySelector('[aria-invalid]')?.focus()
  }, [errors])
  const submit = async (event) => {
    event.preventDefault()
    if (sending) return
    setSending(true)
    const wrong = await send(values, files)
    setSending(false)
    if (wrong !== undefined) setErrors(wrong)
  }
  return html`
    <${Dialog} title=${form.title} close=${close}>
      <form onSubmit=${submit} ref=${body} novalidate=${false}>
        ${form.intro === undefined ? null : html`<p class="intro"><${Text} text=${form.intro} scene=${scene} /></p>`}
        ${form.fields.map(
          (field) => html`
            <${FormField}
              key=${field.name}
              field=${field}
              value=${isWords(field) ? values[field.name] : undefined}
              change=${(value) => (isWords(field) ? setValues : setFiles)((before) => ({ ...before, [field.name]: value }))}
              error=${errors[field.name]}
              scene=${scene}
              state=${state}
            />
          `,
        )}
        <div class="dialog-buttons">
          <button type="button" class="button plain" onClick=${close}>${sentences.cancel}</button>
          <button class="button primary" aria-disabled=${sending}>${form.submit}</button>
        </div>
      </form>
    <//>
  `
}
