// What a `message` event of Slack's says happened: posted, edited or removed, or nothing that anybody wrote.
import type { MessageBody, MessageEvent } from './payloads.ts'

export interface Written {
  readonly what: 'posted' | 'edited' | 'removed'
  readonly message: MessageBody & { readonly user: string }
  /** The same for the same happening, under whatever event id it comes. */
  readonly version: string
}

/** Kinds of message that a person writes; all others are the workspace's own. */
const written = new Set([undefined, 'file_share', 'thread_broadcast', 'me_message'])

/** Reads the event; undefined for bots, unfurled links, joins and other notices. */
export function readMessageEvent(event: MessageEvent): Written | undefined {
  const { message, previous_message: previous } = event
  if (event.subtype === 'message_deleted') return by(previous, 'removed', 'deleted')
  if (event.subtype !== 'message_changed') return written.has(event.subtype) ? by(event, 'posted', event.ts) : undefined
  if (message?.subtype === 'tombstone') return by(previous, 'removed', 'deleted')
  if (message?.edited === undefined || !written.has(message.subtype)) return undefined
  if (previous !== undefined && previous.text === message.text) return undefined
  return by(message, 'edited', message.edited.ts)
}

function by(message: MessageBody | undefined, what: Written['what'], version: string): Written | undefined {
  // That what we or another bot wrote was removed, somebody may have done.
  if (message?.user === undefined || (message.bot_id !== undefined && what !== 'removed')) return undefined
  if (!written.has(message.subtype)) return undefined
  return { what, message: { ...message, user: message.user }, version }
}
