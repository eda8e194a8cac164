// The queue and the completion as somebody would write them who had only these to do: on the indexes that fit them best.
import type Database from 'better-sqlite3'
import type { SupportAsk } from './support-asks.ts'

/** Makes the indexes that serve them best. */
export function indexByHand(database: Database.Database): void {
  database.exec('create index hand_queue on threads (community, state, waiting_since, number, snoozed_until)')
  database.exec(
    'create index hand_urgent on threads (community, priority, state, waiting_since, number, snoozed_until)',
  )
  database.exec(
    'create index hand_due on threads (community, due_at, number, snoozed_until, priority) where due_at is not null',
  )
  database.exec('create index hand_words on threads (community, number, subject)')
  database.exec('analyze')
}

const waiting = "state in ('open', 'waiting on staff')"
const isOpen = "state in ('open', 'waiting on staff', 'waiting on member')"

/** Prepares their statements; what comes back asks one, and gives the numbers of the threads found. */
export function supportByHand(database: Database.Database, community: string, now: number) {
  const narrowed = ({ priority, tag }: SupportAsk): string =>
    [
      priority === undefined ? '' : ` and priority = '${priority}'`,
      tag === undefined
        ? ''
        : ` and id in (select thread from thread_tags where community = @community and tag = '${tag}')`,
    ].join('')

  function listed(ask: SupportAsk): () => readonly number[] {
    const near = ask.near === true
    const these = `community = @community and ${near ? 'due_at > 0' : isOpen}${narrowed(ask)}`
    const counts = database.prepare(
      `select count(*) as listed, sum(case when ${near ? 'due_at <= @now' : waiting} then 1 else 0 end) as pressing,
         sum(case when coalesce(snoozed_until, 0) > @now then 1 else 0 end) as snoozed
       from threads where ${these}`,
    )
    const awake = `${narrowed(ask)} and coalesce(snoozed_until, 0) <= @now`
    const inState = (state: string): string =>
      `select * from threads where community = @community and state = '${state}'${awake}`
    const named = (rows: string): string => `select found.*, opener.name, has.name,
        (select group_concat(tag) from thread_tags where thread = found.id) as tags
      from (${rows} limit @most offset @from) as found
      join members as opener on opener.id = found.opener left join members as has on has.id = found.assignee`
    const page = database.prepare<object, { number: number }>(
      near
        ? named(`select * from threads where community = @community and due_at > 0${awake} order by due_at, number`)
        : named(`${inState('open')} union all ${inState('waiting on staff')} order by waiting_since, number`),
    )
    const values = { community, now, most: 6, from: ask.behind ?? 0 }
    return () => {
      counts.get({ community, now })
      return page.all(values).map(({ number }) => number)
    }
  }

  function completed({ typed = '' }: SupportAsk): () => readonly number[] {
    const found = database.prepare<object, { number: number }>(
      `select * from threads where number in (
         select number from threads where community = @community and (subject like @inside or cast(number as text) like @begins)
         order by number desc limit 25
       ) and community = @community order by number desc`,
    )
    const values = { community, inside: `%${typed}%`, begins: `${typed}%` }
    return () => found.all(values).map(({ number }) => number)
  }

  return (ask: SupportAsk): (() => readonly number[]) => (ask.typed === undefined ? listed(ask) : completed(ask))
}
