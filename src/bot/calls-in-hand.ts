// Counts the calls that are being handled: whoever waits until nothing is to be done waits for these as well, also while
// it is still looked up who calls.
import type { Inbox } from '../ports/inbox.ts'

export interface CallsInHand {
  readonly inbox: Inbox
  readonly busy: () => boolean
}

/** Wraps an inbox. `rested` is called whenever one of its calls has ended. */
export function callsInHand(inbox: Inbox, rested: () => void): CallsInHand {
  let count = 0
  const counted =
    <Call, Result>(handle: (call: Call) => Promise<Result>) =>
    async (call: Call): Promise<Result> => {
      count += 1
      try {
        return await handle(call)
      } finally {
        count -= 1
        rested()
      }
    }
  return {
    busy: () => count > 0,
    inbox: {
      ...inbox,
      asked: counted(inbox.asked),
      command: counted(inbox.command),
      words: counted(inbox.words),
      message: counted(inbox.message),
      action: counted(inbox.action),
      form: counted(inbox.form),
    },
  }
}
