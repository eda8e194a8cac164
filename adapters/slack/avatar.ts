// Somebody's avatar, from Slack's own host. Who has not chosen one has a picture elsewhere, which is not asked for.
import { download } from '../../src/ports/download.ts'
import type { Timers } from '../../src/ports/system.ts'
import type { People } from './people.ts'

interface AvatarOptions {
  readonly people: Pick<People, 'find'>
  readonly timers: Timers
  /** Where another Slack than the real one is reached. */
  readonly apiUrl?: string | undefined
}

const host = 'https://avatars.slack-edge.com'
const downloadMs = 5_000

/** Its bytes; undefined for somebody who has none there. Rejects with a PlatformError. */
export async function avatar(
  { people, timers, apiUrl }: AvatarOptions,
  user: string,
  most: number,
): Promise<Uint8Array | undefined> {
  const url = (await people.find(user))?.profile?.image_192 ?? undefined
  const origins = [apiUrl === undefined ? host : new URL(apiUrl).origin]
  const origin = url === undefined ? undefined : URL.parse(url)?.origin
  if (url === undefined || origin === undefined || !origins.includes(origin)) return undefined
  return download(url, { origins, most, timers, patienceMs: downloadMs })
}
