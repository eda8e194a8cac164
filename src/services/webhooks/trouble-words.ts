// What went wrong with a webhook, in plain words.
import type { CommunityId } from '../../domain/ids.ts'
import { webhookName } from '../../domain/webhook.ts'
import type { Say } from '../../locales/say.ts'
import type { CallOut } from '../../ports/call-out.ts'
import type { Outcome } from '../../ports/outcome.ts'
import { plain, type Text } from '../../view/text.ts'
import type { House } from '../house.ts'

/** Where a webhook is. */
export async function webhookHost(house: House, community: CommunityId, id: string, say: Say): Promise<string> {
  const found = await house.store.of(community).webhooks.get(id)
  return found === undefined ? say.label('webhook.removed-one') : webhookName(found.address)
}

/** What was to be told, and where: `telling app.example.org that a thread was opened`. */
export async function callNamed(house: House, community: CommunityId, call: CallOut, say: Say): Promise<string> {
  const host = await webhookHost(house, community, call.hook, say)
  return say.label('webhook.call', { host, event: shortName(call.event) })
}

/** What a sentence chooses by holds no dot. */
export const shortName = (event: string): string => event.replace('thread.', '').replace('.', '')

type Trouble = Exclude<Outcome, { kind: 'done' }> | undefined

/** How the last try went. */
export function callTrouble(trouble: Trouble, say: Say): Text {
  const detail = trouble?.detail ?? ''
  const status = /^status (\d+)$/.exec(detail)?.[1]
  return status === undefined
    ? say('webhook.trouble', { why: detail.replaceAll('-', '') })
    : say('webhook.trouble.status', { status })
}

/** Why it was given up, and what to do. */
export function callFailed(trouble: Trouble, say: Say): Text {
  const key = trouble?.kind === 'refused' ? 'webhook.refused' : 'webhook.given-up'
  const command = { kind: 'command', path: 'setup webhook' } as const
  return [...callTrouble(trouble, say), ...plain(' '), ...say(key, { command })]
}
