// The message that somebody uses a message command on: Discord sends it along. Pure.
import type { MessageRef, Place } from '../../src/domain/place.ts'
import type { SeenMessage } from '../../src/ports/inbox.ts'
import { fileSeen } from './file-seen.ts'
import { readableText } from './readable-text.ts'
import { nameOf } from './resolved.ts'
import { userSeen } from './user-seen.ts'
import { asWire, Malformed, maybeText, maybeWire, momentOf, textOf, textsOf, type Wire, wiresOf } from './wire.ts'

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
    ...namedBy(message),
    files: wiresOf(message.attachments).map(fileSeen),
    at: momentOf(message, 'timestamp'),
    ...(to === undefined || place.kind !== 'channel' ? {} : { answers: { place, channel, id: to } }),
    url: `https://discord.com/channels/${place.space.id}/${channel}/${id}`,
  }
}

/** Whom it names, the author of what it answers among them. */
function namedBy(message: Wire): Pick<SeenMessage, 'named'> {
  const people = wiresOf(message.mentions).map((user) => {
    return { kind: 'user', id: textOf(user, 'id'), name: nameOf(user, maybeWire(user, 'member')) } as const
  })
  const roles = textsOf(message.mention_roles).map((id) => ({ kind: 'role', id, name: '@role' }) as const)
  return people.length + roles.length === 0 ? {} : { named: [...people, ...roles] }
}
