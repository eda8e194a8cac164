// Server-sent events: word to every open page that the world has changed. What changed it asks for itself, so nothing
// private passes here.

export interface Live {
  /** The stream of one page. */
  open(): ReadableStream<Uint8Array>
  /** Tells every page. Changes made together are told together. */
  changed(): void
  close(): void
}

const encode = (text: string): Uint8Array => new TextEncoder().encode(text)
const change = encode('event: change\ndata: {}\n\n')

/** Makes the live connections of one server. */
export function liveOf(): Live {
  const pages = new Set<ReadableStreamDefaultController<Uint8Array>>()
  let told = true

  function tell(): void {
    told = true
    for (const page of pages) page.enqueue(change)
  }

  function open(): ReadableStream<Uint8Array> {
    let mine: ReadableStreamDefaultController<Uint8Array> | undefined
    return new ReadableStream<Uint8Array>({
      start(page) {
        mine = page
        pages.add(page)
        // A page that comes back after a gap learns that it may have missed something.
        page.enqueue(encode('retry: 1000\n\n'))
        page.enqueue(change)
      },
      cancel() {
        if (mine !== undefined) pages.delete(mine)
      },
    })
  }

  return {
    open,
    changed: () => {
      if (!told) return
      told = false
      queueMicrotask(tell)
    },
    close: () => {
      for (const page of pages) page.close()
      pages.clear()
    },
  }
}
