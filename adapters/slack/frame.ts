// What Slack says on a socket: its greeting, a goodbye, or a parcel.
import { z } from 'zod'

export type Frame =
  | { readonly kind: 'greeting' }
  /** Slack is about to close this socket, and says why. */
  | { readonly kind: 'goodbye'; readonly reason: string }
  | { readonly kind: 'parcel'; readonly forClient: string }

/** The one name under which the client hands on whatever came. */
export const parcelEvent = 'parcel'

const frame = z.looseObject({ type: z.string(), envelope_id: z.string().optional(), reason: z.unknown().optional() })

/**
 * Reads one frame; undefined for what is none. The client names its own events after what a parcel holds ("close" would
 * end it) and breaks over an event without a type, so it gets every parcel under one name, with all of it inside.
 */
export function readFrame(text: string): Frame | undefined {
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    return undefined
  }
  const read = frame.safeParse(parsed)
  if (!read.success) return undefined
  const { type, envelope_id, reason, payload } = read.data
  if (type === 'hello') return { kind: 'greeting' }
  if (type === 'disconnect') return { kind: 'goodbye', reason: typeof reason === 'string' ? reason : 'unknown' }
  if (envelope_id === undefined) return undefined
  return { kind: 'parcel', forClient: JSON.stringify({ type: parcelEvent, envelope_id, payload: { type, payload } }) }
}
