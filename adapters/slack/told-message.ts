// A message that somebody wrote, as the event that tells it: the same whether Slack tells it or it is read back later.
import { type AsksUs, asThread } from '../../src/bot/meant-words.ts'
import type { MessageEvent } from '../../src/ports/event.ts'
import { placeOf } from './address.ts'
import { fileSeen } from './file-seen.ts'
import type { Written } from './message-event.ts'
import type { People } from './people.ts'
import { type Names, readable } from './readable.ts'
import { messageLink } from './viewpoint.ts'
import type { Workspace } from './workspace.ts'

export interface TellingOptions {
  readonly workspace: Workspace
  readonly people: People
  readonly names: Names
  readonly asksUs: AsksUs
}

/** The event; undefined for what we or another bot wrote, but that what we wrote was removed. Names are read here, which may take a moment. */
export async function toldMessage(
  { workspace, people, names, asksUs }: TellingOptions,
  { message, what, version }: Written,
  channel: string,
): Promise<MessageEvent | undefined> {
  const isOurs = message.user === workspace.botUser
  if (isOurs && what !== 'removed') return undefined
  const author = isOurs ? { user: message.user, name: '', bot: true, guest: false } : await people.seen(message.user)
  if (author.bot && !isOurs) return undefined
  const { space } = workspace
  const { ts, user, thread_ts: thread } = message
  const files = what === 'removed' ? [] : (message.files ?? []).map(fileSeen)
  const place = placeOf(space, { channel, thread, ts, user })
  const text = what === 'removed' ? '' : (await readable(message.text, names)).words
  const behind = behindOurName(message.text, workspace.botUser)
  const asks = behind !== undefined && place.kind !== 'direct' && asksUs(behind, asThread(place))
  return {
    kind: 'message',
    key: `${channel}:${ts}:${what}:${version}`,
    space,
    what,
    author,
    ref: { place, channel, id: ts },
    place,
    text,
    ...(files.length === 0 ? {} : { files }),
    at: Math.round(Number(ts) * 1000),
    ...(asks ? { asksUs: true } : {}),
    ...(what === 'posted' && place.kind === 'channel' ? { url: messageLink(workspace, channel, ts) } : {}),
  }
}

/** What stands behind our name, where a message begins with it. */
function behindOurName(markup: string, botUser: string): string | undefined {
  const [name = '', user] = /^\s*<@(\w+)(?:\|[^>]*)?>[\s,:]*/.exec(markup) ?? []
  return user === botUser ? markup.slice(name.length) : undefined
}
