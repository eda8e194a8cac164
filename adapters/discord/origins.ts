// Which press each of our answers came from. An answer to a button in a direct message names no server, but the message
// that the button hung on does: Discord tells that message with each press, and of earlier ones we remember it.
import { maybeText, maybeWire, textOf, type Wire } from './wire.ts'

export interface Origins {
  /** The ids of the messages that were pressed to get this one, nearest first; none for what is no answer to a press. */
  of(message: Wire): readonly string[]
}

const remembered = 5_000
/** Longer ways than this nobody walks. */
const steps = 20

/** Makes the memory. After a restart it knows of each answer the nearest press alone. */
export function origins(): Origins {
  const presses = new Map<string, string>()
  return {
    of(message) {
      const pressed = pressedFor(message)
      if (pressed !== undefined) presses.set(textOf(message, 'id'), pressed)
      const [oldest] = presses.keys()
      if (presses.size > remembered && oldest !== undefined) presses.delete(oldest)
      const way: string[] = []
      for (let next = pressed; next !== undefined && way.length < steps; next = presses.get(next)) way.push(next)
      return way
    },
  }
}

/** The message whose button was pressed for this answer, or opened the form that it answers. */
function pressedFor(message: Wire): string | undefined {
  const asked = maybeWire(message, 'interaction_metadata')
  const opened = maybeWire(asked, 'triggering_interaction_metadata')
  return maybeText(asked, 'interacted_message_id') ?? maybeText(opened, 'interacted_message_id')
}
