/** The things of the workspace in the JSON that Slack's API and events show. */
import type { Settings } from '../options.ts'
import { fileJson } from './files.ts'
import type { Channel, Message, User, UserGroup, View } from './types.ts'
import type { World } from './world.ts'

export type Json = Record<string, unknown>

/** A person; the locale is shown only to who asks for it, the address to an app that may read addresses. */
export function userJson(settings: Settings, user: User, includeLocale = false): Json {
  return {
    id: user.id,
    team_id: settings.teamId,
    name: user.name,
    deleted: user.deleted,
    color: '4bbe2e',
    real_name: user.displayName,
    tz: user.tz,
    tz_label: user.tz,
    tz_offset: 0,
    profile: {
      title: '',
      real_name: user.displayName,
      real_name_normalized: user.displayName,
      display_name: user.displayName,
      display_name_normalized: user.displayName,
      image_192: user.avatar,
      ...(settings.scopes.includes('users:read.email') && !user.bot ? { email: user.email } : {}),
      team: settings.teamId,
    },
    is_admin: user.admin || user.owner,
    is_owner: user.owner,
    is_primary_owner: false,
    is_restricted: user.guest,
    is_ultra_restricted: false,
    is_bot: user.bot,
    is_app_user: false,
    updated: user.updated,
    ...(includeLocale ? { locale: user.locale } : {}),
  }
}

/** A channel as the bot sees it. */
export function channelJson(world: World, channel: Channel): Json {
  const shared = {
    id: channel.id,
    created: channel.created,
    is_archived: channel.archived,
    is_im: channel.kind === 'im',
    is_mpim: channel.kind === 'mpim',
  }
  if (channel.kind === 'im') {
    const user = [...channel.members].find((id) => id !== world.bot.id) ?? world.bot.id
    return { ...shared, user, is_user_deleted: false, is_open: true, priority: 0 }
  }
  return {
    ...shared,
    name: channel.name,
    name_normalized: channel.name,
    creator: channel.creator,
    is_channel: channel.kind === 'public',
    is_group: channel.kind === 'private',
    is_private: channel.kind !== 'public',
    is_general: channel.general,
    is_shared: false,
    is_member: channel.members.has(world.bot.id),
    num_members: channel.members.size,
    topic: { value: channel.topic, creator: channel.creator, last_set: 0 },
    purpose: { value: channel.purpose, creator: channel.creator, last_set: 0 },
  }
}

function threadJson(world: World, message: Message): Json {
  if (message.threadTs !== undefined) {
    const parent = world.messages.get(message.channel)?.get(message.threadTs)
    return { thread_ts: message.threadTs, ...(parent ? { parent_user_id: parent.user } : {}) }
  }
  const replies = world.threads.get(message.ts) ?? []
  if (replies.length === 0) return {}
  const people = [...new Set(replies.map((one) => one.user))]
  return {
    thread_ts: message.ts,
    reply_count: replies.length,
    reply_users_count: people.length,
    reply_users: people,
    latest_reply: replies.at(-1)?.ts,
    is_locked: false,
    subscribed: false,
  }
}

/** A message as the API and events show it; metadata is shown only to who asks for it. */
export function messageJson(settings: Settings, world: World, message: Message, includeMetadata = false): Json {
  const { bot } = world
  const byBot = {
    bot_id: world.botId,
    app_id: settings.appId,
    bot_profile: {
      id: world.botId,
      app_id: settings.appId,
      user_id: bot.id,
      name: bot.name,
      team_id: settings.teamId,
      deleted: false,
      updated: bot.updated,
      icons: {},
    },
  }
  return {
    type: 'message',
    ...(message.subtype === undefined ? {} : { subtype: message.subtype }),
    ...(message.inviter === undefined ? {} : { inviter: message.inviter }),
    user: message.user,
    text: message.text,
    ts: message.ts,
    team: settings.teamId,
    ...(message.byBot ? byBot : {}),
    ...(message.blocks.length > 0 ? { blocks: message.blocks } : {}),
    ...threadJson(world, message),
    ...(message.files.length > 0
      ? { files: message.files.map((file) => fileJson(settings, world, file)), upload: false }
      : {}),
    ...(message.edited ? { edited: message.edited } : {}),
    ...(message.reactions.size > 0 ? { reactions: reactionsJson(message) } : {}),
    ...(includeMetadata && message.metadata ? { metadata: message.metadata } : {}),
  }
}

function reactionsJson(message: Message): Json[] {
  return [...message.reactions].map(([name, users]) => ({ name, users: [...users], count: users.size }))
}

/** A modal or home tab as Slack returns it and sends it in payloads. */
export function viewJson(settings: Settings, world: World, view: View): Json {
  const { definition } = view
  const modal = definition.type === 'modal' ? definition : undefined
  return {
    id: view.id,
    team_id: settings.teamId,
    type: definition.type,
    blocks: definition.blocks,
    private_metadata: definition.private_metadata ?? '',
    callback_id: definition.callback_id ?? '',
    external_id: definition.external_id ?? '',
    state: { values: view.state },
    hash: view.hash,
    title: modal?.title,
    close: modal?.close ?? null,
    submit: modal?.submit ?? null,
    clear_on_close: modal?.clear_on_close ?? false,
    notify_on_close: modal?.notify_on_close ?? false,
    previous_view_id: view.previousId ?? null,
    root_view_id: view.rootId,
    app_id: settings.appId,
    app_installed_team_id: settings.teamId,
    bot_id: world.botId,
  }
}

/** A user group. */
export function userGroupJson(settings: Settings, group: UserGroup, includeUsers: boolean): Json {
  return {
    id: group.id,
    team_id: settings.teamId,
    is_usergroup: true,
    is_subteam: true,
    name: group.name,
    handle: group.handle,
    description: '',
    is_external: false,
    date_delete: 0,
    user_count: group.users.length,
    ...(includeUsers ? { users: group.users } : {}),
  }
}
