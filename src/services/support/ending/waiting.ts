// Waiting for the opener: they are asked once, then it is solved. Each is looked at anew when it is due, so that a setting
// that was changed, an answer, a snooze or a leave counts at once; a thread that waits for the team is left alone.
import type { DueNow } from '../../../delivery/delivery.ts'
import { threadId } from '../../../domain/ids.ts'
import { isOutside, type SupportThread } from '../../../domain/support.ts'
import type { House } from '../../house.ts'
import { putOff } from '../../welcome/of-space.ts'
import { type Around, around, sayToOpener } from '../around.ts'
import { askOutside, sayOutsideOver } from '../contacts/waiting-outside.ts'
import { promisedUntil } from '../promises/left-open.ts'
import { nameToOpener } from '../signing.ts'
import type { Turns } from '../turns.ts'
import { isRoomLost } from './lost-room.ts'
import { sayAtOpenersEnd } from './opener-end.ts'
import { didItHelp, doTheyStillNeedHelp, solvedInSilence } from './questions.ts'
import { waitedSince } from './wait-plans.ts'
import { askDue, closeDue, dayMs, minuteMs, nudgeDue, undoMs, waitOverDue } from './waits.ts'

export interface Waiting {
  /** The days are over: they are asked once. */
  nudge(due: DueNow): Promise<void>
  /** And did not come back. */
  over(due: DueNow): Promise<void>
  /** The minute in which it could be taken back is over. */
  ask(due: DueNow): Promise<void>
  /** They did not answer whether it is solved. */
  close(due: DueNow): Promise<void>
}

/** A thread that does not stand yet is looked at again after this, so long; then whoever opened it is asked directly. */
const againMs = 5 * minuteMs
const standsByMs = 60 * minuteMs

/** Of somebody without an account the team is asked. */
const isAsked = ({ thread, opener }: Around): boolean => isOutside(thread) || opener.leftAt === undefined

/** Makes what waits for openers. */
export function waiting(house: House, turns: Turns): Waiting {
  const { delivery, clock, store } = house
  const settingsOf = ({ community }: Pick<SupportThread, 'community'>) => store.of(community).settings.get()
  const later = ({ community, id }: SupportThread, kind: string, at: number) => delivery.later(community, kind, id, at)

  /** What falls into the minute in which it can be taken back that it is solved is looked at after it. */
  async function afterUndo(thread: SupportThread, kind: string): Promise<void> {
    const over = (thread.resolvedAt ?? 0) + undoMs
    if (over > clock.now()) await later(thread, kind, over)
  }

  /** The thread, if it is time; else it is looked at again. `days`: how long is waited, 0 for ever. */
  async function ripe(
    due: DueNow,
    kind: string,
    days: (thread: SupportThread) => Promise<number>,
  ): Promise<(Around & { readonly days: number }) | undefined> {
    const about = await around(house, due.community, threadId(due.subject))
    if (about?.thread.state === 'resolved') await afterUndo(about.thread, kind)
    if (about?.thread.state !== 'waiting on member') return undefined
    const { thread, space } = about
    // Their answer may have come while nobody listened.
    if (!isOutside(thread) && (await putOff(house, space, kind, due))) return undefined
    const now = clock.now()
    const most = await days(thread)
    const over = waitedSince(thread) + most * dayMs
    // Who was promised something waits for that.
    const promised = await promisedUntil(house, thread)
    const next = Math.max(most === 0 ? now + dayMs : over, thread.snoozedUntil ?? 0, promised ?? 0)
    if (next > now) await later(thread, kind, next)
    return next > now ? undefined : { ...about, days: most }
  }

  const nudgeDays = async (thread: SupportThread) => (await settingsOf(thread))['support.nudge-days']
  const resolveDays = async (thread: SupportThread) => (await settingsOf(thread))['support.resolve-days']

  return {
    async nudge(due) {
      const about = await ripe(due, nudgeDue, nudgeDays)
      // Whoever has left reads nothing of it.
      if (about === undefined || !isAsked(about)) return
      const resolve = await resolveDays(about.thread)
      const left = resolve === 0 ? 0 : Math.max(1, resolve - about.days)
      if (isOutside(about.thread)) await askOutside(house, about, left)
      else await sayAtOpenersEnd(house, about, doTheyStillNeedHelp(about, left), nudgeDue)
      // Asked late, they have as long as they would have had.
      if (left > 0) await later(about.thread, waitOverDue, clock.now() + left * dayMs)
    },
    async over(due) {
      const about = await ripe(due, waitOverDue, resolveDays)
      if (about === undefined) return
      const { thread, opener, days } = about
      const asked = await delivery.dueAt(thread.community, nudgeDue, thread.id)
      const ask = await nudgeDays(thread)
      // What was due all the time that nobody was there, or was put off and woken, is asked first.
      if (asked !== undefined && ask > 0 && ask < days && isAsked(about)) {
        await later(thread, nudgeDue, Math.min(asked, clock.now()))
        return later(thread, waitOverDue, clock.now() + (days - ask) * dayMs)
      }
      await delivery.notLater(thread.community, nudgeDue, thread.id)
      await turns.giveUp(about)
      if (isOutside(thread)) await sayOutsideOver(house, about, days)
      if (opener.leftAt === undefined) await sayAtOpenersEnd(house, about, solvedInSilence(about, days))
      await later(thread, closeDue, clock.now() + days * dayMs)
    },
    async ask(due) {
      const about = await around(house, due.community, threadId(due.subject))
      if (about?.thread.state !== 'resolved') return
      const { thread, opener } = about
      const ripeAt = (thread.resolvedAt ?? 0) + undoMs
      if (ripeAt > clock.now()) return later(thread, askDue, ripeAt)
      const comes = thread.place === undefined && !isOutside(thread) && !(await isRoomLost(house, thread))
      if (comes && clock.now() < ripeAt + standsByMs) return later(thread, askDue, clock.now() + againMs)
      if (opener.leftAt !== undefined) return turns.close(about)
      const days = await resolveDays(thread)
      const { threadHistory, members } = store.of(thread.community)
      const act = await threadHistory.last(thread.id, 'support.resolve')
      // It was never opened, and nobody of the team said that it is solved: they know, since they said so.
      if (comes && act === undefined) return turns.close(about)
      const by = act?.member === undefined ? undefined : await members.get(act.member)
      const team = { kind: 'plain', text: sayToOpener(about).label('ending.team') } as const
      const name = by === undefined ? team : await nameToOpener(house, thread, sayToOpener(about), by)
      await sayAtOpenersEnd(house, about, didItHelp(about, name, days), askDue)
      if (days > 0) await later(thread, closeDue, clock.now() + days * dayMs)
    },
    async close(due) {
      const about = await around(house, due.community, threadId(due.subject))
      if (about?.thread.state !== 'resolved') return
      if (isOutside(about.thread) || !(await putOff(house, about.space, closeDue, due))) await turns.close(about)
    },
  }
}
