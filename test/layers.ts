// The layer table: which files make a layer, which layers it may import, and what it may use beside them. The architecture
// test holds the code to it, the docs test holds AGENTS.md to it.

export interface Layer {
  readonly name: string
  readonly files: RegExp
  readonly imports: readonly string[]
  readonly packages: readonly string[]
  /** Layers of which types alone may be imported. */
  readonly types?: readonly string[]
}

/** For those who may import everything. */
export const everything: readonly string[] = [
  'domain',
  'view',
  'ports',
  'locales',
  'bot',
  'store',
  'delivery',
  'services',
  'drawing',
  'system',
  'web',
  'config',
  'commands',
  'adapters',
  'wiring',
]
const adapterImports = ['domain', 'view', 'ports', 'locales', 'bot']

export const layers: readonly Layer[] = [
  { name: 'domain', files: /^src\/domain\//, imports: [], packages: ['zod', 'temporal-polyfill'] },
  { name: 'view', files: /^src\/view\//, imports: ['domain'], packages: [] },
  { name: 'ports', files: /^src\/ports\//, imports: ['domain', 'view'], packages: ['zod'] },
  { name: 'locales', files: /^src\/locales\//, imports: ['domain', 'view'], packages: ['intl-messageformat'] },
  { name: 'bot', files: /^src\/bot\//, imports: ['domain', 'view', 'ports', 'locales'], packages: ['zod'] },
  {
    name: 'store',
    files: /^src\/store\//,
    imports: ['domain', 'ports'],
    packages: [
      'kysely',
      'better-sqlite3',
      'pg',
      'keyv',
      '@keyv/sqlite',
      'zod',
      'node:fs',
      'node:os',
      'node:path',
      'node:async_hooks',
      'node:worker_threads',
    ],
  },
  {
    name: 'delivery',
    files: /^src\/delivery\//,
    imports: ['domain', 'view', 'ports', 'store'],
    packages: ['cockatiel', 'p-queue'],
  },
  {
    name: 'services',
    files: /^src\/services\//,
    imports: ['domain', 'view', 'ports', 'locales', 'store', 'delivery'],
    packages: ['temporal-polyfill', 'croner', 'zod'],
  },
  {
    name: 'drawing',
    files: /^src\/drawing\//,
    imports: ['domain', 'ports'],
    packages: ['@resvg/resvg-js', 'harfbuzzjs', 'bidi-js', 'wawoff2', 'zod', 'node:fs'],
  },
  {
    name: 'system',
    files: /^src\/system\//,
    imports: ['domain', 'ports'],
    packages: [
      'node-cron',
      'pino',
      'prom-client',
      'node:crypto',
      'node:async_hooks',
      'node:fs',
      'node:path',
      'node:dns',
      'node:http',
      'node:https',
      'node:net',
    ],
  },
  {
    name: 'web',
    files: /^src\/web\//,
    imports: ['domain', 'view', 'ports'],
    packages: ['hono', '@hono/node-server', 'node:crypto', 'node:http'],
  },
  { name: 'config', files: /^src\/config(-slack|-database)?\.ts$/, imports: ['domain'], packages: ['zod'] },
  {
    name: 'commands',
    files: /^commands\//,
    imports: ['domain', 'view', 'ports', 'locales', 'bot'],
    types: ['services'],
    packages: ['zod'],
  },
  {
    name: 'adapters/discord',
    files: /^adapters\/discord\//,
    imports: adapterImports,
    packages: ['discord.js', 'zod', 'node:http', 'node:https', 'node:timers/promises', 'node:util'],
  },
  {
    name: 'adapters/slack',
    files: /^adapters\/slack\//,
    imports: adapterImports,
    packages: ['@slack/bolt', '@slack/oauth', 'zod', 'node:crypto', 'node:http', 'node:net'],
  },
  {
    name: 'adapters/playground',
    files: /^adapters\/playground\//,
    imports: adapterImports,
    packages: [
      'hono',
      '@hono/node-server',
      'preact',
      'htm',
      'zod',
      'node:fs',
      'node:path',
      'node:url',
      'node:module',
      'node:crypto',
      'node:http',
    ],
  },
  {
    name: 'tasks',
    files: /^tasks\//,
    imports: everything,
    packages: ['node:', 'playwright-core', '@sparticuz/chromium'],
  },
  {
    name: 'bench',
    files: /^bench\//,
    imports: everything,
    packages: ['node:', 'discord.js', '@slack/bolt', 'better-sqlite3', 'zod'],
  },
  {
    name: 'wiring',
    files:
      /^src\/(main|wire|add-platforms|connecting|check|health|hearth|rest-bell|simulation|keeping|files-folder|settings-file|task|webhook-world|parts)\.ts$/,
    imports: everything,
    packages: ['node:'],
  },
]
