// What a test and the child it kills say to each other: what the child is started with, its orders, and its answers.
import { z } from 'zod'
import { checkpoints } from '../../src/delivery/checkpoint.ts'

/** What the child runs on. The playground is on where no platform is named. */
export const childOptions = z.object({
  file: z.string(),
  /** The address of a database of PostgreSQL, which others may share, instead of the file. */
  postgres: z.string().optional(),
  companyTimes: z.object({ beatMs: z.number(), deadMs: z.number() }).optional(),
  /** How far its clock is ahead of the machine's. Milliseconds. */
  aheadMs: z.number(),
  discord: z
    .object({
      token: z.string(),
      apiUrl: z.string(),
      shards: z.object({ first: z.number(), last: z.number(), count: z.number() }).optional(),
    })
    .optional(),
  /** The spaces that are one community from the first start; none unless given. */
  communitySpaces: z.array(z.string()).readonly().optional(),
  slack: z.object({ botToken: z.string(), appToken: z.string(), apiUrl: z.string() }).optional(),
})
export type ChildOptions = z.infer<typeof childOptions>

const id = z.number()

/** What a house has before somebody acts in it. */
const arrangement = z.discriminatedUnion('kind', [
  /** A team of everyone who may answer. */
  z.object({ kind: z.literal('team'), name: z.string() }),
  /** The thread of this number is on a topic of its own, so that whoever opened it may open another. */
  z.object({ kind: z.literal('own topic'), thread: z.number() }),
])
export type Arrangement = z.infer<typeof arrangement>

export const order = z.discriminatedUnion('kind', [
  /** End yourself when this checkpoint is passed for the `nth` time from now on. */
  z.object({ id, kind: z.literal('arm'), at: z.enum(checkpoints), nth: z.number() }),
  /** Let everything happen that is owed, and skip the waits before another try: say how much time that took. */
  z.object({ id, kind: z.literal('settle') }),
  /**
   * Let everything happen that is due, and say how long it is until something is tried again, or until something planned
   * falls due, where that is no longer than `soonMs`.
   */
  z.object({ id, kind: z.literal('rest'), soonMs: z.number().optional() }),
  /** Let time pass. */
  z.object({ id, kind: z.literal('advance'), ms: z.number() }),
  /** Say which checkpoints were passed since you were asked last. */
  z.object({ id, kind: z.literal('passed') }),
  /** Keep something that tests of settings and forms make as people do. */
  z.object({ id, kind: z.literal('arrange'), what: arrangement }),
  z.object({ id, kind: z.literal('stop') }),
])
export type Order = z.infer<typeof order>

type Without<T, Key extends PropertyKey> = T extends unknown ? Omit<T, Key> : never
/** An order before it has its number. */
export type NewOrder = Without<Order, 'id'>

/** What an order comes to: the checkpoints that were asked for, the time that was skipped, the wait that was asked for. */
export const report = z.discriminatedUnion('kind', [
  /** It is connected and works. `address` is the playground's. */
  z.object({ kind: z.literal('ready'), address: z.string().optional() }),
  /** The order with this number is carried out. */
  z.object({
    kind: z.literal('done'),
    id,
    passed: z.array(z.enum(checkpoints)).readonly(),
    skippedMs: z.number(),
    /** Absent when nothing waits. */
    waitMs: z.number().optional(),
  }),
])
export type Report = z.infer<typeof report>
