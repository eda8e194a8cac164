// Slack's lists page by page, by cursor.
import type { Patience } from './patience.ts'

interface Page {
  readonly response_metadata?: { readonly next_cursor?: string }
}

const impatient: Patience = (call) => call()

/** Every page of a list, read as it is needed; with patience, a page that Slack will not give yet is waited for. */
export async function* pages<P extends Page>(
  read: (from: { readonly cursor?: string }) => Promise<P>,
  patience: Patience = impatient,
): AsyncGenerator<P> {
  let cursor: string | undefined
  do {
    const from = cursor === undefined ? {} : { cursor }
    const page = await patience(() => read(from))
    yield page
    cursor = page.response_metadata?.next_cursor
  } while (cursor !== undefined && cursor !== '')
}
