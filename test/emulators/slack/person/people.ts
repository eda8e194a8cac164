/** Who is in the workspace and where: people, channels and user groups come, change and go. */
import type { Core } from '../core.ts'
import { announceChannel, archive, createChannel, join, leave, rename } from '../world/channels.ts'
import { userGroupJson, userJson } from '../world/json.ts'
import { sendEvent } from '../world/send-event.ts'
import type { Channel, User, UserGroup } from '../world/types.ts'
import { channelOf, newUser, personOf, type Ref } from '../world/world.ts'

export interface NewPerson {
  readonly name: string
  readonly displayName?: string
  readonly admin?: boolean
  readonly owner?: boolean
  readonly guest?: boolean
  readonly bot?: boolean
  readonly locale?: string
  readonly tz?: string
  readonly avatar?: string
  readonly email?: string
  /** The bot may not write this person directly; a string is the error Slack answers. */
  readonly dmsRefused?: boolean | string
}

/** The verbs about people and channels of one emulator. */
export function peopleVerbs(core: Core) {
  const { world, settings, changes } = core

  function create(options: NewPerson): User {
    const { dmsRefused, ...rest } = options
    const refusal = dmsRefused === true ? 'user_not_visible' : dmsRefused || undefined
    const user: User = {
      ...newUser(world.ids.next('U'), options.name, settings),
      ...rest,
      dmsRefused: refusal,
    }
    world.users.set(user.id, user)
    changes.note()
    return user
  }

  return {
    /** Someone who is already there, in #general unless a guest; no event. */
    addUser(options: NewPerson): User {
      const user = create(options)
      if (!user.guest && !user.bot) world.general.members.add(user.id)
      return user
    },

    /** Someone new: `team_join`, and #general unless a guest or `general: false`. */
    async joinTeam(options: NewPerson & { readonly general?: boolean }): Promise<User> {
      const { general, ...person } = options
      const user = create(person)
      sendEvent(core, 'team_join', {
        type: 'team_join',
        user: userJson(settings, user, true),
        cache_ts: Math.floor(settings.now() / 1000),
      })
      if (general ?? !user.guest) join(core, world.general, user.id)
      return user
    },

    /** Changes what is known of a person: `user_change`. */
    async changeUser(ref: Ref, change: Partial<Omit<User, 'id'>>): Promise<User> {
      const user = Object.assign(personOf(world, ref), change, { updated: Math.floor(settings.now() / 1000) })
      changes.note()
      sendEvent(core, 'user_change', {
        type: 'user_change',
        user: userJson(settings, user, true),
        cache_ts: user.updated,
      })
      return user
    },

    /** A channel that is already there; no event. */
    addChannel(options: {
      readonly name: string
      readonly private?: boolean
      readonly members?: readonly Ref[]
      readonly botIn?: boolean
    }): Channel {
      const channel = createChannel(core, options.private ? 'private' : 'public', options.name, 'USLACKBOT')
      for (const member of options.members ?? []) channel.members.add(personOf(world, member).id)
      if (options.botIn) channel.members.add(world.bot.id)
      return channel
    },

    /** A person makes a channel and is in it: `channel_created` when it is public. */
    async createChannel(ref: Ref, options: { readonly name: string; readonly private?: boolean }): Promise<Channel> {
      const user = personOf(world, ref)
      const channel = createChannel(core, options.private ? 'private' : 'public', options.name, user.id)
      channel.members.add(user.id)
      announceChannel(core, channel)
      return channel
    },

    /** A person joins a channel: `member_joined_channel` and a `channel_join` message. */
    async joinChannel(user: Ref, channel: Ref): Promise<void> {
      join(core, channelOf(world, channel), personOf(world, user).id)
    },

    /** Somebody in a channel invites somebody else into it. */
    async inviteToChannel(by: Ref, channel: Ref, user: Ref): Promise<void> {
      const place = channelOf(world, channel)
      const inviter = personOf(world, by).id
      if (!place.members.has(inviter))
        throw new Error(`Slack emulator: nobody invites into #${place.name} from outside`)
      join(core, place, personOf(world, user).id, inviter)
    },

    async leaveChannel(user: Ref, channel: Ref): Promise<void> {
      leave(core, channelOf(world, channel), personOf(world, user).id)
    },

    /** Somebody invites the bot into a channel. */
    async inviteBot(channel: Ref, by?: Ref): Promise<void> {
      join(core, channelOf(world, channel), world.bot.id, by === undefined ? undefined : personOf(world, by).id)
    },

    /** Somebody removes the bot from a channel. */
    async removeBot(channel: Ref): Promise<void> {
      leave(core, channelOf(world, channel), world.bot.id)
    },

    async archiveChannel(user: Ref, channel: Ref): Promise<void> {
      archive(core, channelOf(world, channel), personOf(world, user).id)
    },

    async renameChannel(channel: Ref, name: string): Promise<void> {
      rename(core, channelOf(world, channel), name)
    },

    /** A user group that is already there; no event. */
    addUserGroup(options: {
      readonly name: string
      readonly handle?: string
      readonly users: readonly Ref[]
    }): UserGroup {
      const group: UserGroup = {
        id: world.ids.next('S'),
        name: options.name,
        handle: options.handle ?? options.name.toLowerCase().replaceAll(/\W+/g, '-'),
        users: options.users.map((user) => personOf(world, user).id),
      }
      world.userGroups.set(group.id, group)
      return group
    },

    /** Changes who is in a user group: `subteam_updated`. */
    async changeUserGroup(group: UserGroup, users: readonly Ref[]): Promise<void> {
      group.users = users.map((user) => personOf(world, user).id)
      changes.note()
      sendEvent(core, 'subteam_updated', {
        type: 'subteam_updated',
        subteam: userGroupJson(settings, group, true),
      })
    },

    /** An admin removes the app from the workspace: `tokens_revoked` and `app_uninstalled`. */
    async uninstall(): Promise<void> {
      sendEvent(core, 'tokens_revoked', { type: 'tokens_revoked', tokens: { oauth: [], bot: [world.bot.id] } })
      sendEvent(core, 'app_uninstalled', { type: 'app_uninstalled' })
    },
  }
}
