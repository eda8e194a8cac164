// Buttons, selects and links under a message. While one is being pressed, it says so and takes no second press.
import { html } from 'htm/preact'
import { useState } from 'preact/hooks'
import { sentences } from './sentences.js'

/** The controls of one message, whose words have the id `about`. `press(action, values)` resolves when the server has answered. */
export const Controls = ({ controls, press, about }) => html`
  <div class="controls">${controls.map((control) => controlOf(control, press, about))}</div>
`

function controlOf(control, press, about) {
  switch (control.kind) {
    case 'button':
      return html`<${Press} key=${control.action} control=${control} press=${press} about=${about} />`
    case 'select':
      if (control.most !== undefined)
        return html`<${ChooseSeveral} key=${control.action} control=${control} press=${press} />`
      return html`<${Choose} key=${control.action} control=${control} press=${press} />`
    case 'link':
      return /^https?:\/\//.test(control.url)
        ? html`<a class="button plain" href=${control.url} target="_blank" rel="noopener noreferrer">${control.label}</a>`
        : html`<span class="hint">${control.label}: ${control.url}</span>`
    default:
      throw new Error(`a message has an unknown control: ${control.kind}`)
  }
}

// Buttons of many messages are called the same: what each is about is read with it.
function Press({ control, press, about }) {
  const [pressed, setPressed] = useState(false)
  const run = async () => {
    if (pressed) return
    setPressed(true)
    await press(control.action, [])
    setPressed(false)
  }
  return html`
    <button type="button" class="button ${control.style}" aria-disabled=${pressed} aria-describedby=${about} onClick=${run}>${control.label}</button>
  `
}

// A select that acted by itself would act on the first arrow key, so it has a button.
function Choose({ control, press }) {
  const [value, setValue] = useState('')
  const chosen = control.choices.find((choice) => choice.value === value)
  return html`
    <span class="choose">
      <select aria-label=${control.placeholder} value=${value} onChange=${(event) => setValue(event.target.value)}>
        <option value="">${control.placeholder}</option>
        ${control.choices.map((choice) => html`<option value=${choice.value}>${choice.label}</option>`)}
      </select>
      <button type="button" class="button plain" disabled=${value === ''} onClick=${() => press(control.action, [value])}>
        ${sentences.choose}
      </button>
      ${chosen?.description === undefined ? null : html`<span class="hint">${chosen.description}</span>`}
    </span>
  `
}

// Several at once: boxes to tick, sent together, since each tick by itself would be an act.
function ChooseSeveral({ control, press }) {
  const [values, setValues] = useState(control.choices.filter((choice) => choice.chosen).map(({ value }) => value))
  const tick = (value, on) => setValues(on ? [...values, value] : values.filter((one) => one !== value))
  return html`
    <fieldset class="choose several">
      <legend>${control.placeholder}</legend>
      ${control.choices.map(
        ({ value, label }) => html`
          <label>
            <input
              type="checkbox"
              checked=${values.includes(value)}
              onChange=${(event) => tick(value, event.target.checked)}
            />
            ${label}
          </label>
        `,
      )}
      <button
        type="button"
        class="button plain"
        disabled=${values.length > control.most}
        onClick=${() => press(control.action, values)}
      >
        ${sentences.choose}
      </button>
    </fieldset>
  `
}
