// The message that somebody uses a message command on: Discord sends it along. Pure.
import type { MessageRef, Place } from '../../src/domain/place.ts'
import type { SeenMessage } from '../../src/ports/inbox.ts'
import { fileSeen } from './file-seen.ts'
import { readableText } from './readable-text.ts'
import { userSeen } from './user-seen.ts'
import { asWire, Malformed, maybeText, maybeWire, momentOf, textOf, type Wire, wiresOf } from './wire.ts'

/** Reads it; throws Malformed when it is not there. Channels that it names are not told along. */
export function pointedMessage(data: Wire, place: Place | undefined, channel: string): SeenMessage {
  const id = textOf(data, 'target_id')
  const message = asWire(maybeWire(maybeWire(data, 'resolved'), 'messages')?.[id], 'message')
  if (place === undefined) throw new Malformed('guild')
  const seen = userSeen(asWire(message.author, 'author'))
  const ref: MessageRef = { place, channel, id }
  const to = maybeText(maybeWire(message, 'message_reference'), 'message_id')
  return {
    ref,
    place,
    author: { ...seen, bot: seen.bot || maybeText(message, 'webhook_id') !== undefined },
    text: readableText(message, () => undefined),
    files: wiresOf(message.attachments).map(fileSeen),
    at: momentOf(message, 'timestamp'),
    ...(to === undefined || place.kind !== 'channel' ? {} : { answers: { place, channel, id: to } }),
    url: `https://discord.com/channels/${place.space.id}/${channel}/${id}`,
  }
}
