// The tables of teams and of who answers, as schema.ts has the others.

/** An account that was a moderator's or an admin's when it was last seen to be. */
interface StaffSeen {
  member: string
  community: string
  at: number
}

/** How a thread stands to the targets of its team. */
interface ThreadTargets {
  thread: string
  community: string
  /** Minutes for which it has waited for the team, before `running_since`. */
  spent: number
  running_since: number | null
  /** How far it has come with each: 1 when whoever has it was warned, 2 when the team was, 3 when it was missed. */
  first_stage: number
  resolution_stage: number
  /** What is due next, and when. */
  due_kind: string | null
  due_at: number | null
}

export interface TeamTables {
  thread_targets: ThreadTargets
  staff_seen: StaffSeen
}
