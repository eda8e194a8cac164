/**
 * The arguments each Web API method has (docs.slack.dev, one page per method). A real Slack passes over an argument it does
 * not know; here it is refused, since whoever sent it meant something by it.
 */
import type { Args } from './args.ts'
import { Refusal } from './refusal.ts'

const page = ['cursor', 'limit'] as const
const said = ['channel', 'text', 'blocks', 'attachments', 'thread_ts', 'link_names', 'parse'] as const
const shown = ['as_user', 'icon_emoji', 'icon_url', 'username', 'markdown_text'] as const
const window = ['channel', 'latest', 'oldest', 'inclusive', 'include_all_metadata', ...page] as const
const pressed = ['view', 'trigger_id', 'interactivity_pointer'] as const

const known: Readonly<Record<string, readonly string[]>> = {
  'auth.test': [],
  'bots.info': ['bot'],
  'team.info': ['team', 'domain'],
  'users.info': ['user', 'include_locale'],
  'users.list': ['include_locale', ...page],
  'users.conversations': ['types', 'exclude_archived', 'user', ...page],
  'usergroups.list': ['include_count', 'include_disabled', 'include_users'],
  'usergroups.users.list': ['usergroup', 'include_disabled'],
  'conversations.list': ['types', 'exclude_archived', ...page],
  'conversations.info': ['channel', 'include_locale', 'include_num_members'],
  'conversations.members': ['channel', ...page],
  'conversations.history': window,
  'conversations.replies': ['ts', ...window],
  'conversations.open': ['channel', 'users', 'return_im', 'prevent_creation'],
  'conversations.join': ['channel'],
  'conversations.leave': ['channel'],
  'conversations.create': ['name', 'is_private'],
  'conversations.invite': ['channel', 'users', 'force'],
  'conversations.setTopic': ['channel', 'topic'],
  'conversations.archive': ['channel'],
  'conversations.unarchive': ['channel'],
  'conversations.kick': ['channel', 'user'],
  'chat.postMessage': [...said, ...shown, 'metadata', 'mrkdwn', 'reply_broadcast', 'unfurl_links', 'unfurl_media'],
  'chat.postEphemeral': [...said, ...shown, 'user', 'mrkdwn', 'unfurl_links', 'unfurl_media'],
  'chat.update': [
    ...said.filter((name) => name !== 'thread_ts'),
    'ts',
    'as_user',
    'markdown_text',
    'metadata',
    'reply_broadcast',
  ],
  'chat.delete': ['channel', 'ts', 'as_user'],
  'chat.getPermalink': ['channel', 'message_ts'],
  'files.getUploadURLExternal': ['filename', 'length', 'alt_text', 'snippet_type'],
  'files.completeUploadExternal': ['files', 'channel_id', 'channels', 'thread_ts', 'initial_comment', 'blocks'],
  'files.info': ['file', 'count', 'page', ...page],
  'reactions.add': ['channel', 'name', 'timestamp'],
  'reactions.remove': ['channel', 'name', 'timestamp', 'file', 'file_comment'],
  'views.open': pressed,
  'views.push': pressed,
  'views.update': ['view', 'view_id', 'external_id', 'hash'],
  'views.publish': ['view', 'user_id', 'hash'],
}

/** What a client may send with every call. */
const everywhere = new Set(['token', 'team_id'])

/** Refuses an argument that the method does not have. */
export function checkArguments(method: string, args: Args): void {
  const names = known[method]
  if (names === undefined) return
  const unknown = Object.keys(args.raw).find((name) => !everywhere.has(name) && !names.includes(name))
  if (unknown !== undefined) throw new Refusal('invalid_arg_name', [`[ERROR] ${method} has no argument ${unknown}`])
}

/** Refusals that say the request itself was wrong, whatever the workspace was like. */
const invalid: ReadonlySet<unknown> = new Set([
  'invalid_arg_name',
  'invalid_arguments',
  'invalid_attachments',
  'invalid_blocks',
  'invalid_blocks_format',
  'invalid_cursor',
  'invalid_limit',
  'invalid_metadata_format',
  'invalid_name',
  'invalid_name_maxlength',
  'invalid_name_required',
  'invalid_name_specials',
  'invalid_types',
  'metadata_too_large',
  'msg_blocks_too_long',
  'msg_too_long',
  'no_text',
  'no_user',
  'too_long',
  'too_many_attachments',
  'too_many_users',
  'unknown_method',
  'users_list_not_supplied',
  'view_too_large',
])

/** Whether an error blames the request. */
export const isInvalid = (error: unknown): boolean => invalid.has(error)
