// What the thread that makes a copy tells at its end.
import { z } from 'zod'

export const copyReport = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('done'),
    contents: z.object({ bytes: z.number(), rows: z.record(z.string(), z.number()) }),
    files: z.object({ count: z.number(), bytes: z.number(), missing: z.number() }).optional(),
  }),
  z.object({ kind: z.literal('failed'), reason: z.string() }),
])

export type CopyReport = z.infer<typeof copyReport>
