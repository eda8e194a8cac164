// What staff do about one thread, beside answering and ending it.
import type { House } from '../../house.ts'
import type { Around } from '../around.ts'
import { type Asker, knownOpenThread, type WhichThread } from '../caller.ts'
import { type FindThread, findThread } from '../find-thread.ts'
import { tellAll } from '../happenings.ts'
import { listenersOf } from '../listeners.ts'
import type { SupportDesks } from '../support.ts'
import { type Escalate, escalate } from './escalate.ts'
import { type HandOver, handOver } from './hand-over.ts'
import { type Labels, labels } from './labels.ts'
import { type Merge, merge } from './merge.ts'
import { type People, people } from './people.ts'
import { type Snooze, snooze } from './snooze.ts'

export interface ThreadActs {
  readonly handOver: HandOver
  readonly escalate: Escalate
  readonly people: People
  readonly labels: Labels
  readonly snooze: Snooze
  readonly merge: Merge
  /** Completions of a thread's number. */
  readonly choices: FindThread['choices']
  /** The open thread of a button. Rejects with a UserError when there is none. */
  opened(by: Asker, which: WhichThread): Promise<Around>
}

/** Makes it. */
export const threadActs = (house: House, { turns }: Pick<SupportDesks, 'turns'>): ThreadActs => ({
  handOver: handOver(house, turns),
  escalate: escalate(house),
  people: people(house),
  labels: labels(house, turns),
  snooze: snooze(house, tellAll(listenersOf(house))),
  merge: merge(house, turns),
  choices: findThread(house).choices,
  opened: (by, which) => knownOpenThread(house, by, which),
})
