// Slack's events in the words of the inbox. Each resolves once it is kept, and rejects when it could not be.
import type { UserSeen } from '../../src/ports/event.ts'
import type { Inbox } from '../../src/ports/inbox.ts'
import type { Clock } from '../../src/ports/system.ts'
import { placeOf } from './address.ts'
import type { Channels } from './channels.ts'
import { readMessageEvent } from './message-event.ts'
import { joinedChannel, messageEvent, teamJoin, userChange } from './payloads.ts'
import { hostAmong, nameOf, type People, seenOf } from './people.ts'
import { type Names, readable } from './readable.ts'
import type { Workspace } from './workspace.ts'

export interface EventsOptions {
  readonly inbox: Inbox
  readonly workspace: Workspace
  readonly people: People
  readonly channels: Channels
  readonly names: Names
  readonly clock: Clock
}

export interface Events {
  /** Tells the inbox of the workspace, and of who should hear first. */
  spaceSeen(): Promise<void>
  teamJoin(event: unknown): Promise<void>
  joinedChannel(event: unknown): Promise<void>
  userChange(event: unknown): Promise<void>
  message(event: unknown): Promise<void>
}

/** Makes the handlers of one workspace's events. */
export function eventsOf(options: EventsOptions): Events {
  const { inbox, workspace, people, channels, names, clock } = options
  const { space } = workspace

  const joined = (member: UserSeen): Promise<void> =>
    inbox.event({
      kind: 'member-joined',
      // Team joins and joins of the general channel are one join.
      key: `join:${space.id}:${member.user}`,
      space,
      member,
      joinedAt: clock.now(),
      pending: false,
    })

  const seen = async (user: string): Promise<UserSeen> => {
    const found = await people.find(user)
    return found === undefined ? { user, name: user, bot: false, guest: false } : seenOf(found)
  }

  async function joinedGeneral(user: string, channel: string): Promise<void> {
    if (user === workspace.botUser || !(await channels.isGeneral(channel))) return
    await joined(await seen(user))
  }

  return {
    async spaceSeen() {
      const host = hostAmong(await people.all().catch(() => []))
      await inbox.event({
        kind: 'space-seen',
        key: `space:${space.id}:${clock.now()}`,
        space,
        name: workspace.name,
        ...(host === undefined ? {} : { host: seenOf(host) }),
      })
    },

    async teamJoin(event) {
      const { user } = teamJoin.parse(event)
      people.learn(user)
      if (user.id !== workspace.botUser) await joined(seenOf(user))
    },

    async joinedChannel(event) {
      const { user, channel } = joinedChannel.parse(event)
      await joinedGeneral(user, channel)
    },

    async userChange(event) {
      const { user } = userChange.parse(event)
      people.learn(user)
      if (user.deleted !== true) return
      const at = user.updated === undefined ? clock.now() : user.updated * 1000
      await inbox.event({ kind: 'member-left', key: `left:${space.id}:${user.id}:${at}`, space, user: user.id, at })
    },

    async message(event) {
      const parsed = messageEvent.parse(event)
      const { channel } = parsed
      if (parsed.subtype === 'channel_join' && parsed.user !== undefined) return joinedGeneral(parsed.user, channel)
      const read = readMessageEvent(parsed)
      if (read === undefined || read.message.user === workspace.botUser) return
      const { message, what, version } = read
      const author = await seen(message.user)
      if (author.bot) return
      const { ts, user, thread_ts: thread } = message
      const place = placeOf(space, { channel, thread, ts, user })
      const text = what === 'removed' ? '' : (await readable(message.text, names)).words
      await inbox.event({
        kind: 'message',
        key: `${channel}:${ts}:${what}:${version}`,
        space,
        what,
        author,
        ref: { place, channel, id: ts },
        place,
        text,
        at: Math.round(Number(ts) * 1000),
      })
    },
  }
}

/** The names behind the ids of one workspace. */
export const namesFrom = (people: People, channels: Channels): Names => ({
  async user(id) {
    const user = await people.find(id)
    return user === undefined ? undefined : { handle: user.name ?? nameOf(user), name: nameOf(user) }
  },
  channel: (id) => channels.name(id),
})
