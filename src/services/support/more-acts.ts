// What else the team can do about a thread, behind one button: there is no room for all of it under the notice.
import type { SentenceKey } from '../../locales/say.ts'
import { type ActionRef, actionId } from '../../view/action-id.ts'
import { threadHistory, threadHold, threadRedact, threadTranscript } from '../../view/actions.ts'
import { button, type Message } from '../../view/message.ts'
import { type Around, quoted } from './around.ts'
import type { Asker } from './caller.ts'

interface MoreAct {
  /** The action, which gets the id of the thread. */
  readonly ref: ActionRef
  readonly label: SentenceKey
  /** Whether it can be done about the thread as it is; absent: always. */
  readonly fits?: (about: Around) => boolean
}

/** In the order in which they stand; 25 at most fit. */
const acts: readonly MoreAct[] = [
  { ref: threadHistory, label: 'thread.history' },
  { ref: threadTranscript, label: 'transcript.get' },
  { ref: threadHold, label: 'hold.hold' },
  { ref: threadRedact, label: 'redact.redact' },
]

/** The buttons of what can be done now. */
export const moreMessage = ({ say }: Asker, about: Around): Message => ({
  text: say('thread.more', { number: about.thread.number, subject: quoted(about.thread.subject) }),
  controls: acts
    .filter(({ fits }) => fits?.(about) ?? true)
    .map(({ ref, label }) => button(actionId(ref, about.thread.id), say.label(label))),
})
