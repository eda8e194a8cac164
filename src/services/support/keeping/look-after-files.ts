// Has the bytes of files fetched or removed once the transaction stands that says so: nobody sees what is due before that.
import type { CommunityId, ThreadId } from '../../../domain/ids.ts'
import type { House } from '../../house.ts'

/** The kind of what is due; its subject is the thread. */
export const filesName = 'support.keep-files'

/** Has it done, in the caller's transaction. */
export const lookAfterFiles = ({ delivery, clock }: House, community: CommunityId, thread: ThreadId): Promise<void> =>
  delivery.later(community, filesName, thread, clock.now())
