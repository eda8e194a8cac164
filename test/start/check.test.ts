// `node hearth.mjs --check`: it looks at everything, changes nothing, and says all that is wrong at once. Since Node runs it,
// it is also what finds TypeScript that only a compiler would take.
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { specs } from '../../commands/index.ts'
import { settingSources } from '../../src/config.ts'
import { house } from './house.ts'

const problemsIn = (err: string): readonly string[] => err.split('\n').filter((line) => line.startsWith('- '))

test('in a fresh folder all is well, and nothing is made', async () => {
  const home = house()
  const { code, out, err } = await home.run({}, '--check').ended
  expect(err).toBe('')
  expect(out).toContain('data/hearth.db does not exist yet; the first start makes it.')
  const commands = specs.filter((spec) => spec.kind === 'command').length
  const messages = specs.filter((spec) => spec.kind === 'message').length
  expect(out).toContain(
    `Commands: ${commands}, and ${messages} in the menu of a message, each good for Discord, Slack and the playground.`,
  )
  expect(code).toBe(0)
  expect(home.files()).toEqual([])
})

test('all problems are told at once, each with where the value comes from', async () => {
  const home = house()
  home.write(
    '.env',
    'DISCORD_TOKEN=short\nHTTP_PORT=99999\nSLACK_BOT_TOKEN=xoxb-1\nCOLOUR=red\nALLOWED_SPACES=my server\n',
  )
  const { code, err } = await home.run({ LOG_LEVEL: 'loud', DISCORD_TOKE: 'misspelt' }, '--check').ended
  expect(code).toBe(1)
  const problems = problemsIn(err)
  expect(err).toContain(`There are ${problems.length} problems:`)
  expect(problems.map((line) => line.split(' ')[1]).toSorted()).toEqual([
    'ALLOWED_SPACES',
    'COLOUR',
    'DISCORD_TOKE',
    'DISCORD_TOKEN',
    'HTTP_PORT',
    'LOG_LEVEL',
    'SLACK_APP_TOKEN',
  ])
  for (const name of ['ALLOWED_SPACES', 'DISCORD_TOKEN', 'HTTP_PORT', 'LOG_LEVEL', 'SLACK_APP_TOKEN'])
    expect(err).toContain(`${settingSources[name]}.`)
})

test('no value of a setting is printed, right or wrong', async () => {
  const { err, out } = await house().run({ SLACK_BOT_TOKEN: 'wrong-secret-1', DISCORD_TOKEN: 'secret 2' }, '--check')
    .ended
  expect(problemsIn(err)).toHaveLength(3)
  expect(`${out}${err}`).not.toMatch(/secret.[12]/)
})

test('the start refuses what the check refuses, with the same words, and makes nothing', async () => {
  const home = house()
  const settings = { DISCORD_TOKEN: 'short', LOG_LEVEL: 'loud' }
  const checked = await home.run(settings, '--check').ended
  const started = await home.run(settings).ended
  expect(started.code).toBe(1)
  expect(problemsIn(started.err)).toEqual(problemsIn(checked.err))
  expect(home.files()).toEqual([])
})

/** A database file that holds these tables. */
function databaseWith(folder: string, ...statements: readonly string[]): string {
  const database = new Database(`${folder}/other.db`)
  for (const statement of statements) database.exec(statement)
  database.close()
  return 'sqlite:other.db'
}

const foreign = ['create table songs (title text)']
const newer = [
  'create table kysely_migration (name text, timestamp text)',
  "insert into kysely_migration values ('999-later', '2031-01-01')",
]

test.each([
  [
    'is not one of ours',
    foreign,
    /other\.db is a database, but not one of Hearth's\. Set DATABASE_URL to another file/,
  ],
  ['was written by a newer Hearth', newer, /other\.db was written by a newer Hearth \(999-later\)\. Update this one/],
])('a database that %s is a problem, beside those of the settings', async (_what, statements, said) => {
  const home = house()
  const DATABASE_URL = databaseWith(home.folder, ...statements)
  const { code, err } = await home.run({ DATABASE_URL, LOG_LEVEL: 'loud' }, '--check').ended
  expect(code).toBe(1)
  expect(err).toMatch(said)
  expect(err).toContain('LOG_LEVEL')
  expect(home.files()).toEqual(['other.db'])
})

test('a start leaves a database that is not ours as it is', async () => {
  const home = house()
  const DATABASE_URL = databaseWith(home.folder, ...foreign)
  const { code, err } = await home.run({ DATABASE_URL }).ended
  expect(code).toBe(1)
  expect(err).toContain("not one of Hearth's")
  const database = new Database(`${home.folder}/other.db`, { readonly: true })
  expect(database.prepare('select name from sqlite_master').pluck().all()).toEqual(['songs'])
  database.close()
})

test('a file that is no database is a problem', async () => {
  const home = house()
  home.write('notes.db', 'Buy flour.')
  const { code, err } = await home.run({ DATABASE_URL: 'sqlite:notes.db' }, '--check').ended
  expect(code).toBe(1)
  expect(err).toContain('notes.db cannot be opened')
})

test('while Hearth runs the check takes no lock and finds all well', async () => {
  const home = house()
  const run = home.run()
  await run.says(/^Playground: http/m)
  const { code, out } = await home.run({}, '--check').ended
  expect(code).toBe(0)
  expect(out).toContain('data/hearth.db, up to date')
  run.send('SIGTERM')
  expect((await run.ended).code).toBe(0)
})

test('after Hearth has stopped the check leaves no file beside the database', async () => {
  const home = house()
  const run = home.run()
  await run.says(/^Playground: http/m)
  run.send('SIGTERM')
  await run.ended
  const before = home.files()
  const { code, out } = await home.run({}, '--check').ended
  expect(code).toBe(0)
  expect(out).toContain('data/hearth.db, up to date, 1 space.')
  expect(home.files()).toEqual(before)
})
