/** What the parts of one emulator share. */
import type { Tally } from '../tally.ts'
import type { Changes } from './changes.ts'
import type { Faults } from './faults.ts'
import type { Settings } from './options.ts'
import type { Rates } from './rates.ts'
import type { Timers } from './timers.ts'
import type { Delivery } from './transport/delivery.ts'
import type { Exchanges } from './world/exchanges.ts'
import type { World } from './world/world.ts'

/** One request the app made to the Web API or a response_url. */
interface RecordedRequest {
  /** The method's name; `response_url` for a response_url. */
  readonly method: string
  readonly body: Readonly<Record<string, unknown>>
  readonly ok: boolean
  readonly error: string | undefined
  readonly status: number
}

export interface Core {
  readonly settings: Settings
  readonly world: World
  readonly changes: Changes
  readonly timers: Timers
  readonly delivery: Delivery
  readonly exchanges: Exchanges
  readonly faults: Faults
  readonly rates: Rates
  readonly requests: RecordedRequest[]
  readonly tally: Tally
  /** Where the emulator listens, without a slash at the end. */
  readonly origin: string
  /** What its response_urls begin with. */
  respondAt: string
}
