// Reads a long list page by page. It may have more pages than Discord answers at once: what was read is kept while Hearth
// waits as long as it is told to, though not for ever.
import { RateLimitError } from 'discord.js'
import type { Patience } from './patience.ts'
import { type Wire, wiresOf } from './wire.ts'

export interface PatientPages {
  readonly wait: Patience['wait']
  /** How long all waits may take together. Milliseconds. */
  readonly patienceMs: number
  /** What a full page holds: a shorter one is the last. */
  readonly pageLength: number
  /** Where the first page begins. */
  readonly after: string
  readonly read: (after: string) => Promise<unknown>
  /** Where the next page begins; undefined when this one was the last. */
  readonly next: (page: readonly Wire[]) => string | undefined
}

/** Each page in turn. Rejects as Discord does once the waits together would take too long. */
export async function* patientPages(options: PatientPages): AsyncGenerator<readonly Wire[]> {
  let left = options.patienceMs

  async function page(after: string): Promise<readonly Wire[]> {
    for (;;) {
      try {
        return wiresOf(await options.read(after))
      } catch (error) {
        if (!(error instanceof RateLimitError)) throw error
        const ms = Math.max(1, Math.ceil(error.retryAfter))
        left -= ms
        if (left < 0 || !(await options.wait(ms))) throw error
      }
    }
  }

  for (let after: string | undefined = options.after; after !== undefined; ) {
    const read: readonly Wire[] = await page(after)
    yield read
    after = read.length < options.pageLength ? undefined : options.next(read)
  }
}
