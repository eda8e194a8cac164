// A whole message in words that can be shown everywhere, for a reader whose renderer changes no words itself.
import type { Card, Control, Message } from './message.ts'
import { visible, visibleText } from './visible.ts'

/** The message with every word of it made visible. */
export const visibleMessage = ({ text, card, controls }: Message): Message => ({
  text: visibleText(text),
  ...(card === undefined ? {} : { card: visibleCard(card) }),
  ...(controls === undefined ? {} : { controls: controls.map(visibleControl) }),
})

const visibleCard = ({ body, facts, note }: Card): Card => ({
  ...(body === undefined ? {} : { body: visibleText(body) }),
  ...(facts === undefined
    ? {}
    : { facts: facts.map(({ label, value }) => ({ label: visible(label), value: visibleText(value) })) }),
  ...(note === undefined ? {} : { note: visibleText(note) }),
})

function visibleControl(control: Control): Control {
  switch (control.kind) {
    case 'button':
    case 'link':
      return { ...control, label: visible(control.label) }
    case 'select': {
      const choices = control.choices.map((one) => ({ ...one, label: visible(one.label) }))
      return { ...control, placeholder: visible(control.placeholder), choices }
    }
    default:
      return control satisfies never
  }
}
