/** Faults on demand: the next matching request fails as the test asks, once, or all of them do until the test ends that. */
interface Fault {
  /** An HTTP status instead of 200; 429 comes with `Retry-After`. */
  readonly status?: number
  /** An `ok: false` answer with this error. */
  readonly error?: string
  /** Seconds. */
  readonly retryAfter?: number
  /** The connection is cut before the request is carried out, or after it but before the answer. */
  readonly cut?: 'before' | 'after'
  /** Milliseconds until the request is looked at; alone, it is then carried out. */
  readonly delayMs?: number
}

export interface Faults {
  /** Makes the next request of this method fail once, after this many that do not; several calls queue up. */
  next(match: { readonly method: string | RegExp; readonly after?: number }, fault: Fault): void
  /** Makes every request of this method fail until the returned function is called; single faults go first. */
  during(method: string | RegExp, fault: Fault): () => void
  /** Takes the fault that is due for this method. */
  take(method: string): Fault | undefined
}

/** Makes the fault queue of one emulator. */
export function createFaults(): Faults {
  const queue: { readonly method: string | RegExp; readonly fault: Fault; spared: number }[] = []
  const lasting = new Set<{ readonly method: string | RegExp; readonly fault: Fault }>()
  const isOf = (wanted: string | RegExp, method: string): boolean =>
    typeof wanted === 'string' ? wanted === method : wanted.test(method)
  return {
    next({ method, after = 0 }, fault) {
      queue.push({ method, fault, spared: after })
    },
    during(method, fault) {
      const one = { method, fault }
      lasting.add(one)
      return () => void lasting.delete(one)
    },
    take(method) {
      const at = queue.findIndex((one) => isOf(one.method, method))
      const due = queue[at]
      if (due !== undefined && due.spared > 0) {
        due.spared -= 1
        return undefined
      }
      if (due !== undefined) return queue.splice(at, 1)[0]?.fault
      return [...lasting].find((one) => isOf(one.method, method))?.fault
    },
  }
}
