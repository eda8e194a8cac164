// What Hearth has kept, read from its database once it has ended. What is written here was accepted; all else was not.
import Sqlite from 'better-sqlite3'
import pg from 'pg'
import { z } from 'zod'
import type { Database } from '../../src/store/database.ts'
import { connectionTo } from '../../src/store/postgres/pool.ts'

const json = <T extends z.ZodType>(inner: T) =>
  z
    .string()
    .nullable()
    .transform((text): unknown => (text === null ? undefined : JSON.parse(text)))
    .pipe(inner.optional())

const space = z.object({ platform: z.string(), id: z.string() })
const ref = z.object({ channel: z.string(), id: z.string() })
const outcome = z.object({
  kind: z.string(),
  reason: z.string().optional(),
  result: z.object({ message: ref.optional(), thread: z.object({ thread: z.string() }).optional() }).optional(),
})
const address = z.object({ data: z.record(z.string(), z.string()) })
const effect = z.object({ body: z.looseObject({ kind: z.string(), address: address.optional() }) })

const tables = {
  inbox: {
    sql: 'select rowid as position, key, community, kind, what, state, answer, received_at from inbox order by rowid',
    // It keeps no order of its own.
    onPostgres:
      'select null as position, key, community, kind, what, state, answer, received_at from inbox order by received_at',
    row: z.object({
      position: z.number().nullable(),
      key: z.string(),
      community: z.string().nullable(),
      kind: z.string(),
      what: z.string(),
      state: z.string(),
      answer: z.string().nullable(),
      received_at: z.number(),
    }),
  },
  outbox: {
    sql: 'select position, community, place_key, effect, follow_up, state, outcome from outbox order by position',
    row: z.object({
      position: z.number(),
      community: z.string(),
      place_key: z.string(),
      effect: json(effect),
      follow_up: json(z.object({ name: z.string(), args: z.record(z.string(), z.string()) })),
      state: z.string(),
      outcome: json(outcome),
    }),
  },
  appearances: {
    sql: 'select place_key, subject, role, message, wanted, shown, refused, failed_at from appearances',
    row: z.object({
      place_key: z.string(),
      subject: z.string(),
      role: z.string(),
      message: json(ref),
      wanted: z.number(),
      shown: z.number(),
      refused: z.string().nullable(),
      failed_at: z.number().nullable(),
    }),
  },
  members: {
    sql: `select m.id, m.person, m.user, m.name, m.joined_at, m.greeted_at, m.left_at, s.platform, s.confirmed_at
      from members m join spaces s on s.key = m.space where m.bot = 0`,
    row: z.object({
      id: z.string(),
      person: z.string(),
      user: z.string(),
      name: z.string(),
      joined_at: z.number().nullable(),
      greeted_at: z.number().nullable(),
      left_at: z.number().nullable(),
      platform: z.string(),
      confirmed_at: z.number().nullable(),
    }),
  },
  threads: {
    sql: `select t.id, t.number, t.subject, t.state, t.shape, t.place, t.resolved_at, t.closed_at, m.user, s.platform
      from threads t join members m on m.id = t.opener join spaces s on s.key = t.space`,
    row: z.object({
      id: z.string(),
      number: z.number(),
      subject: z.string(),
      state: z.enum(['open', 'waiting on member', 'waiting on staff', 'resolved', 'closed']),
      shape: z.string(),
      place: json(z.object({ space })),
      resolved_at: z.number().nullable(),
      closed_at: z.number().nullable(),
      user: z.string(),
      platform: z.string(),
    }),
  },
  notes: {
    sql: 'select message from notes',
    row: z.object({ message: z.string() }),
  },
  unasked: {
    sql: `select u.message, m.person from unasked u join members m on m.id = u.member where u.state = 'waiting'`,
    row: z.object({ message: z.string(), person: z.string() }),
  },
  held: {
    sql: `select h.text, s.platform from held_words h join threads t on t.id = h.thread join spaces s on s.key = t.space`,
    row: z.object({ text: z.string(), platform: z.string() }),
  },
  suggestions: {
    sql: `select u.id, u.number, u.title, u.status, u.reason, u.decided_at, m.user, m.person as author,
        d.person as decider, s.platform, (select count(*) from comments c where c.suggestion = u.id and c.removed = 0) as comments
      from suggestions u join members m on m.id = u.author left join members d on d.id = u.decided_by
        join spaces s on s.key = u.space`,
    row: z.object({
      id: z.string(),
      number: z.number(),
      title: z.string(),
      status: z.string(),
      reason: z.string().nullable(),
      decided_at: z.number().nullable(),
      user: z.string(),
      author: z.string(),
      decider: z.string().nullable(),
      platform: z.string(),
      comments: z.number(),
    }),
  },
  votes: {
    sql: `select v.suggestion, v.at, m.user, m.person, s.platform
      from votes v join members m on m.id = v.member join spaces s on s.key = m.space`,
    row: z.object({
      suggestion: z.string(),
      at: z.number(),
      user: z.string(),
      person: z.string(),
      platform: z.string(),
    }),
  },
  runs: {
    sql: `select r.period, s.platform, r.community from runs r join spaces s on s.community = r.community`,
    row: z.object({ period: z.string(), platform: z.string(), community: z.string() }),
  },
} as const

type Table = keyof typeof tables
export type Row<Name extends Table> = z.infer<(typeof tables)[Name]['row']>
export type Kept = { readonly [Name in Table]: readonly Row<Name>[] }

type Read = (name: Table) => Promise<readonly unknown[]>

/** Reads all of it. */
export async function readKept(database: Database): Promise<Kept> {
  if (database.kind === 'sqlite') {
    const file = new Sqlite(database.file, { readonly: true, fileMustExist: true })
    return keptBy(async (name) => file.prepare(tables[name].sql).all()).finally(() => file.close())
  }
  const client = new pg.Client(connectionTo(database.url))
  await client.connect()
  const sqlOf = (name: Table): string => (name === 'inbox' ? tables.inbox.onPostgres : tables[name].sql)
  return keptBy(async (name) => (await client.query(sqlOf(name))).rows).finally(() => client.end())
}

async function keptBy(rows: Read): Promise<Kept> {
  return {
    inbox: (await rows('inbox')).map((row) => tables.inbox.row.parse(row)),
    outbox: (await rows('outbox')).map((row) => tables.outbox.row.parse(row)),
    appearances: (await rows('appearances')).map((row) => tables.appearances.row.parse(row)),
    members: (await rows('members')).map((row) => tables.members.row.parse(row)),
    threads: (await rows('threads')).map((row) => tables.threads.row.parse(row)),
    notes: (await rows('notes')).map((row) => tables.notes.row.parse(row)),
    unasked: (await rows('unasked')).map((row) => tables.unasked.row.parse(row)),
    held: (await rows('held')).map((row) => tables.held.row.parse(row)),
    suggestions: (await rows('suggestions')).map((row) => tables.suggestions.row.parse(row)),
    votes: (await rows('votes')).map((row) => tables.votes.row.parse(row)),
    runs: (await rows('runs')).map((row) => tables.runs.row.parse(row)),
  }
}
