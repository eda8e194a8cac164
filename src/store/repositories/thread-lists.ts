// Lists of one community's support threads: those that are heard, and those of somebody.
import type { Kysely, Selectable } from 'kysely'
import { isUnanswered } from '../../domain/digest.ts'
import { type CommunityId, type MemberId, memberId } from '../../domain/ids.ts'
import { openStates, type SupportThread } from '../../domain/support.ts'
import { hot } from '../hot.ts'
import type { Tables } from '../schema.ts'
import { readSpaceKey } from './space-key.ts'

export interface ThreadLists {
  /** Those in which words of their opener are heard: open, or solved and not closed; `most` of them with a number above that. */
  heard(above: number, most: number): Promise<readonly SupportThread[]>
  /** What a list says of those that wait for the team, the longest waiting first. */
  unanswered(): Promise<readonly UnansweredThread[]>
  /** The open ones of which nobody of the team could be told. */
  untold(): Promise<readonly SupportThread[]>
  /** All open ones of an account. */
  openBy(member: MemberId): Promise<readonly SupportThread[]>
  /** All open ones that any of these accounts has. */
  openWith(members: readonly MemberId[]): Promise<readonly SupportThread[]>
  /** Who has open ones. */
  assignees(): Promise<readonly MemberId[]>
}

export type UnansweredThread = Pick<SupportThread, 'number' | 'subject' | 'space' | 'waitingSince'>

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
    async unanswered() {
      const found = await db()
        .selectFrom('threads')
        .select(['number', 'subject', 'space', 'waiting_since'])
        .where('community', '=', community)
        .where('state', 'in', [...openStates.filter((state) => isUnanswered({ state }))])
        .orderBy('waiting_since')
        .orderBy('number')
        .execute()
      return found.map(({ number, subject, space, waiting_since: waitingSince }) => ({
        ...{ number, subject, waitingSince },
        space: readSpaceKey(space),
      }))
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
    async openWith(members) {
      const found = await rows()
        .where('assignee', 'in', [...members])
        .where('state', 'in', [...openStates])
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
