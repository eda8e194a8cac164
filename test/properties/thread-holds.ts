// Whether a house has its support threads as the model says.
import { expect } from 'vitest'
import { type ThreadId, threadId } from '../../src/domain/ids.ts'
import { type SupportThread, wasNeverOpened } from '../../src/domain/support.ts'
import type { Person, SupportHouse } from '../services/support-house.ts'
import { beside, closes, isOpen, type Model, type ModelThread } from './thread-model.ts'

export interface Real {
  readonly house: SupportHouse
  readonly people: Readonly<Record<string, Person>>
  readonly shape: 'thread' | 'relayed'
}

/** Looks at the queue, and does nothing else. */
export const watcher = 'Zoe'

export async function rowOf({ house }: Real, id: ThreadId | string): Promise<SupportThread> {
  const row = await house.store.threads.get(threadId(id))
  if (row === undefined) throw new Error('a thread is lost')
  return row
}

/** Every thread is as the model says, the queue has all that are open, and every word is in the record. */
export async function holds(model: Model, real: Real): Promise<void> {
  const { store } = real.house
  for (const thread of model.threads) {
    const row = await rowOf(real, thread.id)
    settles(model, thread, row)
    const { state, assignee, snoozedUntil } = thread
    const seen = { state: row.state, assignee: row.assignee, snoozedUntil: row.snoozedUntil }
    const of = assignee === undefined ? undefined : `member-${assignee.toLowerCase()}`
    expect({ number: row.number, ...seen }).toEqual({ number: thread.number, state, assignee: of, snoozedUntil })
    const kept = await store.conversations.of(row.id)
    const by = (end: string, internal: boolean) =>
      kept.filter((one) => one.end === end && one.internal === internal).map(({ text }) => text)
    const record = { opener: by('opener', false), team: by('team', false), internal: by('team', true) }
    expect(record).toEqual(thread.said)
  }
  const open = model.threads.filter(isOpen)
  expect(open.filter((one) => beside(model, one) !== undefined)).toEqual([])
  const asleep = open.filter(({ snoozedUntil }) => snoozedUntil !== undefined)
  const queue = await real.people[watcher]?.types('queue')
  const listed = open.filter((one) => queue?.includes(`${one.number}, “thread ${one.number}”`))
  expect(listed).toEqual(open.filter((one) => !asleep.includes(one)))
  const put = / (One|\d+) more (?:is|are) put off/.exec(` ${queue ?? ''}`.replaceAll('\n', ' '))?.[1] ?? '0'
  expect(put === 'One' ? 1 : Number(put)).toBe(asleep.length)
}

/** Whether it stands is the platform's to say; what it can't open while it is away or refuses is given up, and closed. */
export function settles(model: Model, thread: ModelThread, row: SupportThread): void {
  if (!thread.stands && row.place !== undefined) {
    thread.stands = true
    if (thread.state === 'resolved') closes(model, thread)
  }
  if (thread.stands || thread.failed || !wasNeverOpened(row)) return
  expect(model.platform).not.toBe('there')
  Object.assign(thread, { state: 'closed', failed: true, snoozedUntil: undefined })
}
