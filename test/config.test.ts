// The settings: what the environment and the file beside it make of them, and all that can be wrong with them at once.
import { expect, test } from 'vitest'
import { allows, type Config, readConfig, secretsOf, settingSources } from '../src/config.ts'

type Settings = Readonly<Record<string, string>>

/** The configuration of these settings; fails when there is a problem with them. */
function configOf(environment: Settings, file: Settings = {}): Config {
  const read = readConfig(file, environment)
  if (!read.ok) throw new Error(read.problems.map(({ setting, text }) => `${setting} ${text}`).join('; '))
  return read.config
}

/** What is wrong with these settings, by name. */
function problemsOf(environment: Settings, file: Settings = {}): Readonly<Record<string, string>> {
  const read = readConfig(file, environment)
  return read.ok ? {} : Object.fromEntries(read.problems.map(({ setting, text }) => [setting, text]))
}

const discord = { DISCORD_TOKEN: 'a-token-of-discord-as-long-as-they-are' }
const bot = { SLACK_BOT_TOKEN: 'xoxb-1' }
const socket = { ...bot, SLACK_APP_TOKEN: 'xapp-1' }
const http = { ...bot, SLACK_SIGNING_SECRET: '0123456789abcdef', HTTP_PORT: '8080' }

test('with nothing set there is the playground and a database, and nothing else', () => {
  expect(configOf({})).toEqual({
    discord: undefined,
    slack: undefined,
    playground: { port: 4380 },
    database: { kind: 'sqlite', file: 'data/hearth.db' },
    backupDir: undefined,
    diskLimitMb: undefined,
    filesDir: undefined,
    httpPort: undefined,
    metricsToken: undefined,
    heartbeatUrl: undefined,
    allowedSpaces: [],
    communitySpaces: [],
    logLevel: 'info',
  })
})

test('the environment goes before the file', () => {
  expect(configOf({ LOG_LEVEL: 'warn' }, { LOG_LEVEL: 'debug', HTTP_PORT: '80' })).toMatchObject({
    logLevel: 'warn',
    httpPort: 80,
  })
})

test('what is there but empty counts as not set', () => {
  expect(configOf({ DISCORD_TOKEN: '  ', LOG_LEVEL: '' })).toEqual(configOf({}))
})

test.each<[string, Settings, object]>([
  ['a token of Discord', discord, { discord: { token: discord.DISCORD_TOKEN, apiUrl: undefined }, slack: undefined }],
  [
    'an address of its own for Discord',
    { ...discord, DISCORD_API_URL: 'http://127.0.0.1:1/api' },
    { discord: { apiUrl: 'http://127.0.0.1:1/api' } },
  ],
  [
    'a range of shards',
    { ...discord, DISCORD_SHARDS: '0-3/16' },
    { discord: { shards: { first: 0, last: 3, count: 16 } } },
  ],
  ['a single shard', { ...discord, DISCORD_SHARDS: '5/16' }, { discord: { shards: { first: 5, last: 5, count: 16 } } }],
  ['as many shards as Discord advises', { ...discord, DISCORD_SHARDS: 'auto' }, { discord: { shards: 'auto' } }],
  [
    'Slack by Socket Mode',
    socket,
    { slack: { botToken: 'xoxb-1', connection: { kind: 'socket', appToken: 'xapp-1' } } },
  ],
  [
    'Slack by HTTP',
    http,
    { slack: { connection: { kind: 'http', signingSecret: '0123456789abcdef', port: 8080 } }, httpPort: 8080 },
  ],
  ['a file for the data', { DATABASE_URL: 'sqlite:here.db' }, { database: { kind: 'sqlite', file: 'here.db' } }],
  ...['postgres://u:p%40q@h:5433/d', 'postgresql://u@h/d?sslmode=require'].map((url): [string, Settings, object] => [
    `a database of PostgreSQL, ${url.slice(0, 11)}`,
    { DATABASE_URL: url },
    { database: { kind: 'postgres', url } },
  ]),
  [
    'places where it works',
    { ALLOWED_SPACES: 'discord:123, slack:T1' },
    { allowedSpaces: ['discord:123', 'slack:T1'] },
  ],
  [
    'places that are one community',
    { COMMUNITY_SPACES: 'discord:1,slack:T1' },
    { communitySpaces: ['discord:1', 'slack:T1'] },
  ],
  [
    'what watches over it',
    { HTTP_PORT: '80', METRICS_TOKEN: 'sixteen-letters-', HEARTBEAT_URL: 'http://10.0.0.1/beat' },
    { httpPort: 80, metricsToken: 'sixteen-letters-', heartbeatUrl: 'http://10.0.0.1/beat' },
  ],
  ['a folder for the copies', { BACKUP_DIR: '/srv/copies' }, { backupDir: '/srv/copies' }],
  ['no copies', { BACKUP_DIR: 'off' }, { backupDir: 'off' }],
  ['a folder for files', { FILES_DIR: '/srv/files' }, { filesDir: '/srv/files' }],
  ['a limit for the disk', { DISK_LIMIT_MB: '2000' }, { diskLimitMb: 2000 }],
  ['a free port for the playground', { PLAYGROUND_PORT: '0' }, { playground: { port: 0 } }],
])('%s is read', (_what, environment, config) => {
  expect(configOf(environment)).toMatchObject(config)
})

test('the playground is off once a platform is on, unless it is asked for', () => {
  expect(configOf(discord).playground).toBeUndefined()
  expect(configOf(socket).playground).toBeUndefined()
  expect(configOf({ ...discord, PLAYGROUND: 'on' }).playground).toEqual({ port: 4380 })
  expect(configOf({ PLAYGROUND: 'off' }).playground).toBeUndefined()
})

test.each<[string, string]>([
  ['DISCORD_TOKEN', 'short'],
  ['DISCORD_TOKEN', 'with a blank in the middle of it'],
  ['DISCORD_API_URL', 'ftp://here'],
  ['DISCORD_SHARDS', '16'],
  ['DISCORD_SHARDS', '0-3'],
  ['DISCORD_SHARDS', '-1/2'],
  ['SLACK_API_URL', 'here'],
  ['SLACK_INSTALL', 'yes'],
  ['SLACK_CLIENT_ID', 'with a blank'],
  ['SLACK_CLIENT_SECRET', 'short'],
  ['HEARTH_SECRET', 'short'],
  ['HEARTH_SECRET', `${'a'.repeat(44)},short`],
  ['HEARTH_URL', 'http://hearth.example'],
  ['HEARTH_URL', 'hearth.example'],
  ['SLACK_SIGNING_SECRET', 'short'],
  ['HTTP_PORT', '0'],
  ['HTTP_PORT', '65536'],
  ['HTTP_PORT', '80.5'],
  ['METRICS_TOKEN', 'fifteen-letters'],
  ['METRICS_TOKEN', 'sixteen letters and blanks'],
  ['HEARTBEAT_URL', 'ftp://here'],
  ['HEARTBEAT_URL', 'here'],
  ['PLAYGROUND_PORT', '-1'],
  ['DISK_LIMIT_MB', '9'],
  ['DISK_LIMIT_MB', '1.5'],
  ['DISK_LIMIT_MB', '2 GB'],
  ['PLAYGROUND', 'yes'],
  ['LOG_LEVEL', 'verbose'],
  ['ALLOWED_SPACES', '123'],
  ['ALLOWED_SPACES', 'discord:123,'],
  ['COMMUNITY_SPACES', 'irc:123'],
  ['DATABASE_URL', 'data/hearth.db'],
  ['DATABASE_URL', 'sqlite:'],
])('%s is never %j, and is told with where its value comes from', (setting, value) => {
  expect(problemsOf({ [setting]: value })[setting]).toContain(settingSources[setting])
})

test.each([
  ['0-16/16', 'the last is number 15'],
  ['3-1/16', 'ends before it begins'],
  ['0/0', 'names none'],
])('DISCORD_SHARDS is never %j, and what is wrong with it is told', (value, words) => {
  expect(problemsOf({ DISCORD_SHARDS: value })).toEqual({ DISCORD_SHARDS: expect.stringContaining(words) })
})

test('a token of Slack that begins like no token of Slack is a problem', () => {
  expect(problemsOf({ SLACK_BOT_TOKEN: 'xapp-1', SLACK_APP_TOKEN: 'xoxb-1' })).toEqual({
    SLACK_BOT_TOKEN: expect.stringContaining('starts with xoxb-'),
    SLACK_APP_TOKEN: expect.stringContaining('starts with xapp-'),
  })
})

test.each<[string, string]>([
  ['without a database', 'postgres://u:my-secret@h'],
  ['with a path of two parts', 'postgres://u:my-secret@h/a/b'],
  ['without its two slashes', 'postgres:u:my-secret@h/d'],
  ['with a # in its password', 'postgres://u:my#secret@h/d'],
  ['with a / in its password', 'postgres://u:my/secret@h/d'],
  ['with a % in its password', 'postgres://u:my%secret@h/d'],
  ['with a % in its password that looks like more', 'postgres://u:my%ffsecret@h/d'],
])('an address of PostgreSQL %s is told to be one that is not whole, without its password', (_what, address) => {
  const problem = problemsOf({ DATABASE_URL: address }).DATABASE_URL
  expect(problem).toContain('postgres://user:password@host:5432/hearth')
  expect(problem).not.toContain('secret')
})

test.each<[string, Settings, string]>([
  ['a bot token alone', bot, 'SLACK_APP_TOKEN'],
  ['an app token alone', { SLACK_APP_TOKEN: 'xapp-1' }, 'SLACK_BOT_TOKEN'],
  ['a signing secret alone', { SLACK_SIGNING_SECRET: '0123456789abcdef' }, 'SLACK_BOT_TOKEN'],
  ['HTTP without a port', { ...bot, SLACK_SIGNING_SECRET: '0123456789abcdef' }, 'HTTP_PORT'],
  ['HTTP and Socket Mode at once', { ...socket, ...http }, 'SLACK_SIGNING_SECRET'],
])('%s does not connect Slack, and what is missing is named', (_what, environment, setting) => {
  expect(Object.keys(problemsOf(environment))).toEqual([setting])
})

test('a token for a page that nobody serves is a problem', () => {
  const problems = problemsOf({ METRICS_TOKEN: 'sixteen-letters-' })
  expect(problems).toEqual({ METRICS_TOKEN: expect.stringContaining('Set HTTP_PORT') })
})

test('what must never stand in the log is every token, secret and password, and the address of the heartbeat', () => {
  const watched = { METRICS_TOKEN: 'sixteen-letters-', HEARTBEAT_URL: 'https://beat.example/secret' }
  const beside = [watched.METRICS_TOKEN, watched.HEARTBEAT_URL]
  expect(secretsOf(configOf({ ...discord, ...http, ...watched }))).toEqual([
    ...[discord.DISCORD_TOKEN, 'xoxb-1', '0123456789abcdef', ...beside],
  ])
  expect(secretsOf(configOf({ ...socket, ...watched, HTTP_PORT: '80' }))).toEqual(['xoxb-1', 'xapp-1', ...beside])
  expect(secretsOf(configOf({}))).toEqual([])
  expect(secretsOf(configOf({ HEARTH_SECRET: 'c'.repeat(44) }))).toEqual(['c'.repeat(44)])
  const onPostgres = { DATABASE_URL: 'postgres://hearth:p%40ss@host/hearth' }
  expect(secretsOf(configOf(onPostgres))).toEqual(['p%40ss', 'p@ss'])
  expect(secretsOf(configOf(install))).toEqual([
    ...['0123456789abcdef', 'client-secret', 'b'.repeat(44), 'a'.repeat(44)],
  ])
})

const install = {
  SLACK_INSTALL: 'on',
  SLACK_SIGNING_SECRET: '0123456789abcdef',
  SLACK_CLIENT_ID: '1234.5678',
  SLACK_CLIENT_SECRET: 'client-secret',
  HEARTH_SECRET: `${'b'.repeat(44)}, ${'a'.repeat(44)}`,
  HEARTH_URL: 'https://hearth.example/',
  HTTP_PORT: '8080',
}

test('Slack is installed by admins where that is on, by either way in, with a token of its own or without', () => {
  const installed = {
    clientId: '1234.5678',
    clientSecret: 'client-secret',
    url: 'https://hearth.example',
    secrets: ['b'.repeat(44), 'a'.repeat(44)],
  }
  expect(configOf(install)).toMatchObject({ slack: { botToken: undefined, install: installed }, playground: undefined })
  expect(configOf({ ...install, ...bot }).slack).toMatchObject({ botToken: 'xoxb-1', install: installed })
  const { SLACK_SIGNING_SECRET: _, ...without } = install
  expect(configOf({ ...without, SLACK_APP_TOKEN: 'xapp-1' }).slack).toMatchObject({ connection: { kind: 'socket' } })
  expect(configOf({ ...install, SLACK_INSTALL: 'off', ...bot }).slack?.install).toBeUndefined()
  expect(configOf({ ...install, SLACK_EMAILS: 'on' }).slack?.install?.emails).toBe(true)
  expect(configOf({ ...install, SLACK_EMAILS: 'off' }).slack?.install?.emails).toBeUndefined()
})

test.each(['SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET', 'HEARTH_SECRET', 'HEARTH_URL', 'HTTP_PORT'] as const)(
  'nobody installs Slack without %s, and what is missing is named',
  (setting) => {
    const { [setting]: _, ...without } = install
    expect(problemsOf(without)).toEqual({ [setting]: expect.stringContaining('SLACK_INSTALL needs it') })
  },
)

test('all that SLACK_INSTALL needs is told at once', () => {
  expect(Object.keys(problemsOf({ SLACK_INSTALL: 'on' })).toSorted()).toEqual([
    'HEARTH_SECRET',
    'HEARTH_URL',
    'HTTP_PORT',
    'SLACK_APP_TOKEN',
    'SLACK_CLIENT_ID',
    'SLACK_CLIENT_SECRET',
  ])
})

test('what is missing is told even when something else is malformed', () => {
  expect(Object.keys(problemsOf({ ...bot, LOG_LEVEL: 'loud' })).toSorted()).toEqual(['LOG_LEVEL', 'SLACK_APP_TOKEN'])
})

test('a name that is no setting is a problem in the file, and in the environment where it begins like ours', () => {
  const problems = problemsOf({ PATH: '/bin', COLOUR: 'red', SLACK_BOT_TOKN: 'xoxb-1' }, { EDITOR: 'vi' })
  expect(Object.keys(problems).toSorted()).toEqual(['EDITOR', 'SLACK_BOT_TOKN'])
  expect(problems.EDITOR).toContain('.env.example')
})

test('a name that every object has is no setting', () => {
  expect(Object.keys(problemsOf({}, { constructor: 'x' }))).toEqual(['constructor'])
})

test('what is wrong never says the value, which may be a secret', () => {
  const values = { SLACK_BOT_TOKEN: 'my-secret-1', DISCORD_TOKEN: 'my-secret-2', HTTP_PORT: 'my-secret-3' }
  const problems = problemsOf(values)
  expect(Object.keys(problems)).toHaveLength(4)
  expect(JSON.stringify(problems)).not.toContain('my-secret')
})

test('with problems the database is still known, so that it can be looked at', () => {
  expect(readConfig({}, { LOG_LEVEL: 'loud', DATABASE_URL: 'sqlite:here.db' })).toMatchObject({
    database: { kind: 'sqlite', file: 'here.db' },
  })
  expect(readConfig({}, { DATABASE_URL: 'here.db' })).toMatchObject({
    ok: false,
    database: { kind: 'sqlite', file: 'data/hearth.db' },
  })
})

test('Hearth works everywhere, or where it is allowed, and always in its own playground', () => {
  const [here, there] = [
    { platform: 'discord', id: '1' },
    { platform: 'slack', id: 'T1' },
  ] as const
  const everywhere = configOf({})
  expect([allows(everywhere, here), allows(everywhere, there)]).toEqual([true, true])
  const one = configOf({ ALLOWED_SPACES: 'discord:1' })
  expect([allows(one, here), allows(one, there)]).toEqual([true, false])
  expect(allows(one, { platform: 'playground', id: 'home' })).toBe(true)
})
