// The things of the playground's world, as they are kept on the shelf and read back from it.
import { z } from 'zod'
import type { InboundEvent } from '../../src/ports/event.ts'
import type { Message } from '../../src/view/message.ts'
import { wirePlace } from './places.ts'
import { spaceId } from './spaces.ts'

export const person = z.object({
  id: z.string(),
  space: spaceId,
  name: z.string(),
  /** What the page says they are: `Newcomer`, `Moderator`. */
  title: z.string(),
  moderator: z.boolean(),
  sample: z.boolean(),
  /** The id of this membership, new with every join; absent while they are no member. */
  membership: z.string().optional(),
  joinedAt: z.number().optional(),
  directsClosed: z.boolean(),
  /** Those that Hearth has given them. */
  roles: z.array(z.string()).readonly().default([]),
})
export type Person = z.infer<typeof person>

export const channel = z.object({
  id: z.string(),
  space: spaceId,
  name: z.string(),
  topic: z.string(),
  order: z.number(),
  private: z.boolean(),
  /** Who may read it when it is private. */
  members: z.array(z.string()),
})
export type Channel = z.infer<typeof channel>

export const thread = z.object({
  id: z.string(),
  space: spaceId,
  channel: z.string(),
  title: z.string(),
  order: z.number(),
  members: z.array(z.string()),
  closed: z.boolean(),
  sample: z.boolean(),
})
export type Thread = z.infer<typeof thread>

// The shelf holds only what Hearth itself put there, so what a message shows is taken as the view it was.
const message = z.custom<Message>((value) => typeof value === 'object' && value !== null && 'text' in value)

/** What a message says of a file that hangs on it. */
const hungFile = z.object({ id: z.string(), name: z.string(), bytes: z.number(), type: z.string().exactOptional() })

export const posted = z.object({
  id: z.string(),
  order: z.number(),
  place: wirePlace,
  /** Absent when Hearth itself wrote it. */
  author: z.string().optional(),
  at: z.number(),
  message,
  /** How often it was changed. */
  version: z.number(),
  /** The one person who sees it. */
  onlyFor: z.string().optional(),
  /** Kept without its words, so that a repeated post does not bring it back. */
  removed: z.boolean(),
  sample: z.boolean(),
  files: z.array(hungFile).readonly().optional(),
  /** What Hearth has drawn for it, and what that shows in words. */
  picture: z.object({ id: z.string(), alt: z.string() }).optional(),
  /** Who likes it. */
  likes: z.array(z.string()).readonly().optional(),
})
export type Posted = z.infer<typeof posted>

/** The bytes of a file, by the id that its message names. */
export const keptFile = z.object({
  id: z.string(),
  space: spaceId,
  order: z.number(),
  bytes: z.number(),
  /** In base64. */
  content: z.string(),
})
export type KeptFile = z.infer<typeof keptFile>

/** An event that Hearth has not kept yet. */
export const untold = z.object({
  id: z.string(),
  event: z.custom<InboundEvent>((value) => typeof value === 'object' && value !== null && 'kind' in value),
})
export type Untold = z.infer<typeof untold>

export const chronicle = z.object({
  id: z.literal('it'),
  /** Which world this is: a new one after *Start over*. */
  world: z.string(),
  /** How far the sample is: one that was begun and not finished starts over. */
  sample: z.enum(['none', 'begun', 'done']),
  /** Whether there is a second space, and whether the page shows it. */
  second: z.enum(['none', 'shown', 'hidden']).default('none'),
})
export type Chronicle = z.infer<typeof chronicle>
