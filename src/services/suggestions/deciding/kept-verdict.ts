// A decision that is kept as words while its number means two suggestions.
import { z } from 'zod'
import { type SuggestionStatus, suggestionSignatures } from '../../../domain/suggestion.ts'
import type { Verdict } from './read-verdict.ts'

const kept = z.object({
  reason: z.string().exactOptional(),
  team: z.string().nullable().exactOptional(),
  targetAt: z.number().nullable().exactOptional(),
  signed: z.enum(suggestionSignatures).exactOptional(),
})

/** As words. */
export const keptVerdict = ({ status: _, reason, ...verdict }: Verdict): string =>
  JSON.stringify(reason === undefined ? verdict : { reason, ...verdict })

/** As a decision again. */
export function verdictKept(words: string, status: SuggestionStatus): Verdict {
  const { reason, ...verdict } = kept.parse(JSON.parse(words))
  return { status, reason, ...verdict }
}
