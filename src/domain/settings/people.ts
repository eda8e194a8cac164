// Who the moderators are, beside the platform's own admins, and who greets newcomers in person.
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

const greeter = principal.extend({
  /** Where a role is asked to greet; the moderators' channel when it is absent. A person is asked directly. */
  channel: z.object({ channel: z.string(), name: z.string() }).exactOptional(),
})

/** A role or a person that says hello to newcomers. */
export type Greeter = z.infer<typeof greeter>

export const peopleSettings = {
  /** Named by `/setup moderators`. While there are none, the platform's admins are the moderators. */
  'people.moderators': z.array(principal).default([]),
  /** Named by `/welcome greeters`. While there are none, nobody is asked to say hello. */
  'people.greeters': z.array(greeter).default([]),
}
