// Lists of one community's support threads: those that are heard, and those of somebody.
import type { Kysely, Selectable } from 'kysely'
import { type CommunityId, type MemberId, memberId } from '../../domain/ids.ts'
import { openStates, type SupportThread } from '../../domain/support.ts'
import type { Tables } from '../schema.ts'

export interface ThreadLists {
  /** Those in which words of their opener are heard: open, or solved and not closed. */
  heard(): Promise<readonly SupportThread[]>
  /** All open ones of an account. */
  openBy(member: MemberId): Promise<readonly SupportThread[]>
  /** All open ones that any of these accounts has. */
  openWith(members: readonly MemberId[]): Promise<readonly SupportThread[]>
  /** Who has open ones. */
  assignees(): Promise<readonly MemberId[]>
}

/** The lists of one community. `read` makes a thread of a row. */
export function threadListsOf(
  db: () => Kysely<Tables>,
  community: CommunityId,
  read: (row: Selectable<Tables['threads']>) => SupportThread,
): ThreadLists {
  const rows = () => db().selectFrom('threads').selectAll().where('community', '=', community).orderBy('number')
  return {
    async heard() {
      const found = await rows()
        .where('state', 'in', [...openStates, 'resolved'])
        .execute()
      return found.map(read)
    },
    async openBy(member) {
      const found = await rows()
        .where('opener', '=', member)
        .where('state', 'in', [...openStates])
        .execute()
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
