/** What one act of a person entitles the app to: a trigger id (short, once) and a response_url (five uses). */
import { Refusal } from '../api/refusal.ts'
import { limits } from '../limits.ts'
import type { Settings } from '../options.ts'
import type { Ids } from './ids.ts'
import type { Message, View } from './types.ts'

/** One act of a person and what the app showed for it. */
export interface Exchange {
  readonly id: string
  readonly triggerId: string
  readonly user: string
  readonly channel: string | undefined
  /** The message that was pressed, which `replace_original` changes. */
  readonly original: Message | undefined
  readonly at: number
  triggerUsed: boolean
  uses: number
  readonly responses: Message[]
  readonly views: View[]
}

export interface Exchanges {
  begin(act: Pick<Exchange, 'user' | 'channel' | 'original'>): Exchange
  /** Uses up a trigger id, or refuses it as Slack does. */
  redeem(triggerId: string): Exchange
  /** Counts one use of a response_url; undefined when it is unknown, used up or too old. */
  respond(id: string): Exchange | undefined
}

/** Makes the register of one emulator. */
export function createExchanges(settings: Settings, ids: Ids): Exchanges {
  const byTrigger = new Map<string, Exchange>()
  const byId = new Map<string, Exchange>()
  return {
    begin(act) {
      const id = ids.next('R')
      const triggerId = `${ids.ts()}.${id.toLowerCase()}`
      const exchange: Exchange = {
        ...act,
        id,
        triggerId,
        at: settings.now(),
        triggerUsed: false,
        uses: 0,
        responses: [],
        views: [],
      }
      byTrigger.set(triggerId, exchange)
      byId.set(id, exchange)
      return exchange
    },
    redeem(triggerId) {
      const exchange = byTrigger.get(triggerId)
      if (!exchange) throw new Refusal('invalid_trigger_id')
      if (exchange.triggerUsed) throw new Refusal('exchanged_trigger_id')
      if (settings.now() - exchange.at > settings.timing.trigger) throw new Refusal('expired_trigger_id')
      exchange.triggerUsed = true
      return exchange
    },
    respond(id) {
      const exchange = byId.get(id)
      if (!exchange || settings.now() - exchange.at > settings.timing.responseUrl) return undefined
      if (exchange.uses >= limits.responseUrlUses) return undefined
      exchange.uses += 1
      return exchange
    },
  }
}
