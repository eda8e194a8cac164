// A thread that grows from a message: it has the message's id, begins by pointing back to it, and the message tells of it.
import { postMessage, tell } from './message-acts.ts'
import { openThread } from './thread-acts.ts'
import type { Channel, Message, User, World } from './world.ts'

const PUBLIC = 11
const THREAD_STARTER = 21
const HAS_THREAD = 1 << 5

export interface Growing {
  readonly parent: Channel
  readonly message: Message
  readonly owner: User
  readonly name: string
  readonly autoArchiveMinutes?: number | undefined
}

/** Opens the thread. Whether it may be opened is asked by whoever calls. */
export function openThreadFrom(world: World, growing: Growing): Channel {
  const { parent, message, owner, name, autoArchiveMinutes = 4320 } = growing
  const thread = openThread(world, {
    ...{ parent, owner, name, autoArchiveMinutes },
    type: PUBLIC,
    invitable: true,
    messageId: message.id,
  })
  message.threadId = thread.id
  message.flags |= HAS_THREAD
  tell(world, 'MESSAGE_UPDATE', message)
  postMessage(world, { channel: thread, author: owner, type: THREAD_STARTER, starts: message })
  return thread
}
