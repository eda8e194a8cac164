// Has the bytes of files fetched or removed once the transaction stands that says so: nobody sees what is due before that.
import type { CommunityId, SuggestionId, ThreadId } from '../../../domain/ids.ts'
import type { House } from '../../house.ts'

/** The kind of what is due; its subject is what they were sent with. */
export const filesName = 'support.keep-files'

/** Has it done, in the caller's transaction. */
export const lookAfterFiles = (
  { delivery, clock }: House,
  community: CommunityId,
  subject: ThreadId | SuggestionId,
): Promise<void> => delivery.later(community, filesName, subject, clock.now())
