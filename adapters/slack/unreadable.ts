// What Slack sends in a shape that nobody knows: sending it again does not help, so it is acknowledged, and told in the
// log without a word of what was in it.
import { z } from 'zod'

/** Thrown for a payload that cannot be read. It holds where it is wrong, never what stands there. */
export class Unreadable extends Error {
  readonly where: string
  constructor(where: string) {
    super('A payload of Slack cannot be read.')
    this.name = 'Unreadable'
    this.where = where
  }
}

/** Reads a payload, or throws that it is unreadable. */
export function readPayload<T>(schema: z.ZodType<T>, payload: unknown): T {
  const read = schema.safeParse(payload)
  if (read.success) return read.data
  throw new Unreadable(read.error.issues.map((issue) => issue.path.join('.')).join(' '))
}

/** What Bolt takes for granted of an event before it asks any of our listeners. */
const envelopeOfEvent = z.object({
  event: z.looseObject({
    type: z.string(),
    user: z.union([z.string(), z.looseObject({})]).optional(),
    channel: z.union([z.string(), z.looseObject({})]).optional(),
    item: z.looseObject({}).optional(),
  }),
  authorizations: z.array(z.looseObject({})).optional(),
})

/** The part that keeps an event from being handed to Bolt; undefined when it is sound. Notices without an event are. */
export function unsoundPart(body: Readonly<Record<string, unknown>>): string | undefined {
  if (body.type !== 'event_callback' && body.event === undefined) return undefined
  const read = envelopeOfEvent.safeParse(body)
  return read.success ? undefined : read.error.issues.map((issue) => issue.path.join('.')).join(' ')
}
