// What the states of support threads are to be, as people are promised it: told by what people do, without a look at the code.
import type { ThreadState } from '../../src/domain/support.ts'

export const second = 1000
export const minute = 60 * second
export const day = 24 * 60 * minute

/** A thread as it is to be. */
export interface ModelThread {
  readonly number: number
  readonly id: string
  readonly opener: string
  readonly topic: string
  state: ThreadState
  /** What it was before somebody said that it is solved. */
  before: ThreadState
  assignee: string | undefined
  snoozedUntil: number | undefined
  /** Since when its opener is waited for. */
  since: number
  /** When they were asked whether they still need help; `gone`: they had left by then. */
  asked: number | 'gone' | undefined
  /** Until when asking, and taking it for solved, was put off with the thread. */
  putOff: { asking: number; solving: number }
  resolvedAt: number
  /** Somebody said so; else nobody came back. */
  byWord: boolean
  /** When it closes, once that is known. */
  closes: number | undefined
  closedAt: number
  /** It is open on the platform. */
  stands: boolean
  /** The platform could not open it. */
  failed: boolean
  /** What was said on each side, and accepted. */
  readonly said: { readonly opener: string[]; readonly team: string[]; readonly internal: string[] }
}

export interface Model {
  readonly threads: ModelThread[]
  /** Who is in the space. */
  readonly here: Set<string>
  platform: 'there' | 'away' | 'refuses'
  now: number
}

export const isOpen = ({ state }: ModelThread): boolean => state !== 'resolved' && state !== 'closed'

/** The one that its opener has open on the same topic beside it. */
export const beside = ({ threads }: Model, one: Pick<ModelThread, 'opener' | 'topic'>): ModelThread | undefined =>
  threads.find((other) => other !== one && other.opener === one.opener && other.topic === one.topic && isOpen(other))

/** Nobody has answered yet. */
export function opens(model: Model, thread: Pick<ModelThread, 'number' | 'id' | 'opener' | 'topic'>): void {
  model.threads.push({
    ...{ ...thread, state: 'open', before: 'open', assignee: undefined, snoozedUntil: undefined, since: model.now },
    ...{
      asked: undefined,
      putOff: { asking: 0, solving: 0 },
      resolvedAt: 0,
      byWord: false,
      closes: undefined,
      closedAt: 0,
      stands: false,
      failed: false,
    },
    said: { opener: [], team: [], internal: [] },
  })
}

/** Its opener said something: it is the team's turn, at once. */
export function turnsToStaff(thread: ModelThread): void {
  thread.state = 'waiting on staff'
  thread.asked = undefined
}

export function turnsToMember(model: Model, thread: ModelThread): void {
  if (thread.state !== 'waiting on member')
    Object.assign(thread, { asked: undefined, putOff: { asking: 0, solving: 0 } })
  thread.state = 'waiting on member'
  thread.since = model.now
}

export function resolves(model: Model, thread: ModelThread, byWord: boolean): void {
  const resolve = { before: thread.state, state: 'resolved', resolvedAt: model.now, byWord } as const
  Object.assign(thread, resolve, { snoozedUntil: undefined, closes: byWord ? undefined : model.now + 7 * day })
}

export function closes(model: Model, thread: ModelThread): void {
  if (thread.state !== 'resolved') throw new Error('only what is solved is closed')
  Object.assign(thread, { state: 'closed', closedAt: model.now })
}

/** Whether it goes on: not what never stood, and not beside another of theirs on the same topic. */
export function reopens(model: Model, thread: ModelThread, by: 'opener' | 'team'): boolean {
  const late = by === 'opener' && thread.state === 'closed' && model.now >= thread.closedAt + 7 * day
  if (isOpen(thread) || thread.failed || late || beside(model, thread) !== undefined) return false
  if (!thread.stands && thread.state === 'closed') return false
  turnsToStaff(thread)
  staysWith(model, thread)
  return true
}

/** Whoever has left looks after nothing. */
export function staysWith({ here }: Model, thread: ModelThread): void {
  if (thread.assignee !== undefined && !here.has(thread.assignee)) thread.assignee = undefined
}

/** Taken back: everything is as it was, but that nobody is hurried. */
export function undoes(model: Model, thread: ModelThread): void {
  if (thread.state !== 'resolved' || thread.failed || beside(model, thread) !== undefined) return
  if (model.now - thread.resolvedAt >= minute) return
  thread.state = thread.before
  staysWith(model, thread)
}

/** It is later now. */
export function passes(model: Model, now: number): void {
  model.now = now
  for (const thread of model.threads) {
    const { state, snoozedUntil = 0 } = thread
    if (snoozedUntil <= now) thread.snoozedUntil = undefined
    if (state === 'waiting on member') silence(model, thread, snoozedUntil)
    if (state === 'resolved' && thread.stands) ripens(model, thread)
  }
}

/** Three days without a word: they are asked. Seven, and four since they were asked: it is solved. */
function silence(model: Model, thread: ModelThread, snoozedUntil: number): void {
  const { since, opener, putOff } = thread
  const asks = thread.asked === undefined && model.now >= Math.max(since + 3 * day, putOff.asking)
  const from = typeof thread.asked === 'number' ? Math.max(since, thread.asked - 3 * day) : since
  const solves = model.now >= Math.max(from + 7 * day, putOff.solving)
  if (snoozedUntil > model.now) {
    if (asks) putOff.asking = snoozedUntil
    if (solves) putOff.solving = snoozedUntil
    return
  }
  const isHere = model.here.has(opener)
  if (asks || (solves && thread.asked === undefined)) thread.asked = isHere ? model.now : 'gone'
  if (solves && thread.asked !== model.now) resolves(model, thread, false)
}

/** A minute later its opener is asked whether it is solved, and closes it, or does not answer for a week. */
function ripens(model: Model, thread: ModelThread): void {
  const isAsked = thread.closes !== undefined
  if (!isAsked && model.now < thread.resolvedAt + minute) return
  if (!isAsked && model.here.has(thread.opener)) thread.closes = model.now + 7 * day
  else if (model.now >= (thread.closes ?? 0)) closes(model, thread)
}
