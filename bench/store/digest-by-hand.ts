// A week's digest as somebody would write it who had only this to do: on the index that fits it best.
import type Database from 'better-sqlite3'
import type { DigestFacts, Period } from '../../src/domain/digest.ts'

type Happened = DigestFacts['now']

/** Makes the index that serves it best. */
export function indexByHand(database: Database.Database): void {
  database.exec('create index by_hand on activities (community, kind, at, member)')
  database.exec("create index failed_by_hand on outbox (community, state) where state = 'failed'")
  database.exec('analyze')
}

export interface ByHand {
  readonly now: Happened
  readonly before: Happened
  readonly suggestions: number
  readonly threads: number
  readonly undelivered: number
}

/** Prepares its statements; what comes back asks them. */
export function digestByHand(database: Database.Database, community: string): (period: Period) => ByHand {
  const counts = database.prepare<[string, number, number], { kind: string; count: number }>(
    `select kind, count(*) as count from activities
     where community = ? and kind in ('thread-opened', 'thread-resolved', 'target-missed', 'suggested', 'decided', 'voted',
       'vote-taken-back')
       and at >= ? and at < ? group by kind`,
  )
  const joined = database.prepare<[string, number, number], { people: number }>(
    `select count(distinct members.person) as people from activities join members on members.id = activities.member
     where activities.community = ? and activities.kind = 'joined' and at >= ? and at < ?`,
  )
  const undecided = database.prepare(
    `select id, number, title, created_at from suggestions
     where community = ? and status in ('new', 'under review') order by created_at`,
  )
  const unanswered = database.prepare(
    "select number, subject, waiting_since from threads where community = ? and state in ('open', 'waiting on staff')",
  )
  const failed = database.prepare<[string], { count: number }>(
    "select count(*) as count from outbox where community = ? and state = 'failed' and dismissed_at is null",
  )
  const happened = (from: number, to: number): Happened => {
    const found = new Map(counts.all(community, from, to).map(({ kind, count }) => [kind, count]))
    const of = (kind: string): number => found.get(kind) ?? 0
    return {
      joined: joined.get(community, from, to)?.people ?? 0,
      opened: of('thread-opened'),
      resolved: of('thread-resolved'),
      missed: of('target-missed'),
      suggested: of('suggested'),
      decided: of('decided'),
      voted: of('voted') - of('vote-taken-back'),
    }
  }
  return ({ from, to, beforeFrom }) => ({
    now: happened(from, to),
    before: happened(beforeFrom, from),
    suggestions: undecided.all(community).length,
    threads: unanswered.all(community).length,
    undelivered: failed.get(community)?.count ?? 0,
  })
}
