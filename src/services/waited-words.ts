// How long something has been waiting, in words.
import { elapsed } from '../domain/digest.ts'
import type { Say } from '../locales/say.ts'

/** `3 days`, `5 hours`. */
export function waitedWords(say: Say, ms: number): string {
  const { unit, count } = elapsed(ms)
  return say.label('digest.waited', { unit, count })
}
