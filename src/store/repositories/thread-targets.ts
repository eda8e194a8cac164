// How the support threads of one community stand to the targets of their teams.
import { type Kysely, type SqlBool, sql } from 'kysely'
import type { CommunityId, ThreadId } from '../../domain/ids.ts'
import type { TargetClock } from '../../domain/target-clock.ts'
import { type TargetKind, targetKinds } from '../../domain/targets.ts'
import { hot } from '../hot.ts'
import type { Tables } from '../schema.ts'

/** How far a thread has come with a target: nobody warned, whoever has it warned, the team warned, missed. */
export type TargetStage = 0 | 1 | 2 | 3

export interface KeptTargets {
  readonly clock: TargetClock
  readonly stages: Readonly<Record<TargetKind, TargetStage>>
  /** What is due next; undefined when nothing is. */
  readonly due: { readonly kind: TargetKind; readonly at: number } | undefined
}

export interface ThreadTargets {
  /** Undefined where nothing was ever promised of it. */
  of(thread: ThreadId): Promise<KeptTargets | undefined>
  /** Keeps how it stands. `isNear`: what is due next is waited for now, so that it is listed by when it is. */
  keep(thread: ThreadId, targets: KeptTargets, isNear: boolean): Promise<void>
}

const stageOf = (stored: number): TargetStage => ([0, 1, 2, 3] as const).find((one) => one === stored) ?? 0

const targetsOf = hot(['community', 'thread'], (db, { community, thread }: { community: string; thread: string }) =>
  db.selectFrom('thread_targets').selectAll().where('community', '=', community).where('thread', '=', thread),
)

interface Near {
  readonly community: string
  readonly thread: string
  readonly at: number | null
}
const near = hot(['community', 'thread', 'at'], (db, { community, thread, at }: Near) =>
  db
    .updateTable('threads')
    .set({ due_at: at })
    .where('community', '=', community)
    .where('id', '=', thread)
    .where(sql<SqlBool>`due_at is distinct from ${at}`),
)

/** Those of one community. */
export const threadTargetsOf = (db: () => Kysely<Tables>, community: CommunityId): ThreadTargets => ({
  async of(thread) {
    const [row] = (await targetsOf(db(), { community, thread })).rows
    if (row === undefined) return undefined
    const kind = targetKinds.find((one) => one === row.due_kind)
    return {
      clock: { spent: row.spent, runningSince: row.running_since ?? undefined },
      stages: { first: stageOf(row.first_stage), resolution: stageOf(row.resolution_stage) },
      due: kind === undefined || row.due_at === null ? undefined : { kind, at: row.due_at },
    }
  },
  async keep(thread, { clock, stages, due }, isNear) {
    const columns = {
      spent: clock.spent,
      running_since: clock.runningSince ?? null,
      first_stage: stages.first,
      resolution_stage: stages.resolution,
      due_kind: due?.kind ?? null,
      due_at: due?.at ?? null,
    }
    await db()
      .insertInto('thread_targets')
      .values({ thread, community, ...columns })
      .onConflict((conflict) => conflict.column('thread').doUpdateSet(columns))
      .execute()
    await near(db(), { community, thread, at: isNear ? (due?.at ?? null) : null })
  },
})
