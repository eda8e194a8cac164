// Bare Bolt on its stock HTTPReceiver, as its own documentation starts one: commands that are acknowledged with a word,
// or after one row was written.
import { App, LogLevel } from '@slack/bolt'
import Database from 'better-sqlite3'
import { boltOptions } from './options.ts'
import { givenOptions, serve } from './serve.ts'

const options = boltOptions.parse(givenOptions())
const app = new App({
  token: options.botToken,
  signingSecret: options.signingSecret,
  clientOptions: { slackApiUrl: options.apiUrl },
  logLevel: LogLevel.ERROR,
})
const keep = keeper()
for (let number = 0; number < options.commands - 1; number += 1)
  app.command(`/other${number}`, async ({ ack }) => ack('Another.'))
for (const name of ['/start', '/suggest'])
  app.command(name, async ({ ack, command }) => {
    keep(command.trigger_id, command.user_id, command.text)
    await ack('Here you are.')
  })
const server = await app.start(0)
const address = 'address' in server ? server.address() : null
serve({
  port: () => (typeof address === 'object' ? (address?.port ?? 0) : 0),
  settled: () => null,
  stop: () => app.stop(),
})

/** What writes the one row; nothing where only acknowledgements are asked for. */
function keeper(): (key: string, user: string, text: string) => void {
  if (options.does.kind === 'acks') return () => {}
  const database = new Database(options.does.file)
  database.pragma('journal_mode = WAL')
  database.pragma(`synchronous = ${options.does.synchronous}`)
  database.exec('create table if not exists ideas (key text primary key, user text, text text)')
  const insert = database.prepare('insert into ideas values (?, ?, ?)')
  return (key, user, text) => {
    insert.run(key, user, text)
  }
}
