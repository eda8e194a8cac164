// A message as a person sees it: its words, and the buttons by what stands on them.
import type { PeopleField } from '../../src/view/form.ts'
import type { Control, Message } from '../../src/view/message.ts'
import type { Part, Text } from '../../src/view/text.ts'

function partSeen(part: Part): string {
  switch (part.kind) {
    case 'plain':
    case 'bold':
    case 'code':
    case 'quote':
      return part.text
    case 'person':
      return `@${part.name}`
    case 'role':
      return `@${part.name}`
    case 'place':
      return `#${part.name}`
    case 'link':
      return part.label
    case 'time':
      return new Date(part.at).toISOString()
    case 'command':
      return `/${part.path}`
    default:
      return part satisfies never
  }
}

/** Text as it is read. */
export const textSeen = (text: Text): string => text.map(partSeen).join('')

/** The whole message: text, body, facts, note, one under the other. */
export function messageSeen({ text, card }: Message): string {
  const facts = (card?.facts ?? []).map((fact) => `${fact.label}: ${textSeen(fact.value)}`)
  const body = card?.body === undefined ? [] : [textSeen(card.body)]
  const note = card?.note === undefined ? [] : [textSeen(card.note)]
  return [textSeen(text), ...body, ...facts, ...note].join('\n')
}

/** What stands on the buttons and selects. */
export const labelsSeen = ({ controls = [] }: Message): readonly string[] =>
  controls.map((control) => (control.kind === 'select' ? control.placeholder : control.label))

/** The control with these words on it. Throws when there is none to press. */
export function controlSeen(message: Message, label: string): Exclude<Control, { kind: 'link' }> {
  const found = (message.controls ?? []).find(
    (control) => (control.kind === 'select' ? control.placeholder : control.label) === label,
  )
  if (found === undefined || found.kind === 'link')
    throw new Error(`nothing says “${label}”, only: ${labelsSeen(message).join(', ')}`)
  return found
}

/** What the page sends of a field that nobody touched; a role goes by its @ there. */
export function standingIn(value: string | PeopleField['value']): string | undefined {
  if (value === undefined || typeof value === 'string') return value
  return value.kind === 'role' ? `@${value.id}` : value.id
}
