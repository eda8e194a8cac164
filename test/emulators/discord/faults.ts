// Faults on demand: the next matching request, or the next gateway message of an opcode, goes wrong; once, or until told.
import type { LimitScope } from './rate-limits.ts'

export interface RequestMatch {
  readonly method?: string
  readonly path: RegExp
}

export interface RequestFault {
  /** Answered instead of the route's own answer; left out when the connection is cut. */
  readonly status?: number
  readonly code?: number
  /** Seconds, for status 429. */
  readonly retryAfter?: number
  readonly global?: boolean
  /** Whose limit a 429 is: `user` unless said. `global` stands for scope `global`. */
  readonly scope?: LimitScope
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
  /** Each request that matches goes wrong, until what is returned is called. */
  every(match: RequestMatch, fault: RequestFault): () => void
  /** The next gateway message with this opcode (1 heartbeat, 2 identify, 6 resume) goes wrong, once. */
  nextOp(op: number, fault: GatewayFault): void
  /** Each gateway message with this opcode, until what is returned is called. */
  everyOp(op: number, fault: GatewayFault): () => void
}

export interface FaultQueue extends Faults {
  takeRequest(method: string, path: string): RequestFault | undefined
  takeOp(op: number): GatewayFault | undefined
}

interface Waiting<Match, Fault> {
  readonly match: Match
  readonly fault: Fault
  readonly once: boolean
  others: number
}

/** An empty queue of faults. */
export function faultQueue(): FaultQueue {
  const requests = new Set<Waiting<RequestMatch, RequestFault>>()
  const ops = new Set<Waiting<number, GatewayFault>>()
  return {
    next: (match, fault) => void requests.add({ match, fault, once: true, others: 0 }),
    after: (others, match, fault) => void requests.add({ match, fault, once: true, others }),
    every: (match, fault) => added(requests, { match, fault, once: false, others: 0 }),
    nextOp: (op, fault) => void ops.add({ match: op, fault, once: true, others: 0 }),
    everyOp: (op, fault) => added(ops, { match: op, fault, once: false, others: 0 }),
    takeRequest: (method, path) => taken(requests, (match) => matches(match, method, path)),
    takeOp: (op) => taken(ops, (wanted) => wanted === op),
  }
}

/** Whether a request is meant. */
export const matches = (match: RequestMatch, method: string, path: string): boolean =>
  (match.method ?? method) === method && match.path.test(path)

function added<Each>(all: Set<Each>, one: Each): () => void {
  all.add(one)
  return () => void all.delete(one)
}

function taken<Match, Fault>(all: Set<Waiting<Match, Fault>>, isMeant: (match: Match) => boolean): Fault | undefined {
  const found = [...all].find(({ match }) => isMeant(match))
  if (found === undefined) return undefined
  found.others -= 1
  if (found.others >= 0) return undefined
  if (found.once) all.delete(found)
  return found.fault
}
