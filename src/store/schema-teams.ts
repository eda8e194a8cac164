// The tables of teams and of who answers, as schema.ts has the others.

/** An account that was a moderator's or an admin's when it was last seen to be. */
interface StaffSeen {
  member: string
  community: string
  at: number
}

export interface TeamTables {
  staff_seen: StaffSeen
}
