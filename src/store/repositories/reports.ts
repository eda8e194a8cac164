// What was reported to the moderators of one community. Who may read a report is not asked here: its callers do.
import type { Kysely, Selectable, Updateable } from 'kysely'
import { z } from 'zod'
import { type CommunityId, type MemberId, memberId } from '../../domain/ids.ts'
import { spaceKey } from '../../domain/place.ts'
import {
  type Concerned,
  type Report,
  type ReportedMessage,
  type ReportState,
  type ReportWord,
  reportStates,
} from '../../domain/report.ts'
import type { Tables } from '../schema.ts'
import { readSpaceKey } from './space-key.ts'

/** More than these are not read at once. */
const openAtMost = 500

export type ReportChange = Partial<
  Pick<Report, 'state' | 'decidedAt' | 'decision' | 'note' | 'handler' | 'confidential' | 'number' | 'next'>
> & { readonly confidant?: MemberId | undefined }

export interface Reports {
  add(report: Report, concerned: readonly Concerned[]): Promise<void>
  get(id: string): Promise<Report | undefined>
  /** Those that are not closed, the first first. */
  open(): Promise<readonly Report[]>
  /** How many are not closed that are not confidential. */
  countOpen(): Promise<number>
  change(id: string, change: ReportChange): Promise<void>
  /** Whom these reports concern, by the report. */
  concernedIn(reports: readonly string[]): Promise<ReadonlyMap<string, readonly Concerned[]>>
  /** Keeps more of whom it concerns. */
  addConcerned(report: string, concerned: readonly Concerned[]): Promise<void>
  addWord(word: ReportWord): Promise<void>
  wordsOf(report: string): Promise<readonly ReportWord[]>
  /** Closes it: the message, what the reporter wrote and all words about it go. */
  close(id: string, at: number): Promise<void>
  /** What these accounts reported. */
  by(members: readonly MemberId[]): Promise<readonly Report[]>
  /** Forgets who reported what is closed. */
  forget(members: readonly MemberId[]): Promise<void>
}

const storedMessage = z.object({
  text: z.string(),
  author: z.string(),
  authorName: z.string(),
  at: z.number(),
  files: z.array(z.string()),
  url: z.string().nullable(),
})
const storedIds = z.array(z.string())

function messageOf(stored: string | null): ReportedMessage | undefined {
  if (stored === null) return undefined
  const { url, ...message } = storedMessage.parse(JSON.parse(stored))
  return { ...message, url: url ?? undefined }
}

const maybeMember = (id: string | null): MemberId | undefined => (id === null ? undefined : memberId(id))

const reportOf = (row: Selectable<Tables['reports']>, community: CommunityId): Report => ({
  id: row.id,
  community,
  space: readSpaceKey(row.space),
  number: row.number,
  confidential: row.confidential === 1,
  reporter: maybeMember(row.reporter),
  unnamed: row.unnamed === 1,
  message: messageOf(row.message),
  words: row.words,
  state: stateOf(row.state),
  sentAt: row.sent_at,
  decidedAt: row.decided_at ?? undefined,
  closedAt: row.closed_at ?? undefined,
  decision: row.decision ?? undefined,
  note: row.note ?? undefined,
  handler: maybeMember(row.handler),
  confidant: maybeMember(row.confidant),
  next: storedIds.parse(JSON.parse(row.next)).map(memberId),
})

const stateOf = (state: string): ReportState => reportStates.find((one) => one === state) ?? 'closed'

const kindOf = (kind: string): Concerned['kind'] => (['role', 'linked'] as const).find((one) => one === kind) ?? 'user'

const keptMessage = (message: ReportedMessage | undefined): string | null =>
  message === undefined ? null : JSON.stringify({ ...message, url: message.url ?? null })

const openStates = reportStates.filter((state) => state !== 'closed')

/** The reports of one community. */
export function reportsOf(db: () => Kysely<Tables>, community: CommunityId): Reports {
  const rows = () => db().selectFrom('reports').selectAll().where('community', '=', community)
  const update = async (id: string, values: Updateable<Tables['reports']>): Promise<void> => {
    await db().updateTable('reports').set(values).where('community', '=', community).where('id', '=', id).execute()
  }
  async function addConcerned(report: string, concerned: readonly Concerned[]): Promise<void> {
    if (concerned.length === 0) return
    await db()
      .insertInto('report_concerned')
      .values(
        concerned.map(({ space, kind, id: account, name }) => ({
          ...{ report, community, space: spaceKey(space), kind, account, name },
        })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
  return {
    addConcerned,
    async add(report, concerned) {
      const { id, number, words, state, sentAt } = report
      await db()
        .insertInto('reports')
        .values({
          ...{ id, community, number, words, state, space: spaceKey(report.space), sent_at: sentAt },
          ...{ confidential: report.confidential ? 1 : 0, unnamed: report.unnamed ? 1 : 0 },
          ...{ reporter: report.reporter ?? null, handler: report.handler ?? null },
          ...{ message: keptMessage(report.message), confidant: report.confidant ?? null },
          ...{ decided_at: null, closed_at: null, decision: null, note: null, next: JSON.stringify(report.next) },
        })
        .execute()
      await addConcerned(id, concerned)
    },
    async get(id) {
      const row = await rows().where('id', '=', id).executeTakeFirst()
      return row === undefined ? undefined : reportOf(row, community)
    },
    async open() {
      const found = await rows().where('state', 'in', openStates).orderBy('sent_at').limit(openAtMost).execute()
      return found.map((row) => reportOf(row, community))
    },
    async countOpen() {
      const { count } = await db()
        .selectFrom('reports')
        .select((build) => build.fn.countAll<number>().as('count'))
        .where('community', '=', community)
        .where('state', 'in', openStates)
        .where('confidential', '=', 0)
        .executeTakeFirstOrThrow()
      return count
    },
    async change(id, change) {
      const { state, decidedAt, decision, note, handler, confidential, number, next } = change
      await update(id, {
        ...(state === undefined ? {} : { state }),
        ...(decidedAt === undefined ? {} : { decided_at: decidedAt }),
        ...(decision === undefined ? {} : { decision }),
        ...(note === undefined ? {} : { note }),
        ...(handler === undefined ? {} : { handler }),
        ...(confidential === undefined ? {} : { confidential: confidential ? 1 : 0 }),
        ...(number === undefined ? {} : { number }),
        ...(next === undefined ? {} : { next: JSON.stringify(next) }),
        ...('confidant' in change ? { confidant: change.confidant ?? null } : {}),
      })
    },
    async concernedIn(reports) {
      if (reports.length === 0) return new Map()
      const found = await db()
        .selectFrom('report_concerned')
        .selectAll()
        .where('community', '=', community)
        .where('report', 'in', [...reports])
        .orderBy('report')
        .orderBy('name')
        .execute()
      const read = found.map(({ report, space, kind, account, name }) => {
        const one: Concerned = {
          space: readSpaceKey(space),
          kind: kindOf(kind),
          id: account,
          name,
        }
        return { report, one }
      })
      const grouped = Map.groupBy(read, ({ report }) => report)
      return new Map([...grouped].map(([report, all]) => [report, all.map(({ one }) => one)]))
    },
    async addWord({ id, report, member, byReporter, text, at }) {
      await db()
        .insertInto('report_words')
        .values({ id, community, report, member, by_reporter: byReporter ? 1 : 0, text, at })
        .execute()
    },
    async wordsOf(report) {
      const found = await db()
        .selectFrom('report_words')
        .selectAll()
        .where('community', '=', community)
        .where('report', '=', report)
        .orderBy('id')
        .execute()
      return found.map(({ id, member, by_reporter, text, at }) => ({
        ...{ id, report, member: memberId(member), byReporter: by_reporter === 1, text, at },
      }))
    },
    async close(id, at) {
      await update(id, { state: 'closed', closed_at: at, message: null, words: '', next: '[]' })
      await db().deleteFrom('report_words').where('community', '=', community).where('report', '=', id).execute()
    },
    async by(members) {
      if (members.length === 0) return []
      const found = await rows()
        .where('reporter', 'in', [...members])
        .orderBy('sent_at')
        .execute()
      return found.map((row) => reportOf(row, community))
    },
    async forget(members) {
      if (members.length === 0) return
      await db()
        .updateTable('reports')
        .set({ reporter: null })
        .where('community', '=', community)
        .where('reporter', 'in', [...members])
        .where('state', '=', 'closed')
        .execute()
    },
  }
}
