// What a person does with messages: writes, edits, deletes, opens threads.
import { openDirectChannel } from './channel-acts.ts'
import { editMessage, postMessage, removeMessage } from './message-acts.ts'
import { may, mayWrite } from './permissions.ts'
import { visibleChannel, visibleMessage } from './person-sight.ts'
import { openThread } from './thread-acts.ts'
import { openThreadFrom } from './thread-from-message.ts'
import type { Attachment, Channel, Message, User, World } from './world.ts'

const FORUM = 15

/** A file that a person attaches. */
export interface NewFile {
  readonly name: string
  readonly content: Uint8Array
  readonly type?: string
}

/** A person's file as Discord keeps it. */
export const attachmentOf = (world: World, { name, content, type }: NewFile): Attachment => ({
  id: world.ids.next(),
  filename: name,
  contentType: type ?? 'application/octet-stream',
  content,
})

/** Writes a message where the person may. */
export function write(
  world: World,
  user: User,
  channelId: string,
  content: string,
  options: { replyTo?: Message; files?: readonly NewFile[] } = {},
): Message {
  const channel = visibleChannel(world, user, channelId)
  if (channel.type === FORUM) throw new Error(`${channel.name} is a forum, and holds posts alone`)
  if (!mayWrite(world, user, channel)) throw new Error(`${user.name} may not write in ${channel.name}`)
  if (channel.thread?.locked && !may(world, user, channel, 'manageThreads')) {
    throw new Error(`${channel.name} is locked`)
  }
  const body = { content, ...(options.replyTo ? { message_reference: { message_id: options.replyTo.id } } : {}) }
  const files = (options.files ?? []).map((file) => attachmentOf(world, file))
  return postMessage(world, { channel, author: user, body, files })
}

/** Edits the person's own message. */
export function edit(world: World, user: User, message: Message, content: string): void {
  if (message.author !== user) throw new Error(`${user.name} did not write that message`)
  visibleMessage(world, user, message)
  editMessage(world, message, { content })
}

/** Deletes a message of the person's own, or any where they moderate; an ephemeral one is dismissed. */
export function remove(world: World, user: User, message: Message): void {
  const channel = visibleMessage(world, user, message)
  const allowed = message.author === user || message.ephemeralFor === user.id
  if (!allowed && !may(world, user, channel, 'manageMessages')) throw new Error(`${user.name} may not delete that`)
  removeMessage(world, message)
}

/** Opens the direct message channel with the bot. */
export function openDirect(world: World, user: User): Channel {
  return openDirectChannel(world, user)
}

/** Opens a public or private thread as a person does, or a public one from a message. */
export function startThread(
  world: World,
  user: User,
  channelId: string,
  name: string,
  options: { private?: boolean; from?: Message } = {},
): Channel {
  const parent = visibleChannel(world, user, channelId)
  const hidden = options.private ?? false
  if (!may(world, user, parent, hidden ? 'createPrivateThreads' : 'createPublicThreads')) {
    throw new Error(`${user.name} may not open a thread in ${parent.name}`)
  }
  if (options.from) {
    if (visibleMessage(world, user, options.from) !== parent) throw new Error(`That message is not in ${parent.name}`)
    if (options.from.threadId) throw new Error('That message has a thread')
    return openThreadFrom(world, { parent, message: options.from, owner: user, name })
  }
  const type = hidden ? 12 : 11
  return openThread(world, { parent, owner: user, name, type, invitable: true, autoArchiveMinutes: 4320 })
}
