// What the button is called with which the team answers: of somebody without an account it writes down what they were told.
import { isOutside, type SupportThread } from '../../domain/support.ts'
import type { SentenceKey } from '../../locales/say.ts'

/** Its sentence. */
export const replyLabel = (thread: Pick<SupportThread, 'shape'>): SentenceKey =>
  isOutside(thread) ? 'contact.told' : 'support.reply'
