// Lists of one community's support threads: those that are heard, and those of somebody.
import type { Kysely, Selectable } from 'kysely'
import { type CommunityId, type MemberId, memberId, type ThreadId } from '../../domain/ids.ts'
import { openStates, type SupportThread } from '../../domain/support.ts'
import { hot } from '../hot.ts'
import type { Tables } from '../schema.ts'
import { isOpenThread } from './is-open-thread.ts'
import { threadsFound } from './queue-narrowing.ts'

export interface ThreadLists {
  /** Those in which words of their opener are heard: open, or solved and not closed; `most` of them with a number above that. */
  heard(above: number, most: number): Promise<readonly SupportThread[]>
  /** The open ones of which nobody of the team could be told. */
  untold(): Promise<readonly SupportThread[]>
  /** All open ones of an account. */
  openBy(member: MemberId): Promise<readonly SupportThread[]>
  /** The open ones whose id comes after that, in the order of their ids; `most` of them. */
  openAfter(after: ThreadId | undefined, most: number): Promise<readonly SupportThread[]>
  /** `most` of the open ones of a team. */
  openOfTeam(team: string, most: number): Promise<readonly SupportThread[]>
  /** All open ones that any of these accounts has, the longest waiting first. */
  openWith(members: readonly MemberId[]): Promise<readonly SupportThread[]>
  /** Who has open ones. */
  assignees(): Promise<readonly MemberId[]>
}

/** Asked of everyone who comes or goes. */
const openByMember = hot(['community', 'member'], (db, { community, member }: { community: string; member: string }) =>
  db
    .selectFrom('threads')
    .selectAll()
    .where('community', '=', community)
    .where('opener', '=', member)
    .where('state', 'in', [...openStates])
    .orderBy('number'),
)

/** The lists of one community. `read` makes a thread of a row. */
export function threadListsOf(
  db: () => Kysely<Tables>,
  community: CommunityId,
  read: (row: Selectable<Tables['threads']>) => SupportThread,
): ThreadLists {
  const rows = () => db().selectFrom('threads').selectAll().where('community', '=', community).orderBy('number')
  return {
    async heard(above, most) {
      const found = await rows()
        .where('state', 'in', [...openStates, 'resolved'])
        .where('number', '>', above)
        .limit(most)
        .execute()
      return found.map(read)
    },
    async untold() {
      const found = await db()
        .selectFrom('threads')
        .selectAll()
        .where('community', '=', community)
        .where('state', 'in', [...openStates])
        .where('untold_at', 'is not', null)
        .execute()
      return found.map(read).toSorted((one, other) => one.number - other.number)
    },
    async openBy(member) {
      const { rows: found } = await openByMember(db(), { community, member })
      return found.map(read)
    },
    async openAfter(after, most) {
      const found = await db()
        .selectFrom('threads')
        .selectAll()
        .where('community', '=', community)
        .where(isOpenThread)
        .where('id', '>', after ?? '')
        .orderBy('id')
        .limit(most)
        .execute()
      return found.map(read)
    },
    async openOfTeam(team, most) {
      const found = await db()
        .selectFrom('threads')
        .select('id')
        .where('community', '=', community)
        .where('state', 'in', [...openStates])
        .where('team', '=', team)
        .limit(most)
        .execute()
      return threadsFound(db(), community, found)
    },
    async openWith(members) {
      const found = await db()
        .selectFrom('threads')
        .selectAll()
        .where('community', '=', community)
        .where('assignee', 'in', [...members])
        .where('state', 'in', [...openStates])
        .orderBy('waiting_since')
        .orderBy('number')
        .execute()
      return found.map(read)
    },
    async assignees() {
      const found = await db()
        .selectFrom('threads')
        .select('assignee')
        .distinct()
        .where('community', '=', community)
        .where('assignee', 'is not', null)
        .where('state', 'in', [...openStates])
        .execute()
      return found.flatMap(({ assignee }) => (assignee === null ? [] : [memberId(assignee)]))
    },
  }
}
