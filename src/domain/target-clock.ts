// When a thread is to be answered and solved, by the targets of its team: pure, from what is known of the thread.
import { afterOpenMinutes, openMinutes } from './business-time.ts'
import { isOpen, type SupportThread } from './support.ts'
import { type TargetKind, targetKinds } from './targets.ts'
import type { Team } from './team.ts'

/** How much of the time until a thread is to be solved is used up. Only what it waits for the team counts. */
export interface TargetClock {
  /** Minutes of the team's time, before `runningSince`. */
  readonly spent: number
  /** Since when it waits for the team, also a moment to come; undefined while it does not. */
  readonly runningSince: number | undefined
}

export interface TargetMoments {
  readonly kind: TargetKind
  /** Whoever has the thread is warned then: four fifths are over. */
  readonly soonAt: number
  /** The team is warned then: nine tenths are over. */
  readonly nearAt: number
  readonly at: number
}

type Timed = Pick<SupportThread, 'state' | 'openedAt' | 'firstReplyAt' | 'priority' | 'snoozedUntil'>

/** The clock as it stands now: it runs while the thread waits for the team, and not while that has put it off. */
export function clockNow(team: Team, thread: Timed, { spent, runningSince }: TargetClock, now: number): TargetClock {
  const used = runningSince === undefined ? spent : spent + openMinutes(team, runningSince, now)
  const waits = isOpen(thread) && thread.state !== 'waiting on member'
  return { spent: used, runningSince: waits ? Math.max(now, thread.snoozedUntil ?? now) : undefined }
}

/** What is due of a thread, and when; nothing where nothing is promised, or no time of the team's comes within two years. */
export function momentsOf(team: Team, thread: Timed, { spent, runningSince }: TargetClock): readonly TargetMoments[] {
  const target = team.targets[thread.priority] ?? {}
  return targetKinds.flatMap((kind): TargetMoments[] => {
    const minutes = target[kind]
    const from = kind === 'first' ? firstFrom(thread) : runningSince
    if (minutes === undefined || from === undefined) return []
    const used = kind === 'first' ? 0 : spent
    const after = (share: number): number | undefined => afterOpenMinutes(team, from, minutes * share - used)
    const [soonAt, nearAt, at] = [after(0.8), after(0.9), after(1)]
    if (soonAt === undefined || nearAt === undefined || at === undefined) return []
    return [{ kind, soonAt, nearAt, at }]
  })
}

/** An answer is waited for from the first moment on. */
const firstFrom = (thread: Timed): number | undefined =>
  isOpen(thread) && thread.firstReplyAt === undefined ? thread.openedAt : undefined

/** Whether the team can do something about it now: what is to be solved stands still while its member is waited for. */
export const isTeamsTurn = ({ state }: Pick<SupportThread, 'state'>, kind: TargetKind): boolean =>
  kind === 'first' || state !== 'waiting on member'
