// Spaces, places and message references as they come back out of the store: the one set of schemas for them.
import { z } from 'zod'
import { platformNames } from '../domain/place.ts'

export const space = z.object({ platform: z.enum(platformNames), id: z.string() })
export const channelPlace = z.object({ kind: z.literal('channel'), space, channel: z.string() })
export const threadPlace = z.object({ kind: z.literal('thread'), space, channel: z.string(), thread: z.string() })
export const directPlace = z.object({ kind: z.literal('direct'), space, user: z.string() })
export const place = z.discriminatedUnion('kind', [channelPlace, threadPlace, directPlace])
export const ref = z.object({ place, channel: z.string(), id: z.string() })
