// Takes all words and files out of the record of a thread; that there were some, and how many, stays.
import { noSubject } from '../../../domain/kept.ts'
import type { House } from '../../house.ts'
import { type Around, subjectOfThread } from '../around.ts'
import type { Turns } from '../turns.ts'
import { lookAfterFiles } from './look-after-files.ts'

/** Erases them in the caller's transaction, and tells whoever keeps something else of the thread. */
export async function eraseThread(
  house: House,
  turns: Pick<Turns, 'tell'>,
  { thread }: Pick<Around, 'thread'>,
): Promise<void> {
  const { community, id } = thread
  const { conversations, threadFiles, threadKeeping, threads, heldWords } = house.store.of(community)
  const at = house.clock.now()
  const { files, bytes } = await threadFiles.erase(id, at)
  const messages = await conversations.erase(id)
  await heldWords.forget(id)
  await threadKeeping.erased(id, { at, messages, files })
  await threadKeeping.blankDetails(id)
  await threads.change(id, { subject: noSubject })
  if (bytes) await lookAfterFiles(house, community, id)
  await turns.tell(thread, { kind: 'erased' })
  await house.delivery.touch(community, subjectOfThread(thread))
}
