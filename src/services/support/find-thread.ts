// Which thread is meant: by its number, or by where somebody is.
import type { Caller } from '../../domain/caller.ts'
import { isOpen } from '../../domain/support.ts'
import type { Say } from '../../locales/say.ts'
import { UserError } from '../../ports/errors.ts'
import type { Choice } from '../../view/message.ts'
import type { House } from '../house.ts'
import { type Around, aroundThread } from './around.ts'
import type { Asker } from './caller.ts'
import { forStaff } from './notice.ts'

/** What every platform takes in a completion. */
const choicesAtMost = 25

export interface FindThread {
  /** The thread of that number, or the one that the caller is in. Rejects with a UserError when there is none. */
  meant(by: Asker, number: number | undefined): Promise<Around>
  /** Completions of a thread's number, by the number itself or words of the subject. */
  choices(caller: Caller, say: Say, typed: string): Promise<readonly Choice[]>
}

/** Makes what finds threads. */
export const findThread = (house: House): FindThread => ({
  async meant({ caller, say, place }, number) {
    const { threads } = house.store.of(caller.community)
    if (number === undefined) {
      const here = place === undefined ? undefined : await threads.at(place)
      if (here === undefined) throw new UserError(say('thread.which', { queue: { kind: 'command', path: 'queue' } }))
      return aroundThread(house, here)
    }
    const thread = await threads.byNumber(number)
    if (thread === undefined) throw new UserError(say('support.unknown', { queue: { kind: 'command', path: 'queue' } }))
    return aroundThread(house, thread)
  },
  async choices({ community }, say, typed) {
    const found = await house.store.of(community).threads.matching(typed.trim().replace(/^#/, ''), choicesAtMost)
    const ordered = [...found.filter(isOpen), ...found.filter((one) => !isOpen(one))]
    return ordered.map(({ number, subject, state }) => ({
      value: `${number}`,
      label: say.label('thread.choice', { number, subject, state: say.label(forStaff[state]) }),
    }))
  },
})
