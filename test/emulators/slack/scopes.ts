/** Which granted scope each Web API method and each bot event needs (docs.slack.dev, one page per method and event). */
import type { ChannelKind } from './world/types.ts'

type ByKind = Readonly<Record<ChannelKind, readonly string[]>>

const read: ByKind = {
  public: ['channels:read'],
  private: ['groups:read'],
  im: ['im:read'],
  mpim: ['mpim:read'],
}
const history: ByKind = {
  public: ['channels:history'],
  private: ['groups:history'],
  im: ['im:history'],
  mpim: ['mpim:history'],
}
const manage: ByKind = {
  public: ['channels:manage'],
  private: ['groups:write'],
  im: ['im:write'],
  mpim: ['mpim:write'],
}
const invite: ByKind = {
  ...manage,
  public: ['channels:write.invites', 'channels:manage'],
  private: ['groups:write', 'groups:write.invites'],
}
const topic: ByKind = {
  ...manage,
  public: ['channels:manage', 'channels:write.topic'],
  private: ['groups:write', 'groups:write.topic'],
}

const anyOf =
  (...scopes: string[]) =>
  (): readonly string[] =>
    scopes
const ofKind =
  (table: ByKind) =>
  (kind: ChannelKind): readonly string[] =>
    table[kind]

const methodScopes: Readonly<Record<string, (kind: ChannelKind) => readonly string[]>> = {
  'apps.connections.open': anyOf(),
  'team.info': anyOf('team:read'),
  'bots.info': anyOf('users:read'),
  'users.info': anyOf('users:read'),
  'users.list': anyOf('users:read'),
  'users.conversations': ofKind(read),
  'conversations.list': ofKind(read),
  'conversations.info': ofKind(read),
  'conversations.members': ofKind(read),
  'conversations.history': ofKind(history),
  'conversations.replies': ofKind(history),
  'conversations.open': anyOf('im:write', 'mpim:write'),
  'conversations.join': anyOf('channels:join'),
  'conversations.create': ofKind(manage),
  'conversations.invite': ofKind(invite),
  'conversations.leave': ofKind(manage),
  'conversations.archive': ofKind(manage),
  'conversations.unarchive': ofKind(manage),
  'conversations.kick': ofKind(manage),
  'conversations.setTopic': ofKind(topic),
  'chat.postMessage': anyOf('chat:write'),
  'chat.postEphemeral': anyOf('chat:write'),
  'chat.update': anyOf('chat:write'),
  'chat.delete': anyOf('chat:write'),
  'reactions.add': anyOf('reactions:write'),
  'reactions.remove': anyOf('reactions:write'),
  'files.info': anyOf('files:read'),
  'files.getUploadURLExternal': anyOf('files:write'),
  'files.completeUploadExternal': anyOf('files:write'),
  'usergroups.list': anyOf('usergroups:read'),
  'usergroups.users.list': anyOf('usergroups:read'),
}

const eventScopes: Readonly<Record<string, readonly string[]>> = {
  team_join: ['users:read'],
  user_change: ['users:read'],
  member_joined_channel: ['channels:read', 'groups:read'],
  member_left_channel: ['channels:read', 'groups:read'],
  'message.channels': ['channels:history'],
  'message.groups': ['groups:history'],
  'message.im': ['im:history'],
  'message.mpim': ['mpim:history'],
  reaction_added: ['reactions:read'],
  reaction_removed: ['reactions:read'],
  app_mention: ['app_mentions:read'],
  app_home_opened: [],
  app_uninstalled: [],
  tokens_revoked: [],
  channel_created: ['channels:read'],
  channel_archive: ['channels:read'],
  channel_unarchive: ['channels:read'],
  channel_rename: ['channels:read'],
  group_archive: ['groups:read'],
  group_rename: ['groups:read'],
  subteam_updated: ['usergroups:read'],
  subteam_created: ['usergroups:read'],
}

/** Every bot event the emulator can send. */
export const allBotEvents: readonly string[] = Object.keys(eventScopes)

/** Every scope a community bot needs; `chat:write.public` is left out, so a bot must join before it posts. */
export const allScopes: readonly string[] = [
  ...new Set([
    'commands',
    'channels:join',
    'channels:write.invites',
    'chat:write',
    'im:write',
    'mpim:write',
    'reactions:write',
    'team:read',
    'users:read',
    'usergroups:read',
    'files:read',
    'files:write',
    ...[read, history, manage].flatMap((table) => Object.values(table).flat()),
    ...Object.values(eventScopes).flat(),
  ]),
]

/** The scope that is missing for this call, or undefined when the app may make it. */
export function missingScope(granted: readonly string[], method: string, kind: ChannelKind): string | undefined {
  const enough = methodScopes[method]?.(kind) ?? []
  if (enough.length === 0 || enough.some((scope) => granted.includes(scope))) return undefined
  return enough[0]
}

/** Whether the granted scopes allow the app to receive this bot event. */
export function mayReceive(granted: readonly string[], event: string): boolean {
  const enough = eventScopes[event] ?? []
  return enough.length === 0 || enough.some((scope) => granted.includes(scope))
}
