// The words that a message carries: what is quoted in it.
import type { Message } from '../../../view/message.ts'

/** All of it, as its writer wrote it; empty where it carries files alone. */
export const quotedIn = ({ text }: Message): string =>
  text.flatMap((part) => (part.kind === 'quote' ? [part.text] : [])).join('\n')
