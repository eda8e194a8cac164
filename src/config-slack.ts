// Slack's settings, which stand together or not at all: one workspace by its token, several by what their admins install,
// and either way a connection.

export interface Problem {
  readonly setting: string
  /** What is wrong and what to do. */
  readonly text: string
}

export interface SlackInstall {
  readonly clientId: string
  readonly clientSecret: string
  /** Where the world reaches Hearth, without a slash at the end. */
  readonly url: string
  /** What tokens are encrypted with: the first encrypts, each decrypts. */
  readonly secrets: readonly string[]
  /** It also asks for e-mail addresses. */
  readonly emails?: true
}

export interface SlackConfig {
  /** Absent where every workspace is installed by its own admins. */
  readonly botToken: string | undefined
  readonly apiUrl: string | undefined
  readonly connection:
    | { readonly kind: 'socket'; readonly appToken: string }
    | { readonly kind: 'http'; readonly signingSecret: string; readonly port: number }
  /** How more workspaces install the app; absent when they may not. */
  readonly install?: SlackInstall | undefined
}

/** The settings of Slack as they were read, each right by itself. */
export interface SlackSettings {
  readonly SLACK_BOT_TOKEN?: string | undefined
  readonly SLACK_APP_TOKEN?: string | undefined
  readonly SLACK_SIGNING_SECRET?: string | undefined
  readonly SLACK_API_URL?: string | undefined
  readonly SLACK_INSTALL?: 'on' | 'off' | undefined
  readonly SLACK_EMAILS?: 'on' | 'off' | undefined
  readonly SLACK_CLIENT_ID?: string | undefined
  readonly SLACK_CLIENT_SECRET?: string | undefined
  readonly HEARTH_SECRET?: readonly string[] | undefined
  readonly HEARTH_URL?: string | undefined
  readonly HTTP_PORT?: number | undefined
}

const neededToInstall = ['SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET', 'HEARTH_SECRET', 'HEARTH_URL', 'HTTP_PORT'] as const

/** What is right by itself but not together. `sources` says of each setting where its value comes from. */
export function slackProblems(
  given: Readonly<Record<string, string | undefined>>,
  sources: Readonly<Record<string, string>>,
): Problem[] {
  const has = (setting: string): boolean => given[setting] !== undefined
  const needs = (setting: string, why: string): Problem => ({
    setting,
    text: `is not set, and ${why}. It is ${sources[setting] ?? ''}`,
  })
  const installs = given.SLACK_INSTALL === 'on'
  if (!has('SLACK_BOT_TOKEN') && !installs) {
    const without = ['SLACK_APP_TOKEN', 'SLACK_SIGNING_SECRET'].filter(has)
    return without.slice(0, 1).map((name) => needs('SLACK_BOT_TOKEN', `${name} alone does not connect`))
  }
  if (has('SLACK_APP_TOKEN') && has('SLACK_SIGNING_SECRET'))
    return [
      {
        setting: 'SLACK_SIGNING_SECRET',
        text: 'and SLACK_APP_TOKEN are both set: the first is for HTTP, the second for Socket Mode. Keep one of them',
      },
    ]
  const missing = (installs ? neededToInstall : [])
    .filter((setting) => !has(setting))
    .map((setting) => needs(setting, 'SLACK_INSTALL needs it'))
  if (has('SLACK_APP_TOKEN')) return missing
  if (!has('SLACK_SIGNING_SECRET')) {
    const who = installs ? 'SLACK_INSTALL' : 'SLACK_BOT_TOKEN'
    return [...missing, needs('SLACK_APP_TOKEN', `${who} needs it, or SLACK_SIGNING_SECRET and HTTP_PORT`)]
  }
  return has('HTTP_PORT') || installs ? missing : [needs('HTTP_PORT', 'SLACK_SIGNING_SECRET needs it')]
}

/** Slack as it is set up; undefined when it is not. */
export function slackOf(env: SlackSettings): SlackConfig | undefined {
  const install = installOf(env)
  if (env.SLACK_BOT_TOKEN === undefined && install === undefined) return undefined
  const base = {
    botToken: env.SLACK_BOT_TOKEN,
    apiUrl: env.SLACK_API_URL,
    ...(install === undefined ? {} : { install }),
  }
  if (env.SLACK_APP_TOKEN !== undefined)
    return { ...base, connection: { kind: 'socket', appToken: env.SLACK_APP_TOKEN } }
  if (env.SLACK_SIGNING_SECRET !== undefined && env.HTTP_PORT !== undefined)
    return { ...base, connection: { kind: 'http', signingSecret: env.SLACK_SIGNING_SECRET, port: env.HTTP_PORT } }
  return undefined
}

function installOf(env: SlackSettings): SlackInstall | undefined {
  const { SLACK_CLIENT_ID: clientId, SLACK_CLIENT_SECRET: clientSecret, HEARTH_SECRET: secrets, HEARTH_URL: url } = env
  const isWhole = clientId !== undefined && clientSecret !== undefined && secrets !== undefined && url !== undefined
  const emails = env.SLACK_EMAILS === 'on' ? ({ emails: true } as const) : {}
  return env.SLACK_INSTALL === 'on' && isWhole ? { clientId, clientSecret, secrets, url, ...emails } : undefined
}

/** What of it must never stand in the log. */
export function slackSecrets({ botToken, connection, install }: SlackConfig): readonly (string | undefined)[] {
  const ofConnection = connection.kind === 'socket' ? connection.appToken : connection.signingSecret
  return [botToken, ofConnection, ...(install === undefined ? [] : [install.clientSecret, ...install.secrets])]
}
