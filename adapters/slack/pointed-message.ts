// The message that somebody uses a shortcut on: Slack sends it along, with the ids of whom it names.
import { namedIn } from '../../src/bot/named-in.ts'
import type { UserSeen } from '../../src/ports/event.ts'
import type { SeenMessage } from '../../src/ports/inbox.ts'
import { placeOf } from './address.ts'
import { fileSeen } from './file-seen.ts'
import type { MessageBody } from './payloads.ts'
import type { People } from './people.ts'
import { type Names, readable } from './readable.ts'
import { messageLink } from './viewpoint.ts'
import type { Workspace } from './workspace.ts'

export interface PointingOptions {
  readonly workspace: Workspace
  readonly people: Pick<People, 'seen'>
  readonly names: Names
}

/** Reads it for `user`, who points at it. Whoever wrote it is looked up, which may take a moment. */
export async function pointedMessage(
  { workspace, people, names }: PointingOptions,
  message: MessageBody,
  { channel, user }: { readonly channel: string; readonly user: string },
): Promise<SeenMessage> {
  const { space } = workspace
  const { ts, thread_ts: thread } = message
  const place = placeOf(space, { channel, thread, ts, user })
  const { words, references } = await readable(message.text, names)
  return {
    ref: { place, channel, id: ts },
    place,
    author: await authorOf(people, message),
    text: words,
    ...namedIn(references),
    files: (message.files ?? []).map(fileSeen),
    at: Math.round(Number(ts) * 1000),
    url: messageLink(workspace, channel, ts),
  }
}

async function authorOf(people: Pick<People, 'seen'>, { user, bot_id: bot }: MessageBody): Promise<UserSeen> {
  if (user === undefined || bot !== undefined) return { user: user ?? '', name: '', bot: true, guest: false }
  return people.seen(user)
}
