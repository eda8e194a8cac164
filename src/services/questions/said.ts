// What a message says, as far as a question or an answer goes.
import type { MessageEvent } from '../flow.ts'

/** Its words; of files alone, their names. */
export function wordsOf({ text, files = [] }: Pick<MessageEvent, 'text' | 'files'>): string {
  const words = text.trim()
  return words === '' ? files.map(({ name }) => name).join(', ') : words
}
