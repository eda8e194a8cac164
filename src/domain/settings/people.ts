// Who the moderators are, beside the platform's own admins.
import { z } from 'zod'

const principal = z.object({
  /** The key of the space it is from. */
  space: z.string(),
  kind: z.enum(['user', 'role']),
  id: z.string(),
  name: z.string(),
})

/** A role or a person that was named. */
export type Principal = z.infer<typeof principal>

export const peopleSettings = {
  /** Named by `/setup moderators`. While there are none, the platform's admins are the moderators. */
  'people.moderators': z.array(principal).default([]),
}
