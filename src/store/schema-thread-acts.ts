// The tables of what staff do about support threads as TypeScript sees them, as schema.ts has the others.

/** Who was let into a thread beside its opener and the team. */
interface ThreadPeople {
  community: string
  thread: string
  member: string
  at: number
}

interface ThreadTags {
  community: string
  thread: string
  tag: string
  at: number
}

/** What Hearth itself did about a thread. What members did is in the audit. */
interface ThreadEvents {
  id: string
  community: string
  thread: string
  act: string
  detail: string | null
  at: number
}

export interface ThreadActTables {
  thread_people: ThreadPeople
  thread_tags: ThreadTags
  thread_events: ThreadEvents
}
