// What staff look up of one thread.
import type { Message } from '../../view/message.ts'
import type { House } from '../house.ts'
import { type Asker, knownThread, type WhichThread } from './caller.ts'
import { type FindThread, findThread } from './find-thread.ts'
import { historyMessage } from './history.ts'
import { moreMessage } from './more-acts.ts'

export interface ThreadViews extends Pick<FindThread, 'choices'> {
  /** What was done about the thread of that number, or the one the caller is in. */
  history(by: Asker, number: number | undefined): Promise<Message>
  /** The same; `before`: what was done before that line. */
  historyOf(by: Asker, which: WhichThread, before?: string): Promise<Message>
  /** The thread of that number, or the one the caller is in, as a button names it. */
  meant(by: Asker, number: number | undefined): Promise<WhichThread>
  /** What else can be done about it, as buttons. */
  more(by: Asker, which: WhichThread): Promise<Message>
}

/** Makes the service. */
export function threadViews(house: House): ThreadViews {
  const find = findThread(house)
  return {
    choices: find.choices,
    history: async (by, number) => historyMessage(house, by, await find.meant(by, number)),
    historyOf: async (by, which, before) => historyMessage(house, by, await knownThread(house, by, which), before),
    meant: async (by, number) => (await find.meant(by, number)).thread.id,
    more: async (by, which) => moreMessage(house, by, await knownThread(house, by, which)),
  }
}
