// Whether a request really comes from Slack (docs.slack.dev/authentication/verifying-requests-from-slack).
import { createHmac, timingSafeEqual } from 'node:crypto'
import { limits } from './limits.ts'

export interface SignedRequest {
  readonly secret: string
  readonly timestamp: string | null
  readonly signature: string | null
  /** The body as it came, byte for byte. */
  readonly body: string
  /** Milliseconds since 1970. */
  readonly now: number
}

/** What is wrong with a request; its time may be wrong because a clock is, ours or the sender's. */
type Fault =
  | 'it is not signed'
  | 'its time is too far in the past'
  | 'its time is in the future'
  | 'its signature is wrong'

/**
 * Why a request is not Slack's, undefined when it is. A time in the future is refused as one in the past is, which Bolt
 * does not do.
 */
export function faultOf({ secret, timestamp, signature, body, now }: SignedRequest): Fault | undefined {
  if (timestamp === null || signature === null || !/^\d{1,15}$/.test(timestamp)) return 'it is not signed'
  const ageS = now / 1000 - Number(timestamp)
  if (ageS > limits.timestampSkewS) return 'its time is too far in the past'
  if (ageS < -limits.timestampSkewS) return 'its time is in the future'
  const expected = Buffer.from(`v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`)
  const given = Buffer.from(signature)
  const right = given.length === expected.length && timingSafeEqual(given, expected)
  return right ? undefined : 'its signature is wrong'
}
