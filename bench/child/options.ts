// What the measured processes are started with.
import { z } from 'zod'

export const hearthOptions = z.object({
  file: z.string(),
  slack: z.object({ botToken: z.string(), apiUrl: z.string(), signingSecret: z.string() }).optional(),
  discord: z.object({ token: z.string(), apiUrl: z.string(), requestsPerSecond: z.number().optional() }).optional(),
  /** Keeps what it writes, and performs none of it. */
  hold: z.boolean().default(false),
  /** Connects to Discord and handles nothing that it tells: all is there, and only the client has something to keep. */
  deaf: z.boolean().default(false),
  /** So many commands instead of Hearth's own. */
  commands: z.number().optional(),
})
export type HearthOptions = z.input<typeof hearthOptions>

export const boltOptions = z.object({
  botToken: z.string(),
  apiUrl: z.string(),
  signingSecret: z.string(),
  /** `acks`: only answers. `inserts`: writes one row first, into this file. */
  does: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('acks') }),
    z.object({ kind: z.literal('inserts'), file: z.string(), synchronous: z.enum(['NORMAL', 'FULL']) }),
  ]),
  commands: z.number(),
})
export type BoltOptions = z.input<typeof boltOptions>

export const stockDiscordOptions = z.object({
  token: z.string(),
  apiUrl: z.string(),
  /** Whether it registers commands. */
  commands: z.boolean(),
})
