// The public questions of one community.
import type { Kysely, Selectable } from 'kysely'
import { type CommunityId, type MemberId, memberId } from '../../domain/ids.ts'
import { type MessageRef, type Place, placeKey, type SpaceRef, spaceKey, type ThreadPlace } from '../../domain/place.ts'
import { type Question, type QuestionState, questionStates } from '../../domain/question.ts'
import { hot } from '../hot.ts'
import { plannedLimit } from '../planned-limit.ts'
import type { Tables } from '../schema.ts'
import { messageKey, messageNamed } from './message-key.ts'
import { readSpaceKey } from './space-key.ts'
import { readPlace } from './stored-place.ts'

export interface NewQuestion {
  readonly id: string
  readonly place: Place
  readonly channel: string
  /** The thread under it, whether it was begun or not. */
  readonly root: ThreadPlace
  readonly message: MessageRef
  readonly url: string | undefined
  readonly asker: MemberId
  readonly title: string
  readonly words: string
  readonly at: number
}

/** What stands behind a question in the list of those that wait. */
export interface After {
  readonly at: number
  readonly id: string
}

export interface QuestionChange {
  readonly state?: QuestionState
  readonly title?: string
  readonly words?: string | undefined
  readonly answeredAt?: number | undefined
  readonly solvedAt?: number | undefined
  readonly solver?: MemberId | undefined
  readonly markedBy?: MemberId | undefined
  readonly answer?: string | undefined
}

/** How somebody's questions and answers stand. */
export interface QuestionFigures {
  readonly asked: number
  readonly solved: number
  /** Questions of others that an answer of theirs solved. */
  readonly helped: number
}

export interface Questions {
  add(question: NewQuestion): Promise<void>
  get(id: string): Promise<Question | undefined>
  /** The same, which nobody else changes until the transaction ends. */
  held(id: string): Promise<Question | undefined>
  /** Under whose message a thread hangs. */
  over(thread: ThreadPlace): Promise<Question | undefined>
  /** Under which our own line is this message. */
  byLine(message: MessageRef): Promise<Question | undefined>
  /** Keeps where our line stands. */
  lineStands(id: string, message: MessageRef): Promise<void>
  /** Whose message it is. */
  byMessage(message: MessageRef): Promise<Question | undefined>
  change(id: string, change: QuestionChange): Promise<void>
  /** Whether somebody asked something in a channel since then. */
  askedSince(asker: MemberId, channel: string, at: number): Promise<boolean>
  /** How many were asked before `until` and wait for an answer. */
  waiting(until: number): Promise<number>
  /** Those, the longest waiting first. */
  waitingPage(until: number, after: After | undefined, most: number): Promise<readonly Question[]>
  /** The newest of a space that nobody has answered, asked since then. */
  openIn(space: SpaceRef, since: number, most: number): Promise<readonly Question[]>
  /** Those of a channel that nobody has answered are waited for no more. */
  dropOpen(space: SpaceRef, channel: string): Promise<void>
  figures(members: readonly MemberId[]): Promise<QuestionFigures>
  /** What these accounts asked, and what they solved: the newest first. */
  askedBy(members: readonly MemberId[], most: number): Promise<readonly Question[]>
  solvedBy(members: readonly MemberId[], most: number): Promise<readonly Question[]>
  /** Ends what they asked and nobody has answered, with `answered` also what is not solved. Answers which. */
  endOf(members: readonly MemberId[], also?: 'answered'): Promise<readonly string[]>
  /** Those that are solved, asked after this one. */
  solvedAfter(after: After, most: number): Promise<readonly Question[]>
  /** Forgets who asked, what, and who solved. Answers the questions of which something changed. */
  forget(members: readonly MemberId[]): Promise<readonly string[]>
}

type Row = Selectable<Tables['questions']>

const memberIn = (id: string | null): MemberId | undefined => (id === null ? undefined : memberId(id))

const questionOf = (row: Row): Question => ({
  id: row.id,
  space: readSpaceKey(row.space),
  place: readPlace(row.place),
  root: {
    kind: 'thread',
    space: readSpaceKey(row.space),
    channel: row.channel,
    thread: messageNamed(row.message).id,
  },
  channel: row.channel,
  url: row.url ?? undefined,
  asker: memberIn(row.asker),
  title: row.title,
  words: row.words ?? undefined,
  askedAt: row.asked_at,
  state: questionStates.find((one) => one === row.state) ?? 'gone',
  answeredAt: row.answered_at ?? undefined,
  solvedAt: row.solved_at ?? undefined,
  solver: memberIn(row.solver),
  answer: row.answer ?? undefined,
})

/** Asked of every message in a channel that is watched. */
const overThread = hot(['community', 'root'], (db, { community, root }: { community: string; root: string }) =>
  db.selectFrom('questions').selectAll().where('community', '=', community).where('root', '=', root),
)
const ofMessage = hot(['community', 'message'], (db, { community, message }: { community: string; message: string }) =>
  db.selectFrom('questions').selectAll().where('community', '=', community).where('message', '=', message),
)

const columns = (change: QuestionChange): Partial<Row> => ({
  ...(change.state === undefined ? {} : { state: change.state }),
  ...(change.title === undefined ? {} : { title: change.title }),
  ...('words' in change ? { words: change.words ?? null } : {}),
  ...('answeredAt' in change ? { answered_at: change.answeredAt ?? null } : {}),
  ...('solvedAt' in change ? { solved_at: change.solvedAt ?? null } : {}),
  ...('solver' in change ? { solver: change.solver ?? null } : {}),
  ...('markedBy' in change ? { marked_by: change.markedBy ?? null } : {}),
  ...('answer' in change ? { answer: change.answer ?? null } : {}),
})

/** Those of one community. */
export function questionsOf(db: () => Kysely<Tables>, community: CommunityId): Questions {
  const all = () => db().selectFrom('questions').selectAll().where('community', '=', community)
  const update = () => db().updateTable('questions').where('community', '=', community)
  const counted = () =>
    db()
      .selectFrom('questions')
      .select((build) => build.fn.countAll<number>().as('count'))
      .where('community', '=', community)
  const behind = (some: ReturnType<typeof all>, after: After) =>
    some
      .where('asked_at', '>=', after.at)
      .where(({ eb, or }) => or([eb('asked_at', '>', after.at), eb('id', '>', after.id)]))
  const open = (until: number) => all().where('state', '=', 'open').where('asked_at', '<=', until)

  return {
    async add({ place, root, message, url, at, ...question }) {
      await db()
        .insertInto('questions')
        .values({
          ...question,
          community,
          space: spaceKey(place.space),
          place: JSON.stringify(place),
          root: placeKey(root),
          message: messageKey(message),
          url: url ?? null,
          asked_at: at,
          state: 'open',
        })
        .execute()
    },
    async get(id) {
      const row = await all().where('id', '=', id).executeTakeFirst()
      return row === undefined ? undefined : questionOf(row)
    },
    async held(id) {
      const row = await update().set({ id }).where('id', '=', id).returningAll().executeTakeFirst()
      return row === undefined ? undefined : questionOf(row)
    },
    async over(thread) {
      const [row] = (await overThread(db(), { community, root: placeKey(thread) })).rows
      return row === undefined ? undefined : questionOf(row)
    },
    async byLine(message) {
      const row = await all().where('line', '=', messageKey(message)).executeTakeFirst()
      return row === undefined ? undefined : questionOf(row)
    },
    async lineStands(id, message) {
      await update()
        .set({ line: messageKey(message) })
        .where('id', '=', id)
        .execute()
    },
    async byMessage(message) {
      const [row] = (await ofMessage(db(), { community, message: messageKey(message) })).rows
      return row === undefined ? undefined : questionOf(row)
    },
    async change(id, change) {
      await update().set(columns(change)).where('id', '=', id).execute()
    },
    async askedSince(asker, channel, at) {
      const row = await all()
        .where('asker', '=', asker)
        .where('asked_at', '>=', at)
        .where('channel', '=', channel)
        .executeTakeFirst()
      return row !== undefined
    },
    async waiting(until) {
      const row = await counted().where('state', '=', 'open').where('asked_at', '<=', until).executeTakeFirst()
      return row?.count ?? 0
    },
    async waitingPage(until, after, most) {
      const from = after === undefined ? open(until) : behind(open(until), after)
      const rows = await from.orderBy('asked_at').orderBy('id').limit(plannedLimit(most)).execute()
      return rows.map(questionOf)
    },
    async openIn(space, since, most) {
      const rows = await all()
        .where('state', '=', 'open')
        .where('asked_at', '>=', since)
        .where('space', '=', spaceKey(space))
        .orderBy('asked_at', 'desc')
        .limit(plannedLimit(most))
        .execute()
      return rows.map(questionOf)
    },
    async dropOpen(space, channel) {
      await update()
        .set({ state: 'dropped', words: null })
        .where('state', '=', 'open')
        .where('space', '=', spaceKey(space))
        .where('channel', '=', channel)
        .execute()
    },
    async figures(members) {
      if (members.length === 0) return { asked: 0, solved: 0, helped: 0 }
      const asked = await counted()
        .where('asker', 'in', [...members])
        .where('state', '!=', 'dropped')
        .executeTakeFirst()
      const solved = await counted()
        .where('asker', 'in', [...members])
        .where('state', '=', 'solved')
        .executeTakeFirst()
      const helped = await counted()
        .where('solver', 'in', [...members])
        .executeTakeFirst()
      return { asked: asked?.count ?? 0, solved: solved?.count ?? 0, helped: helped?.count ?? 0 }
    },
    async askedBy(members, most) {
      if (members.length === 0) return []
      const rows = await all()
        .where('asker', 'in', [...members])
        .orderBy('asked_at', 'desc')
        .limit(plannedLimit(most))
        .execute()
      return rows.map(questionOf)
    },
    async solvedBy(members, most) {
      if (members.length === 0) return []
      const rows = await all()
        .where('solver', 'in', [...members])
        .orderBy('solved_at', 'desc')
        .limit(plannedLimit(most))
        .execute()
      return rows.map(questionOf)
    },
    async solvedAfter(after, most) {
      const rows = await behind(all().where('state', '=', 'solved'), after)
        .orderBy('asked_at')
        .orderBy('id')
        .limit(plannedLimit(most))
        .execute()
      return rows.map(questionOf)
    },
    async endOf(members, also) {
      if (members.length === 0) return []
      const rows = await update()
        .set({ state: 'gone', words: null })
        .where('asker', 'in', [...members])
        .where('state', 'in', also === undefined ? ['open'] : ['open', also])
        .returning('id')
        .execute()
      return rows.map(({ id }) => id)
    },
    async forget(members) {
      if (members.length === 0) return []
      const theirs = [...members]
      const asked = await update()
        .set({ asker: null, marked_by: null, title: '', words: null, url: null })
        .where('asker', 'in', theirs)
        .returning('id')
        .execute()
      const solved = await update().set({ solver: null }).where('solver', 'in', theirs).returning('id').execute()
      return [...new Set([...asked, ...solved].map(({ id }) => id))]
    },
  }
}
