// The key of what came in, before it is taken apart: of a call the same that the inbox gets, of an event Slack's own id.
import { z } from 'zod'
import type { Incoming } from './receiver.ts'

const sentForm = z.object({ view: z.object({ id: z.string(), hash: z.string() }) })
const keyed = z.object({ trigger_id: z.string().optional(), event_id: z.string().optional() })

/** Empty where Slack names none. */
export function keyOf({ body }: Incoming): string {
  const form = body.type === 'view_submission' ? sentForm.safeParse(body).data : undefined
  if (form !== undefined) return `${form.view.id}:${form.view.hash}`
  const named = keyed.safeParse(body)
  return named.data?.trigger_id ?? named.data?.event_id ?? ''
}
