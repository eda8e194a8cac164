// Slack's lists page by page, by cursor.

interface Page {
  readonly response_metadata?: { readonly next_cursor?: string }
}

/** Every page of a list, read as it is needed. */
export async function* pages<P extends Page>(
  read: (from: { readonly cursor?: string }) => Promise<P>,
): AsyncGenerator<P> {
  let cursor: string | undefined
  do {
    const page = await read(cursor === undefined ? {} : { cursor })
    yield page
    cursor = page.response_metadata?.next_cursor
  } while (cursor !== undefined && cursor !== '')
}
