// What could not be told to members of one community yet.
import type { Kysely, Selectable } from 'kysely'
import { type CommunityId, type MemberId, memberId, type PersonId } from '../../domain/ids.ts'
import { hot } from '../hot.ts'
import { madeOf } from '../made-of.ts'
import type { Tables } from '../schema.ts'

/**
 * `opening`: a private thread for it is being opened. `sent`: it is on its way into a thread or a channel. `waiting`: every
 * way was refused, so it is told with their next answer. `above`: it stands above one that is on its way.
 */
export type NoteState = 'opening' | 'sent' | 'waiting' | 'above'

export interface Note {
  /** Later ones sort after earlier ones. */
  readonly id: string
  readonly member: MemberId
  /** The message as it was stored. */
  readonly message: unknown
  /** It may have been told already, and nobody can tell. */
  readonly doubtful: boolean
}

export interface Notes {
  keep(note: Omit<Note, 'doubtful'>, state: NoteState, at: number): Promise<void>
  get(id: string): Promise<Note | undefined>
  /** Those of a member that are in a state, the earliest first. */
  ofMember(member: MemberId, state: NoteState): Promise<readonly Note[]>
  /** Those that wait for the next answer of a person, whichever of their accounts they were for, the earliest first. */
  waitingFor(person: PersonId): Promise<readonly Note[]>
  /** How many people are to be told something with their next answer. */
  peopleWaiting(): Promise<number>
  change(id: string, change: { state: NoteState; doubtful?: true; message?: unknown }): Promise<void>
  /** It was told, or is told no more. */
  end(id: string): Promise<void>
}

const noteOf = (row: Selectable<Tables['notes']>): Note => ({
  id: row.id,
  member: memberId(row.member),
  message: JSON.parse(row.message) as unknown,
  doubtful: row.doubtful === 1,
})

const waitingOfPerson = hot(
  ['community', 'person'],
  (db, { community, person }: { community: string; person: string }) =>
    db
      .selectFrom('notes')
      .selectAll()
      .where('community', '=', community)
      .where('state', '=', 'waiting')
      .where('member', 'in', (build) =>
        build.selectFrom('members').select('id').where('community', '=', community).where('person', '=', person),
      ),
)

/** Asked at every answer, and nearly always none: SQLite would make ready to sort them all the same. */
const notesIn = madeOf((rows: readonly Selectable<Tables['notes']>[]): readonly Note[] =>
  rows.toSorted((a, b) => (a.id < b.id ? -1 : 1)).map(noteOf),
)

/** The notes of one community. */
export function notesOf(db: () => Kysely<Tables>, community: CommunityId): Notes {
  const rows = () => db().selectFrom('notes').selectAll().where('community', '=', community).orderBy('id')
  return {
    async keep({ id, member, message }, state, at) {
      await db()
        .insertInto('notes')
        .values({ id, community, member, message: JSON.stringify(message), state, doubtful: 0, at })
        .execute()
    },
    async get(id) {
      const row = await rows().where('id', '=', id).executeTakeFirst()
      return row === undefined ? undefined : noteOf(row)
    },
    async ofMember(member, state) {
      return (await rows().where('member', '=', member).where('state', '=', state).execute()).map(noteOf)
    },
    async waitingFor(person) {
      return notesIn((await waitingOfPerson(db(), { community, person })).rows)
    },
    async peopleWaiting() {
      const { people } = await db()
        .selectFrom('notes')
        .select((build) => build.fn.count<number>('member').distinct().as('people'))
        .where('community', '=', community)
        .where('state', '=', 'waiting')
        .executeTakeFirstOrThrow()
      return people
    },
    async change(id, { state, doubtful, message }) {
      await db()
        .updateTable('notes')
        .set({
          state,
          ...(doubtful === undefined ? {} : { doubtful: 1 }),
          ...(message === undefined ? {} : { message: JSON.stringify(message) }),
        })
        .where('community', '=', community)
        .where('id', '=', id)
        .execute()
    },
    async end(id) {
      await db().deleteFrom('notes').where('community', '=', community).where('id', '=', id).execute()
    },
  }
}
