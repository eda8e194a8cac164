// The return address of a call: a response_url where Slack gave one, else an ephemeral message in the channel or thread.
import { z } from 'zod'
import type { Place, SpaceRef } from '../../src/domain/place.ts'
import type { Address } from '../../src/ports/answer.ts'
import { limits } from './limits.ts'

const shape = z.object({
  /** Absent for a mention, which is answered by an ephemeral message. */
  url: z.string().optional(),
  user: z.string(),
  channel: z.string().optional(),
  thread: z.string().optional(),
  until: z.string(),
})

export type ReturnAddress = z.infer<typeof shape>

/** Makes the address of a call that came just now. */
export function addressOf(
  now: number,
  to: {
    readonly url?: string | undefined
    readonly user: string
    readonly channel?: string | undefined
    readonly thread?: string | undefined
  },
): Address {
  const { url, user, channel, thread } = to
  const expiresAt = now + limits.responseUrlMs
  const data: Record<string, string> = { user, until: String(expiresAt) }
  if (url !== undefined) data.url = url
  if (channel !== undefined) data.channel = channel
  if (thread !== undefined) data.thread = thread
  return { platform: 'slack', expiresAt, data }
}

/** Reads our own address; undefined when it is none. */
export const readAddress = (data: Readonly<Record<string, string>>): ReturnAddress | undefined =>
  shape.safeParse(data).data

/** The address as a modal carried it. */
export const carriedAddress = (data: Readonly<Record<string, string>>): Address => ({
  platform: 'slack',
  expiresAt: Number(data.until ?? 0),
  data,
})

/** The place of something in a channel. A direct conversation is named by its user, a thread in it by its channel. */
export function placeOf(
  space: SpaceRef,
  at: {
    readonly channel: string
    readonly thread?: string | undefined
    readonly ts?: string | undefined
    readonly user: string
  },
): Place {
  const { channel, thread, ts, user } = at
  if (thread !== undefined && thread !== ts) return { kind: 'thread', space, channel, thread }
  return channel.startsWith('D') ? { kind: 'direct', space, user } : { kind: 'channel', space, channel }
}
