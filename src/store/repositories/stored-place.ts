// Places and message references as they come back out of a column.
import { z } from 'zod'
import { type MessageRef, type Place, platformNames, type ThreadPlace } from '../../domain/place.ts'

const space = z.object({ platform: z.enum(platformNames), id: z.string() })
const thread = z.object({ kind: z.literal('thread'), space, channel: z.string(), thread: z.string() })
const place = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('channel'), space, channel: z.string() }),
  thread,
  z.object({ kind: z.literal('direct'), space, user: z.string() }),
])
const messageRef = z.object({ place, channel: z.string(), id: z.string() })

/** Reads a stored place. */
export const readPlace = (text: string): Place => place.parse(JSON.parse(text))
/** Reads a stored thread. */
export const readThreadPlace = (text: string): ThreadPlace => thread.parse(JSON.parse(text))
/** Reads where a stored message stands. */
export const readMessageRef = (text: string): MessageRef => messageRef.parse(JSON.parse(text))
