// Who joins the workspace and who leaves it. Slack tells one joining up to three ways, and an account that is opened
// again as a changed user: a membership is named by the leave before it, so that all of these are one, and the next another.
import type { InboundEvent, UserSeen } from '../../src/ports/event.ts'
import type { Inbox } from '../../src/ports/inbox.ts'
import type { Clock } from '../../src/ports/system.ts'
import type { Channels } from './channels.ts'
import type { People, SlackUser } from './people.ts'
import { seenOf } from './people.ts'
import type { Workspace } from './workspace.ts'

export interface JoinsOptions {
  readonly inbox: Inbox
  readonly workspace: Workspace
  readonly people: People
  readonly channels: Channels
  readonly clock: Clock
}

export interface Joins {
  /** Somebody has a new account. */
  ofTeam(user: SlackUser): Promise<void>
  /** What is to be told of somebody who joined this channel; undefined when it is not the one that everyone is in. */
  ofChannel(user: string, channel: string): Promise<InboundEvent | undefined>
  /** An account was changed: closed, opened again, or anything else. */
  changed(user: SlackUser): Promise<void>
}

/** Makes the reader of one workspace's joins. */
export function joinsOf(options: JoinsOptions): Joins {
  const { inbox, workspace, people, channels, clock } = options
  const { space } = workspace
  const returnsTold = new Set<string>()

  function joinOf(member: UserSeen): Extract<InboundEvent, { kind: 'member-joined' }> {
    const left = people.leftAt(member.user)
    const membership = left === undefined ? member.user : `${member.user}:${left}`
    return {
      kind: 'member-joined',
      key: `join:${space.id}:${membership}`,
      space,
      member,
      joinedAt: clock.now(),
      pending: false,
    }
  }

  /** Told once for each leave: whoever is back changes their profile, too. */
  async function back(user: SlackUser): Promise<void> {
    if (people.leftAt(user.id) === undefined) return
    const event = joinOf(seenOf(user))
    if (returnsTold.has(event.key)) return
    await inbox.event(event)
    returnsTold.add(event.key)
  }

  return {
    async ofTeam(user) {
      people.learn(user)
      if (user.id !== workspace.botUser) await inbox.event(joinOf(seenOf(user)))
    },

    async ofChannel(user, channel) {
      if (user === workspace.botUser || !(await channels.isGeneral(channel))) return undefined
      return joinOf(await people.seen(user))
    },

    async changed(user) {
      people.learn(user)
      if (user.deleted !== true) return back(user)
      const at = people.leftAt(user.id) ?? clock.now()
      await inbox.event({ kind: 'member-left', key: `left:${space.id}:${user.id}:${at}`, space, user: user.id, at })
    },
  }
}
