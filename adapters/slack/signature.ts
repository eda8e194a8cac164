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

/** Checks signature and age. A timestamp in the future is refused as one in the past is, which Bolt does not do. */
export function isSigned({ secret, timestamp, signature, body, now }: SignedRequest): boolean {
  if (timestamp === null || signature === null || !/^\d{1,15}$/.test(timestamp)) return false
  if (Math.abs(now / 1000 - Number(timestamp)) > limits.timestampSkewS) return false
  const expected = Buffer.from(`v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`)
  const given = Buffer.from(signature)
  return given.length === expected.length && timingSafeEqual(given, expected)
}
