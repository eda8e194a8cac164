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

/** Where it is wrong. What stands under `values` is named by whoever sent it, and so is none of the log's. */
const placesOf = (error: z.ZodError): string =>
  error.issues.map(({ path }) => path.slice(0, path.indexOf('values') + 1 || path.length).join('.')).join(' ')

/** Reads a payload, or throws that it is unreadable. */
export function readPayload<T>(schema: z.ZodType<T>, payload: unknown): T {
  const read = schema.safeParse(payload)
  if (read.success) return read.data
  throw new Unreadable(placesOf(read.error))
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
  return read.success ? undefined : placesOf(read.error)
}

const object = z.looseObject({})

/** What Bolt takes for granted of what people do, and what it tells one kind from another by. */
const call = z.union([
  z.object({ command: z.string() }),
  z.object({
    type: z.literal('block_actions'),
    user: object,
    actions: z.array(z.object({ action_id: z.string() })).min(1),
  }),
  z.object({
    type: z.enum(['view_submission', 'view_closed']),
    user: object,
    view: z.object({ callback_id: z.string() }),
  }),
  z.object({ type: z.enum(['block_suggestion', 'message_action', 'shortcut']), user: object }),
])

/** The part that keeps a command, click or form from being handed to Bolt; undefined when it is sound. */
export const unsoundCall = (body: Readonly<Record<string, unknown>>): string | undefined =>
  call.safeParse(body).success ? undefined : 'call'
