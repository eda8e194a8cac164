// The support of a busy community: 10,000 open threads in every state, of several teams, topics, tags and priorities, some
// of them put off, and as many that are closed; and of each open one something that was due while nobody was there.
import Database from 'better-sqlite3'
import { placeKey, type SpaceRef, spaceKey } from '../../src/domain/place.ts'
import type { Settings } from '../../src/domain/settings/settings.ts'
import { priorities } from '../../src/domain/team.ts'
import { nudgeDue, waitOverDue } from '../../src/services/support/ending/waits.ts'
import { targetDue } from '../../src/services/support/teams/targets.ts'
import { seededCommunity, seededMember, threadCount, threadEnd } from './seed.ts'

const teams = ['Door', 'Billing', 'Bridge', 'Night'] as const
const teamId = (number: number): string => `team${number % teams.length}`
export const seededTags = ['refund', 'lock-out', 'late', 'picture', 'bot', 'rules', 'voice', 'other'] as const
/** Each of them is in the subject of so many threads; the last is in that of the oldest alone. */
export const seededWords = { everywhere: 'room', some: 'lantern', one: 'ombrometer' } as const

const hourMs = 60 * 60_000
const dayMs = 24 * hourMs
/** Waits for nothing that is long over; a snooze ends by itself. */
const farAhead = Date.UTC(2100, 0, 1)

/** What its admins have set. */
export const supportSettings: Partial<Settings> = {
  'support.teams': teams.map((name, number) => ({
    id: teamId(number),
    name,
    people: [{ space: 'slack:T0', kind: 'role', id: `S${number}`, name }],
    hours: [],
    holidays: [],
    targets: { normal: { first: 60, resolution: 600 }, high: { first: 30 }, urgent: { first: 10, resolution: 120 } },
  })),
}

/** The states of open threads, each as often as it stands here. */
const states = ['waiting on member', 'open', 'waiting on staff', 'waiting on member'] as const
const kinds = ['the door', 'my invoice', 'the bridge', 'a picture', 'my name', 'the rules', 'a bot', 'the calendar']

/** Fills the first community of a seeded file with so many open threads, and so many that are closed. */
export function seedSupport(file: string, space: SpaceRef & { readonly channel: string }, open: number): void {
  const database = new Database(file)
  database.pragma('synchronous = OFF')
  database.transaction(() => fill(database, space, open))()
  database.pragma('wal_checkpoint(TRUNCATE)')
  database.close()
}

function fill(database: Database.Database, space: SpaceRef & { readonly channel: string }, open: number): void {
  const community = seededCommunity(0)
  const key = spaceKey(space)
  const thread = database.prepare(
    `insert into threads (id, community, number, opener, space, subject, state, assignee, shape, opened_at, place, place_key,
       team_place, team_place_key, waiting_since, last_member_at, last_staff_at, resolved_at, closed_at, team, topic, priority,
       snoozed_until, first_reply_at, claimed_at, due_at)
     values (@id, @community, @number, @opener, @key, @subject, @state, @assignee, 'relayed', @at, @place, @placeKey,
       @teamPlace, @teamPlaceKey, @since, @at, @answered, @ended, @ended, @team, @topic, @priority, @snoozed, @answered, null, @due)`,
  )
  const tagged = database.prepare('insert into thread_tags (community, thread, tag, at) values (?, ?, ?, ?)')
  const promised = database.prepare(
    `insert into thread_targets (thread, community, spent, running_since, first_stage, resolution_stage, due_kind, due_at)
     values (?, ?, 0, ?, 0, 0, 'first', ?)`,
  )
  const due = database.prepare(
    'insert into due (id, community, kind, subject, at, lease_until) values (?, ?, ?, ?, ?, 0)',
  )
  const notice = database.prepare(
    `insert into appearances (id, community, subject_kind, subject, role, place, place_key, message, wanted, shown, attempts,
       losses, next_at, lease_until, created_at)
     values (?, ?, 'support-thread', ?, 'notice', ?, ?, ?, 1, 1, 0, 0, 0, 0, ?)`,
  )
  const ref = { platform: space.platform, id: space.id }
  const channel = { kind: 'channel', space: ref, channel: space.channel } as const
  const from = Date.UTC(2026, 0, 5)
  for (let at = 0; at < 2 * open; at += 1) {
    const isClosed = at % 2 === 1
    const number = threadCount + 1 + at
    const id = `q${String(number).padStart(7, '0')}`
    const turn = Math.floor(at / 2)
    const state = isClosed ? 'closed' : (states[turn % states.length] ?? 'open')
    const isWaitedFor = state === 'waiting on member'
    const opened = from + at * 1_000
    const since = opened + ((turn * 7_919) % open) * 10
    const place = threadEnd(ref, number)
    const teamPlace = { ...place, channel: space.channel }
    thread.run({
      ...{ id, community, number, key, state, since, at: opened },
      opener: seededMember(turn % 5_000),
      subject: subjectOf(at),
      assignee: turn % 3 === 0 ? seededMember(9_000 + (turn % 12)) : null,
      place: JSON.stringify(place),
      placeKey: placeKey(place),
      teamPlace: JSON.stringify(teamPlace),
      teamPlaceKey: placeKey(teamPlace),
      answered: isWaitedFor ? since : null,
      ended: isClosed ? opened + dayMs : null,
      team: turn % 5 === 4 ? null : teamId(Math.floor(turn / 16)),
      topic: turn % 2 === 0 ? null : `topic${turn % 6}`,
      priority: priorities[Math.floor(turn / 4) % priorities.length],
      due: isClosed || isWaitedFor ? null : opened + hourMs,
      snoozed: !isClosed && turn % 11 === 0 ? farAhead : null,
    })
    for (const step of [1, 5].slice(0, turn % 3))
      tagged.run(community, id, seededTags[(turn + step) % seededTags.length], opened)
    if (isClosed) continue
    if (!isWaitedFor) promised.run(id, community, opened, opened + hourMs)
    notice.run(
      `n${number}`,
      community,
      id,
      JSON.stringify(channel),
      placeKey(channel),
      noticeRef(channel, number),
      opened,
    )
    for (const kind of isWaitedFor ? [nudgeDue, waitOverDue] : [targetDue])
      due.run(`${kind}${number}`, community, kind, id, opened + (kind === waitOverDue ? 2 : 1) * hourMs)
  }
  database
    .prepare(
      "insert into numbers (community, kind, last) values (?, 'thread', ?) on conflict do update set last = excluded.last",
    )
    .run(community, threadCount + 2 * open)
}

const noticeRef = (place: { readonly channel: string }, number: number): string =>
  JSON.stringify({ place, channel: place.channel, id: `1700000002.${number}` })

function subjectOf(at: number): string {
  if (at === 0) return `Where does the ${seededWords.one} stand?`
  const about = kinds[Math.floor(at / 2) % kinds.length]
  const more = at % 50 === 0 ? ` by the ${seededWords.some}` : ''
  return `I cannot find ${about} in ${seededWords.everywhere} ${at % 977}${more}`
}
