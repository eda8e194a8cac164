// Hears what other processes say over a connection of its own, which is replaced when it breaks.
import pg from 'pg'
import type { Timers } from '../../ports/system.ts'
import { connectionTo } from './pool.ts'

/** Where processes tell each other that there is something to do. */
export const channel = 'hearth'

/** The wait before another connection is tried. Milliseconds. */
const againMs = 2_000

/**
 * Calls `heard` with who said something, and with nobody's name once a connection stands: something may have been missed
 * before. The returned function ends that.
 */
export function listenTo(url: string, heard: (from: string) => void, timers: Timers): () => Promise<void> {
  let over = false
  let client: pg.Client | undefined
  let cancel = () => {}

  async function connect(): Promise<void> {
    const mine = new pg.Client(connectionTo(url))
    client = mine
    const broken = (): void => {
      if (client !== mine) return
      client = undefined
      mine.end().catch(() => undefined)
      if (!over) cancel = timers.after(againMs, begin)
    }
    mine.on('error', broken)
    mine.on('end', broken)
    mine.on('notification', ({ payload = '' }) => heard(payload))
    try {
      await mine.connect()
      await mine.query(`listen ${channel}`)
      heard('')
    } catch {
      broken()
    }
  }

  const begin = (): void => void connect()
  begin()
  return async () => {
    over = true
    cancel()
    const last = client
    client = undefined
    await last?.end().catch(() => undefined)
  }
}
