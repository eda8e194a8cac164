// A post in a forum: a public thread whose first message stands in the thread itself and has the thread's id.
import { postMessage } from './message-acts.ts'
import { may } from './permissions.ts'
import { visibleChannel } from './person-sight.ts'
import { openThread } from './thread-acts.ts'
import type { Channel, User, World } from './world.ts'

const FORUM = 15
const PUBLIC = 11

/** Begins it as a person does: whoever may write in a forum may. */
export function startPost(world: World, user: User, forumId: string, title: string, content: string): Channel {
  const parent = visibleChannel(world, user, forumId)
  if (parent.type !== FORUM) throw new Error(`${parent.name} is no forum`)
  if (!may(world, user, parent, 'sendMessages')) throw new Error(`${user.name} may not post in ${parent.name}`)
  const id = world.ids.next()
  const thread = openThread(world, {
    ...{ parent, owner: user, name: title, type: PUBLIC, invitable: true, autoArchiveMinutes: 4320 },
    messageId: id,
  })
  postMessage(world, { channel: thread, author: user, body: { content }, id })
  return thread
}
