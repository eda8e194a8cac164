// Faults on demand: the next matching request, or the next gateway message of an opcode, goes wrong once.
interface RequestMatch {
  readonly method?: string
  readonly path: RegExp
}

interface RequestFault {
  /** Answered instead of the route's own answer; left out when the connection is cut. */
  readonly status?: number
  readonly code?: number
  readonly retryAfter?: number
  readonly global?: boolean
  /** Cuts the connection before or after the route did its work. */
  readonly cut?: 'before' | 'after'
}

/** What happens to a client's gateway message instead of its usual answer. */
export type GatewayFault =
  | { readonly kind: 'close'; readonly code: number }
  | { readonly kind: 'ignore' }
  | { readonly kind: 'invalid session'; readonly resumable: boolean }

export interface Faults {
  /** The next request that matches goes wrong, once. */
  next(match: RequestMatch, fault: RequestFault): void
  /** The same for the request that matches after so many others that do. */
  after(others: number, match: RequestMatch, fault: RequestFault): void
  /** The next gateway message with this opcode (1 heartbeat, 2 identify, 6 resume) goes wrong, once. */
  nextOp(op: number, fault: GatewayFault): void
}

export interface FaultQueue extends Faults {
  takeRequest(method: string, path: string): RequestFault | undefined
  takeOp(op: number): GatewayFault | undefined
}

/** An empty queue of faults. */
export function faultQueue(): FaultQueue {
  const requests: { match: RequestMatch; fault: RequestFault; others: number }[] = []
  const ops: { op: number; fault: GatewayFault }[] = []
  return {
    next: (match, fault) => void requests.push({ match, fault, others: 0 }),
    after: (others, match, fault) => void requests.push({ match, fault, others }),
    nextOp: (op, fault) => void ops.push({ op, fault }),
    takeRequest(method, path) {
      const at = requests.findIndex(({ match }) => (match.method ?? method) === method && match.path.test(path))
      const found = requests[at]
      if (found === undefined) return undefined
      found.others -= 1
      if (found.others >= 0) return undefined
      requests.splice(at, 1)
      return found.fault
    },
    takeOp(op) {
      const at = ops.findIndex((waiting) => waiting.op === op)
      return at < 0 ? undefined : ops.splice(at, 1)[0]?.fault
    },
  }
}
