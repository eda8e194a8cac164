// The targets of threads: warns before one is missed, counts a miss once, and shows in the notice what is due or was.
import type { CommunityId, ThreadId } from '../../../domain/ids.ts'
import { promisesAny, promisingTeam } from '../../../domain/organisation.ts'
import { isOpen, type SupportThread } from '../../../domain/support.ts'
import { clockNow, isTeamsTurn, momentsOf, type TargetMoments } from '../../../domain/target-clock.ts'
import type { TargetKind } from '../../../domain/targets.ts'
import type { Team } from '../../../domain/team.ts'
import type { KeptTargets, TargetStage } from '../../../store/repositories/thread-targets.ts'
import { type House, happened } from '../../house.ts'
import { type Around, around, subjectOfThread } from '../around.ts'
import type { ThreadHappening, ThreadListener } from '../happenings.ts'
import type { OpenWalk } from './open-walk.ts'
import { warnAssignee, warnTeam } from './warnings.ts'

/** The kind of what is due; its subject is the thread. */
export const targetDue = 'support.target'

const never: KeptTargets = {
  clock: { spent: 0, runningSince: undefined },
  stages: { first: 0, resolution: 0 },
  due: undefined,
}

/** Sets the targets of a thread anew whenever something has changed that they depend on. */
export const targetListener =
  (house: House): ThreadListener =>
  async (about, happening) => {
    if (mayChangeTargets(happening)) await planTargets(house, about.thread, await teamsOf(house, about.thread))
  }

function mayChangeTargets({ kind }: ThreadHappening): boolean {
  switch (kind) {
    case 'opened':
    case 'turned':
    case 'assigned':
    case 'resolved':
    case 'closed':
    case 'reopened':
    case 'changed':
      return true
    case 'wrote':
    case 'edited':
    case 'removed':
    case 'erased':
      return false
    default:
      return kind satisfies never
  }
}

/** Whether any team promises anything. */
export const hasTargets = (teams: readonly Team[]): boolean => teams.some(({ targets }) => promisesAny(targets))

const teamsOf = async (house: House, { community }: Pick<SupportThread, 'community'>): Promise<readonly Team[]> =>
  (await house.store.of(community).settings.get())['support.teams']

/** The team whose hours and targets count, with what its organisation was promised; undefined where nobody promises anything. */
const promisingFor = async (house: House, teams: readonly Team[], { id, team, community }: SupportThread) =>
  promisingTeam(teams, team, (await house.store.of(community).belonging.ofThread(id))?.targets ?? {})

/** Brings a thread's clock up to now, and plans what is next, in the caller's transaction. */
async function planTargets(house: House, thread: SupportThread, teams: readonly Team[]): Promise<void> {
  const { community, id } = thread
  const { threadTargets } = house.store.of(community)
  const team = await promisingFor(house, teams, thread)
  const kept = await threadTargets.of(id)
  if (team === undefined) {
    if (kept?.due === undefined) return
    await threadTargets.keep(id, { ...kept, due: undefined }, false)
    return house.delivery.notLater(community, targetDue, id)
  }
  const { clock, stages, due } = kept ?? never
  const now = clockNow(team, thread, clock, house.clock.now())
  await plan(house, thread, { clock: now, stages, due }, momentsOf(team, thread, now))
}

/** Keeps what is due next, and when to look again: at the next warning or miss that has not been. */
async function plan(
  house: House,
  thread: SupportThread,
  { clock, stages, due }: KeptTargets,
  moments: readonly TargetMoments[],
): Promise<void> {
  const { community, id } = thread
  // One that was missed stays where it was, as long as it is not done: it was due then, whatever is counted since.
  const missed = due !== undefined && stages[due.kind] === 3 && isWaitedFor(thread, due.kind) ? [due] : []
  const others = moments.filter(({ kind }) => missed.every((one) => one.kind !== kind))
  const [next] = [...missed, ...others]
    .toSorted((one, other) => one.at - other.at)
    .map(({ kind, at }) => ({ kind, at }))
  const isNear = next !== undefined && isTeamsTurn(thread, next.kind)
  await house.store.of(community).threadTargets.keep(id, { clock, stages, due: next }, isNear)
  const looks = moments.flatMap((one) => {
    const at = nextLook(one, stages[one.kind])
    return at === undefined ? [] : [at]
  })
  if (looks.length === 0) return house.delivery.notLater(community, targetDue, id)
  return house.delivery.later(community, targetDue, id, Math.min(...looks))
}

const isWaitedFor = (thread: SupportThread, kind: TargetKind): boolean =>
  isOpen(thread) && (kind === 'resolution' || thread.firstReplyAt === undefined)

/** When something is to be done about a target that has come so far. */
function nextLook({ soonAt, nearAt, at }: TargetMoments, stage: TargetStage): number | undefined {
  return stage === 3 ? undefined : ([soonAt, nearAt, at] as const)[stage]
}

/** The due row: warns, or counts what was missed, of each target the furthest step that it has come to. */
export async function lookAtTargets(house: House, community: CommunityId, id: ThreadId): Promise<void> {
  const about = await around(house, community, id)
  if (about === undefined) return
  const team = await promisingFor(house, await teamsOf(house, about.thread), about.thread)
  if (team === undefined) return
  const kept = (await house.store.of(community).threadTargets.of(id)) ?? never
  const moments = momentsOf(team, about.thread, kept.clock)
  const stages: Record<TargetKind, TargetStage> = { ...kept.stages }
  for (const one of moments) stages[one.kind] = await stepTo(house, about, one, stages[one.kind])
  await plan(house, about.thread, { ...kept, stages }, moments)
  await house.delivery.touch(community, subjectOfThread(about.thread))
}

async function stepTo(house: House, about: Around, moments: TargetMoments, stage: TargetStage): Promise<TargetStage> {
  const { soonAt, nearAt, at, kind } = moments
  const now = house.clock.now()
  if (stage < 3 && now >= at) {
    const { community, space, id, assignee } = about.thread
    await happened(house, community, { kind: 'target-missed', space, member: assignee, subject: id })
    return 3
  }
  // Whoever has it hears first; where nobody has it, there is nobody to hear it but the team.
  if (stage < 2 && (now >= nearAt || (now >= soonAt && about.assignee === undefined))) {
    await warnTeam(house, about, kind, at)
    return 2
  }
  if (stage < 1 && now >= soonAt && about.assignee !== undefined) {
    await warnAssignee(house, about, about.assignee, kind, at)
    return 1
  }
  return stage
}

export interface TargetDue {
  readonly kind: TargetKind
  readonly at: number
  readonly missed: boolean
}

/** What of a thread is due next, or was and still is not done; undefined where nothing is promised. */
export async function dueBy(house: House, { community, id }: Around['thread']): Promise<TargetDue | undefined> {
  const kept = await house.store.of(community).threadTargets.of(id)
  return kept?.due === undefined ? undefined : { ...kept.due, missed: kept.stages[kept.due.kind] === 3 }
}

/** Plans all open threads anew: teams were changed. */
export const allTargets: OpenWalk = {
  due: 'support.targets-anew',
  most: 10,
  async with(house, community, threads) {
    const teams = await teamsOf(house, { community })
    for (const thread of threads) await planTargets(house, thread, teams)
  },
}
