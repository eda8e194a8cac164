// The environment, read once: a configuration, or all that is wrong with it, each with where to get the value.
import { z } from 'zod'
import { type Database, ownFile, passwordsOf, readDatabaseUrl } from './config-database.ts'
import { type Problem, type SlackConfig, slackOf, slackProblems, slackSecrets } from './config-slack.ts'
import { platformNames, type SpaceRef } from './domain/place.ts'
import { privateAddresses } from './domain/private-addresses.ts'
import { readShards, type Shards } from './domain/shards.ts'

export type { Problem }

export interface Config {
  readonly discord:
    | {
        readonly token: string
        readonly apiUrl: string | undefined
        readonly shards?: Shards | undefined
        /** What Discord grants this bot; 50, as to every bot, when absent. No setting: measurements alone raise it. */
        readonly requestsPerSecond?: number | undefined
      }
    | undefined
  readonly slack: SlackConfig | undefined
  readonly playground: { readonly port: number } | undefined
  readonly database: Database
  /** A folder, or `off`; undefined: beside the database. */
  readonly backupDir: string | undefined
  /** Where the files of people stand that are kept; undefined: beside the database. */
  readonly filesDir: string | undefined
  /** What Hearth's files may take, in megabytes; undefined: what the disk has. */
  readonly diskLimitMb: number | undefined
  readonly httpPort: number | undefined
  /** Lets others than this machine read the metrics. */
  readonly metricsToken: string | undefined
  /** Called each minute while all is well. */
  readonly heartbeatUrl: string | undefined
  /** Where Hearth works; empty: everywhere it is invited. */
  readonly allowedSpaces: readonly string[]
  /** Spaces that are one community. */
  readonly communitySpaces: readonly string[]
  /** What secrets in the database are encrypted with: the first encrypts, each decrypts. */
  readonly secrets?: readonly string[] | undefined
  /** Private addresses that webhooks may have: all of them, or hosts, addresses and ranges; none when absent. */
  readonly privateWebhooks?: 'on' | readonly string[] | undefined
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error'
}

const discordPage = 'https://discord.com/developers/applications'
const slackPage = 'https://api.slack.com/apps'

/** Every setting with where its value comes from. `.env.example` and the README are tested against this list. */
export const settingSources: Readonly<Record<string, string>> = {
  DISCORD_TOKEN: `the bot's token: ${discordPage}, your application, Bot, Reset Token`,
  DISCORD_API_URL: "the address of Discord's API, for a proxy or a compatible server, like https://discord.com/api",
  DISCORD_SHARDS:
    'the connections to Discord that this process makes: auto for as many as Discord advises, or a range like 0-3/16, which is the first four of sixteen; one that hears of every server when it is not set',
  SLACK_BOT_TOKEN: `the bot's token, which starts with xoxb-: ${slackPage}, your app, OAuth & Permissions`,
  SLACK_APP_TOKEN: `the app's token for Socket Mode, which starts with xapp-: ${slackPage}, your app, Basic Information, App-Level Tokens, scope connections:write`,
  SLACK_SIGNING_SECRET: `the app's secret for HTTP, instead of SLACK_APP_TOKEN: ${slackPage}, your app, Basic Information, App Credentials`,
  SLACK_API_URL: "the address of Slack's API, for a proxy or a compatible server, like https://slack.com/api/",
  SLACK_INSTALL:
    'whether admins of more workspaces may add Hearth themselves, at /slack/install: on or off; off when it is not set',
  SLACK_EMAILS:
    'whether the install page also asks for e-mail addresses, for organisations by their domain: on or off; off when it is not set',
  SLACK_CLIENT_ID: `the app's client id, which SLACK_INSTALL needs: ${slackPage}, your app, Basic Information, App Credentials`,
  SLACK_CLIENT_SECRET: `the app's client secret, which SLACK_INSTALL needs: ${slackPage}, your app, Basic Information, App Credentials`,
  HEARTH_SECRET:
    'what the tokens of installed workspaces, and the secrets of webhooks, are encrypted with, 32 characters or more: openssl rand -base64 32. To change it, put the new one before the old one with a comma between them',
  HEARTH_URL: 'where the world reaches HTTP_PORT, like https://hearth.example.org; SLACK_INSTALL needs it',
  HTTP_PORT:
    'the port that the world reaches, 1 to 65535; Slack over HTTP and SLACK_INSTALL need it, and /healthz, /readyz, /metrics, /intake/support and /intake/suggestions are there',
  METRICS_TOKEN:
    'a secret of your own, at least 16 characters without a blank, with which others than this machine may read /metrics',
  HEARTBEAT_URL:
    'the address that is called each minute while all is well, http or https, also on a private network; a service that misses the calls tells you',
  ALLOWED_SPACES: 'the servers and workspaces where Hearth works, like discord:123,slack:T123; empty for all',
  COMMUNITY_SPACES:
    'the servers and workspaces that are one community, like discord:123,slack:T123; each is one of its own when it is not set, and of those that are one the settings of the first named hold. Spaces that were there before are joined when Hearth starts, unless both have threads or suggestions already: then an admin joins them with /setup link',
  DATABASE_URL:
    'the SQLite file, or the address of a PostgreSQL database, like postgres://user:password@host:5432/hearth; sqlite:data/hearth.db when it is not set',
  BACKUP_DIR:
    'the folder of the copies that are made every night and before an update of the tables, or off; the folder backups beside the database when it is not set',
  FILES_DIR:
    'the folder under which each database has one of the files that people send in support threads; the folder files beside the database when it is not set, and data/files with PostgreSQL. Processes that share a database share this folder too',
  DISK_LIMIT_MB:
    "how many megabytes Hearth's data and copies may take, 10 or more; when it is not set the disk itself is the limit",
  WEBHOOK_PRIVATE_ADDRESSES:
    'whether webhooks may lead into a private network: on, or the hosts, addresses and ranges that they may lead to, like crm.internal,10.1.0.0/16; off when it is not set',
  PLAYGROUND: 'whether the playground is there: on or off; on by itself when neither Discord nor Slack is set up',
  PLAYGROUND_PORT:
    'the port of the playground on this machine, 0 to 65535; 0 takes a free one, and 4380 is taken when it is not set',
  LOG_LEVEL: 'how much is logged: debug, info, warn or error; info when it is not set',
}

/** Names that begin like ours but are not: most likely misspelt. */
const ourPrefixes =
  /^(DISCORD|SLACK|PLAYGROUND|HEARTH|HEARTBEAT|METRICS|WEBHOOK|HTTP_PORT|ALLOWED_SPACES|COMMUNITY_SPACES|BACKUP_DIR|FILES_DIR|DISK_LIMIT)/

const port = (lowest: number) =>
  z
    .string()
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .pipe(z.number().min(lowest).max(65_535))

const spaces = z
  .string()
  .transform((text) => text.split(',').map((one) => one.trim()))
  .pipe(z.array(z.string().regex(new RegExp(`^(${platformNames.join('|')}):[A-Za-z0-9]+$`))))

const shards = z.string().transform((text, context) => {
  const read = readShards(text)
  if (typeof read === 'string' || 'count' in read) return read
  context.addIssue({ code: 'custom', message: read.problem })
  return z.NEVER
})

const secrets = z
  .string()
  .transform((text) => text.split(',').map((one) => one.trim()))
  .pipe(z.array(z.string().regex(/^\S{32,}$/)))

/** Slack sends nobody's browser to an address without https, unless it is the machine itself. */
const publicAddress = z
  .url({ protocol: /^https?$/ })
  .refine((text) => /^https:|^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:|\/|$)/.test(text))
  .transform((text) => text.replace(/\/+$/, ''))

const address = z.url({ protocol: /^https?$/ })

const database = z.string().transform((text, context): Database => {
  const read = readDatabaseUrl(text)
  if (typeof read !== 'string') return read
  context.issues.push({ code: 'custom', input: text, message: read })
  return z.NEVER
})

const schema = z.object({
  DISCORD_TOKEN: z
    .string()
    .regex(/^\S{20,}$/)
    .optional(),
  DISCORD_API_URL: address.optional(),
  DISCORD_SHARDS: shards.optional(),
  SLACK_BOT_TOKEN: z.string().startsWith('xoxb-').optional(),
  SLACK_APP_TOKEN: z.string().startsWith('xapp-').optional(),
  SLACK_SIGNING_SECRET: z
    .string()
    .regex(/^\S{8,}$/)
    .optional(),
  SLACK_API_URL: address.optional(),
  SLACK_INSTALL: z.enum(['on', 'off']).optional(),
  SLACK_EMAILS: z.enum(['on', 'off']).optional(),
  SLACK_CLIENT_ID: z
    .string()
    .regex(/^[\w.-]+$/)
    .optional(),
  SLACK_CLIENT_SECRET: z
    .string()
    .regex(/^\S{8,}$/)
    .optional(),
  HEARTH_SECRET: secrets.optional(),
  HEARTH_URL: publicAddress.optional(),
  HTTP_PORT: port(1).optional(),
  METRICS_TOKEN: z
    .string()
    .regex(/^\S{16,}$/)
    .optional(),
  HEARTBEAT_URL: address.optional(),
  ALLOWED_SPACES: spaces.optional(),
  COMMUNITY_SPACES: spaces.optional(),
  DATABASE_URL: database.optional(),
  BACKUP_DIR: z.string().optional(),
  FILES_DIR: z.string().optional(),
  DISK_LIMIT_MB: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .pipe(z.number().min(10))
    .optional(),
  WEBHOOK_PRIVATE_ADDRESSES: privateAddresses.optional(),
  PLAYGROUND: z.enum(['on', 'off']).optional(),
  PLAYGROUND_PORT: port(0).optional(),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error']).optional(),
})

type Environment = z.infer<typeof schema>

export type ConfigRead =
  | { readonly ok: true; readonly config: Config }
  /** The database and its files can be looked at even so. */
  | ({ readonly ok: false; readonly problems: readonly Problem[] } & Pick<Config, 'database' | 'filesDir'>)

/**
 * Reads the environment, with what the `.env` file adds to it: what the environment sets itself goes first.
 * A name in the file that is no setting is a problem. A setting that is there but empty counts as not set.
 */
export function readConfig(
  file: Readonly<Record<string, string | undefined>>,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): ConfigRead {
  const env = { ...file, ...environment }
  const written = Object.keys(file)
  const given = Object.fromEntries(
    Object.keys(settingSources)
      .map((name) => [name, env[name]?.trim()] as const)
      .filter(([, value]) => value !== undefined && value !== ''),
  )
  const parsed = schema.safeParse(given)
  const problems: Problem[] = [...unknownSettings(env, written), ...contradictions(given)]
  if (!parsed.success) {
    const wrong = new Set(parsed.error.issues.map((issue) => String(issue.path[0])))
    problems.push(...[...wrong].map((setting) => ({ setting, text: malformed(setting, given[setting] ?? '') })))
  }
  if (!parsed.success || problems.length > 0) {
    const readable = schema.shape.DATABASE_URL.safeParse(given.DATABASE_URL)
    return { ok: false, problems, database: readable.data ?? ownFile, filesDir: given.FILES_DIR }
  }
  return { ok: true, config: configOf(parsed.data) }
}

function malformed(setting: string, value: string): string {
  const read = setting === 'DATABASE_URL' ? readDatabaseUrl(value) : undefined
  if (typeof read === 'string' && read !== '') return read
  const shards = setting === 'DISCORD_SHARDS' ? readShards(value) : undefined
  if (shards !== undefined && shards !== 'auto' && 'problem' in shards)
    return `${shards.problem}. It is ${settingSources[setting] ?? ''}`
  return `is not what it should be. It is ${settingSources[setting] ?? ''}`
}

function unknownSettings(env: Readonly<Record<string, string | undefined>>, written: readonly string[]): Problem[] {
  const suspicious = Object.keys(env).filter((name) => ourPrefixes.test(name))
  const unknown = new Set([...written, ...suspicious].filter((name) => !Object.hasOwn(settingSources, name)))
  return [...unknown].map((setting) => ({
    setting,
    text: 'is no setting of Hearth. Is it misspelt? .env.example lists them all',
  }))
}

/** What is right by itself but not together. */
function contradictions(given: Readonly<Record<string, string | undefined>>): Problem[] {
  const unread: Problem = {
    setting: 'METRICS_TOKEN',
    text: 'is set but HTTP_PORT is not, so there is no page to read with it. Set HTTP_PORT, or remove METRICS_TOKEN',
  }
  const isUnread = given.METRICS_TOKEN !== undefined && given.HTTP_PORT === undefined
  return [...(isUnread ? [unread] : []), ...slackProblems(given, settingSources)]
}

function configOf(env: Environment): Config {
  const discord =
    env.DISCORD_TOKEN === undefined
      ? undefined
      : { token: env.DISCORD_TOKEN, apiUrl: env.DISCORD_API_URL, shards: env.DISCORD_SHARDS }
  const slack = slackOf(env)
  const on = env.PLAYGROUND === undefined ? discord === undefined && slack === undefined : env.PLAYGROUND === 'on'
  return {
    discord,
    slack,
    playground: on ? { port: env.PLAYGROUND_PORT ?? 4380 } : undefined,
    database: env.DATABASE_URL ?? ownFile,
    backupDir: env.BACKUP_DIR,
    filesDir: env.FILES_DIR,
    diskLimitMb: env.DISK_LIMIT_MB,
    httpPort: env.HTTP_PORT,
    metricsToken: env.METRICS_TOKEN,
    heartbeatUrl: env.HEARTBEAT_URL,
    allowedSpaces: env.ALLOWED_SPACES ?? [],
    communitySpaces: env.COMMUNITY_SPACES ?? [],
    secrets: env.HEARTH_SECRET,
    privateWebhooks: env.WEBHOOK_PRIVATE_ADDRESSES,
    logLevel: env.LOG_LEVEL ?? 'info',
  }
}

/** What of it must never stand in the log. */
export function secretsOf({
  discord,
  slack,
  database,
  metricsToken,
  heartbeatUrl,
  secrets = [],
}: Config): readonly string[] {
  const ofSlack = slack === undefined ? [] : slackSecrets(slack)
  const all = [discord?.token, ...ofSlack, metricsToken, heartbeatUrl, ...secrets, ...passwordsOf(database)]
  return [...new Set(all.filter((one) => one !== undefined))]
}

/** Whether Hearth is meant to work in a space. The playground is its owner's own, and always allowed. */
export const allows = (config: Pick<Config, 'allowedSpaces'>, space: SpaceRef): boolean =>
  space.platform === 'playground' ||
  config.allowedSpaces.length === 0 ||
  config.allowedSpaces.includes(`${space.platform}:${space.id}`)
