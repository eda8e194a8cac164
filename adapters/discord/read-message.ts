// A message of the gateway as an event. Pure, but for the channel it is told about.
import { MessageType } from 'discord.js'
import type { AsksUs } from '../../src/bot/meant-words.ts'
import type { InboundEvent, UserSeen } from '../../src/ports/event.ts'
import { fileSeen } from './file-seen.ts'
import { behindOurName } from './mention.ts'
import { directPlace, directSpace, guildPlace, guildSpace } from './places.ts'
import { readableText } from './readable-text.ts'
import { userSeen } from './user-seen.ts'
import { asWire, maybeText, maybeWire, momentOf, numberOf, textOf, type Wire, wiresOf } from './wire.ts'

type MessageEvent = Extract<InboundEvent, { kind: 'message' }>

/** What people say. Everything else is a notice of Discord's own, or the answer to a command. */
const chat: readonly unknown[] = [MessageType.Default, MessageType.Reply]

/** Whether a packet is a message that somebody else than we wrote. An update without an author only fills in a preview. */
export function isChat(type: string, data: Wire, self: string): boolean {
  const posted = type === 'MESSAGE_CREATE'
  const author = posted ? textOf(asWire(data.author, 'author'), 'id') : maybeText(maybeWire(data, 'author'), 'id')
  const kind = posted ? numberOf(data, 'type') : data.type
  return author !== undefined && author !== self && chat.includes(kind)
}

export interface MessageContext {
  /** The channel that a thread hangs under. */
  readonly parent: string | undefined
  readonly channelName: (id: string) => string | undefined
  /** Our own account. */
  readonly self: string
  readonly asksUs: AsksUs
}

/** A message that was posted or edited; undefined for an update that no person made. */
export function messageEvent(type: string, data: Wire, context: MessageContext): MessageEvent | undefined {
  const author = maybeWire(data, 'author') ?? {}
  const edited = type === 'MESSAGE_UPDATE'
  if (edited && maybeText(data, 'edited_timestamp') === undefined) return undefined
  const at = momentOf(data, edited ? 'edited_timestamp' : 'timestamp')
  const seen = userSeen(author, maybeWire(data, 'member'))
  const stands = standing(data, seen.user, context.parent)
  const behind = behindOurName(data, context.self)
  const asks = behind !== undefined && stands.place.kind !== 'direct' && context.asksUs(behind, stands.place)
  return {
    ...stands,
    kind: 'message',
    key: `message:${textOf(data, 'channel_id')}:${textOf(data, 'id')}:${edited ? `edited:${at}` : 'posted'}`,
    what: edited ? 'edited' : 'posted',
    author: { ...seen, bot: seen.bot || maybeText(data, 'webhook_id') !== undefined },
    text: inPost(stands.ref, context, readableText(data, context.channelName)),
    ...attached(data),
    ...pointing(data, stands),
    at,
    ...(asks ? { asksUs: true } : {}),
  }
}

/** A post of a forum begins with what it is called: the thread has the id of its first message there alone. */
function inPost({ place, id }: MessageEvent['ref'], { channelName }: MessageContext, words: string): string {
  const title = place.kind === 'thread' && place.thread === id ? channelName(id) : undefined
  return title === undefined ? words : `${title}\n${words}`.trim()
}

/** What it replies to, and where it is found: in a thread, the thread says both. */
function pointing(
  data: Wire,
  { space, place, ref }: Pick<MessageEvent, 'space' | 'place' | 'ref'>,
): Pick<MessageEvent, 'answers' | 'url'> {
  if (place.kind !== 'channel') return {}
  const { channel, id } = ref
  const url = `https://discord.com/channels/${space.id}/${channel}/${id}`
  const to = data.type === MessageType.Reply ? maybeText(maybeWire(data, 'message_reference'), 'message_id') : undefined
  return to === undefined ? { url } : { url, answers: { place, channel, id: to } }
}

/** The files that hang on it. */
function attached(data: Wire): Pick<MessageEvent, 'files'> {
  const files = wiresOf(data.attachments).map(fileSeen)
  return files.length === 0 ? {} : { files }
}

/** A message that was removed. Discord does not say whose it was. */
export const removedEvent = (data: Wire, id: string, parent: string | undefined, at: number): MessageEvent => ({
  ...standing({ ...data, id }, '', parent),
  kind: 'message',
  key: `message:${textOf(data, 'channel_id')}:${id}:removed`,
  what: 'removed',
  author: nobody,
  text: '',
  at,
})

const nobody: UserSeen = { user: '', name: '', bot: false, guest: false }

function standing(
  data: Wire,
  author: string,
  parent: string | undefined,
): Pick<MessageEvent, 'space' | 'place' | 'ref'> {
  const guild = maybeText(data, 'guild_id')
  const channel = textOf(data, 'channel_id')
  const place = guild === undefined ? directPlace(author) : guildPlace(guild, channel, parent)
  const space = guild === undefined ? directSpace : guildSpace(guild)
  return { space, place, ref: { place, channel, id: textOf(data, 'id') } }
}
