// A message as a line that tests can read: everything a person would see, buttons in brackets.
import { type Place, placeKey } from '../../src/domain/place.ts'
import type { Control, Message } from '../../src/view/message.ts'
import type { Part, Text } from '../../src/view/text.ts'

const where = (place: Place): string => placeKey(place).replace(/^[a-z]+:[^/]+\//, '')

function words(part: Part): string {
  switch (part.kind) {
    case 'plain':
    case 'bold':
    case 'code':
      return part.text
    case 'quote':
      return `“${part.text}”`
    case 'person':
      return part.ping ? `@${part.name}` : part.name
    case 'role':
      return `@${part.name}`
    case 'place':
      return `<${where(part.place)}>`
    case 'link':
      return `<${part.url}>`
    case 'time':
      return `[${part.at}]`
    case 'command':
      return `/${part.path}`
    default:
      return part satisfies never
  }
}

const line = (text: Text): string => text.map(words).join('')

function label(control: Control): string {
  return control.kind === 'select'
    ? `[${control.choices.map((choice) => choice.label).join('|')}]`
    : `[${control.label}]`
}

/** All that is seen of a message. */
export function wordsOf({ text, card, controls = [] }: Message): string {
  const facts = (card?.facts ?? []).map((fact) => `${fact.label}: ${line(fact.value)}`)
  const parts = [line(text), line(card?.body ?? []), ...facts, line(card?.note ?? []), ...controls.map(label)]
  return parts.filter((part) => part !== '').join(' · ')
}
