// The app manifest: what one pastes at https://api.slack.com/apps to make the app. The words in it are read by the
// workspace's admin on Slack's own pages, so they are not among the sentences that Hearth says.
import type { Registry } from '../../src/bot/registry.ts'
import { sayIn } from '../../src/locales/say.ts'

export interface ManifestOptions {
  /** Also claims `/support` and `/suggest`, where no other app has them. */
  readonly shortNames?: boolean
  /** The https address the world reaches Hearth at; without one, Slack is reached by Socket Mode. */
  readonly http?: string
  /** The https address the world reaches Hearth at, where admins of more workspaces may install it. */
  readonly install?: string
  /** Also asks for e-mail addresses, for organisations by their domain. */
  readonly emails?: boolean
}

/** The path that Slack's requests come to. */
export const eventsPath = '/slack/events'

/** Where an admin begins to install Hearth, and where Slack sends them back. */
export const installPath = '/slack/install'
export const redirectPath = '/slack/oauth_redirect'

/** The root commands that may have a short name of their own. */
export const shortNames = ['support', 'suggest'] as const

interface SlashCommand {
  readonly command: string
  readonly description: string
  readonly usage_hint: string
  readonly should_escape: boolean
  readonly url?: string
}

interface Shortcut {
  readonly type: 'message'
  readonly name: string
  readonly callback_id: string
  readonly description: string
}

export interface Manifest {
  readonly _metadata: { readonly major_version: number; readonly minor_version: number }
  readonly display_information: {
    readonly name: string
    readonly description: string
    readonly background_color: string
  }
  readonly features: {
    readonly app_home: {
      readonly home_tab_enabled: boolean
      readonly messages_tab_enabled: boolean
      readonly messages_tab_read_only_enabled: boolean
    }
    readonly bot_user: { readonly display_name: string; readonly always_online: boolean }
    readonly shortcuts?: readonly Shortcut[]
    readonly slash_commands: readonly SlashCommand[]
  }
  readonly oauth_config: {
    readonly scopes: { readonly bot: readonly string[] }
    readonly redirect_urls?: readonly string[]
  }
  readonly settings: {
    readonly event_subscriptions: { readonly request_url?: string; readonly bot_events: readonly string[] }
    readonly interactivity: { readonly is_enabled: boolean; readonly request_url?: string }
    readonly org_deploy_enabled: boolean
    readonly socket_mode_enabled: boolean
    readonly token_rotation_enabled: boolean
  }
}

/** Each scope with what would not work without it. */
export const scopes = {
  'app_mentions:read': 'answers a mention, also inside a thread',
  'channels:history': 'reads the public channels it is in: suggestions, questions, counts',
  'channels:join': 'joins a public channel that it is told to post in',
  'channels:read': 'finds the channels by their names',
  'channels:write.invites': 'invites people to the channels that they choose',
  'chat:write': 'posts',
  commands: 'answers /hearth, and what stands in the menu of a message',
  'files:read': 'fetches the files that people send in support threads',
  'files:write': 'brings them to the other end',
  'groups:history':
    "reads the team's answers in the private moderators' channel, and the private channels of support threads",
  'groups:read': 'sees the private channels it was invited to',
  'groups:write': "makes the private moderators' channel when asked to, and by choice one for each support thread",
  'im:history': "reads what people write to it: a support thread's one end",
  'im:write': 'writes to people directly',
  'reactions:read':
    'sees that somebody reacted: taking part without words counts, too, and in a support thread the team reads with what',
  'reactions:write': 'shows the member how the team reacts to their words, when the team wants that',
  'usergroups:read': 'knows who is in the user group of the moderators',
  'users:read': 'knows names, languages, and who is an admin or a guest',
} as const

/** What is asked for by choice alone, with what does not work without it. */
const emailScope = {
  'users:read.email': 'knows by the domain of an address who belongs to which organisation',
} as const

/** What is asked for, with or without that. */
export const scopesWith = ({ emails }: { readonly emails?: boolean }): readonly string[] =>
  Object.keys(emails === true ? { ...scopes, ...emailScope } : scopes)

/** Each event that Slack is to send. */
const botEvents = [
  'app_mention',
  'member_joined_channel',
  'message.channels',
  'message.groups',
  'message.im',
  'reaction_added',
  'reaction_removed',
  'subteam_created',
  'subteam_members_changed',
  'subteam_updated',
  'team_join',
  'user_change',
] as const

/** What Slack tells of a workspace that removes Hearth. */
const removalEvents = ['app_uninstalled', 'tokens_revoked'] as const

const under = (path: string, address: string): string => `${address.replace(/\/+$/, '')}${path}`

/** Makes the manifest from what can be called. */
export function manifestOf(registry: Registry, options: ManifestOptions = {}): Manifest {
  const { http, install } = options
  const url = http === undefined ? undefined : under(eventsPath, http)
  const request = url === undefined ? {} : { request_url: url }
  return {
    _metadata: { major_version: 2, minor_version: 1 },
    display_information: {
      name: 'Hearth',
      description:
        'The host of your community: a welcome, private support, suggestions with votes, and digests for moderators.',
      background_color: '#7a3b12',
    },
    features: {
      app_home: { home_tab_enabled: false, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      bot_user: { display_name: 'hearth', always_online: true },
      ...(registry.messages.length === 0 ? {} : { shortcuts: shortcutsOf(registry) }),
      slash_commands: commandsOf(registry, options).map((command) => ({
        ...command,
        ...(url === undefined ? {} : { url }),
      })),
    },
    oauth_config: {
      scopes: { bot: scopesWith(options) },
      ...(install === undefined ? {} : { redirect_urls: [under(redirectPath, install)] }),
    },
    settings: {
      event_subscriptions: {
        ...request,
        bot_events: install === undefined ? botEvents : [...botEvents, ...removalEvents].toSorted(),
      },
      interactivity: { is_enabled: true, ...request },
      org_deploy_enabled: false,
      socket_mode_enabled: url === undefined,
      token_rotation_enabled: false,
    },
  }
}

function shortcutsOf({ messages }: Registry): readonly Shortcut[] {
  const say = sayIn('en')
  return messages.map(({ name, label, summary }) => ({
    ...{ type: 'message', name: say.label(label), callback_id: name },
    description: say.label(summary),
  }))
}

function commandsOf(registry: Registry, options: ManifestOptions): SlashCommand[] {
  const root: SlashCommand = {
    command: '/hearth',
    description: 'Everything Hearth does, from support to suggestions. Alone, it shows what you can do.',
    usage_hint: [...registry.roots.keys()].join(' | '),
    should_escape: true,
  }
  if (options.shortNames !== true) return [root]
  const say = sayIn('en')
  const short = shortNames.flatMap((name): SlashCommand[] => {
    const spec = registry.command(name)
    if (spec === undefined) return []
    const hint = Object.entries(spec.options).map(([option, { required }]) => (required ? option : `[${option}]`))
    return [
      {
        command: `/${name}`,
        description: say.label(spec.summary),
        usage_hint: hint.join(' '),
        should_escape: true,
      },
    ]
  })
  return [root, ...short]
}
