/** Faults on demand: the next matching request fails as the test asks, once. */
interface Fault {
  /** An HTTP status instead of 200; 429 comes with `Retry-After`. */
  readonly status?: number
  /** An `ok: false` answer with this error. */
  readonly error?: string
  /** Seconds. */
  readonly retryAfter?: number
  /** The connection is cut before the request is carried out, or after it but before the answer. */
  readonly cut?: 'before' | 'after'
}

export interface Faults {
  /** Makes the next request of this method fail once, after this many that do not; several calls queue up. */
  next(match: { readonly method: string | RegExp; readonly after?: number }, fault: Fault): void
  /** Takes the fault that is due for this method. */
  take(method: string): Fault | undefined
}

/** Makes the fault queue of one emulator. */
export function createFaults(): Faults {
  const queue: { readonly method: string | RegExp; readonly fault: Fault; spared: number }[] = []
  return {
    next({ method, after = 0 }, fault) {
      queue.push({ method, fault, spared: after })
    },
    take(method) {
      const at = queue.findIndex((one) =>
        typeof one.method === 'string' ? one.method === method : one.method.test(method),
      )
      const due = queue[at]
      if (due !== undefined && due.spared > 0) {
        due.spared -= 1
        return undefined
      }
      return at === -1 ? undefined : queue.splice(at, 1)[0]?.fault
    },
  }
}
