// What a reply is signed with as it comes back out of the store: the one schema for it.
import { z } from 'zod'
import { byName, type Signature } from '../domain/signature.ts'

const signature: z.ZodType<Signature> = z.discriminatedUnion('by', [
  z.object({ by: z.literal('name') }),
  z.object({ by: z.enum(['role', 'team']), called: z.string().exactOptional() }),
])

/** Read back; the name where nothing was kept. Throws when no version of ours wrote it. */
export const readSignature = (stored: string | null): Signature =>
  stored === null ? byName : signature.parse(JSON.parse(stored))

/** As it is kept: nothing for the name, which is what most are signed with. */
export const keepSignature = (one: Signature): string | null => (one.by === 'name' ? null : JSON.stringify(one))
