// Whether everybody reads whose answer solved a question has changed: the lines that stand already are brought up to it, some
// at a time.
import type { DueNow } from '../../delivery/delivery.ts'
import type { CommunityId } from '../../domain/ids.ts'
import type { House } from '../house.ts'
import { subjectOfQuestion } from './known.ts'

/** The kind of what is due. */
export const linesAnew = 'question.lines-anew'

const atOnce = 50

/** Has all of them brought up, in the caller's transaction. */
export const solversChanged = ({ delivery, clock }: House, community: CommunityId): Promise<void> =>
  delivery.later(community, linesAnew, '0', clock.now())

/** The next of them: what is due names the last one. */
export async function nextLines({ store, delivery, clock }: House, { community, subject }: DueNow): Promise<void> {
  const [at = '0', id = ''] = subject.split(' ')
  const some = await store.of(community).questions.solvedAfter({ at: Number(at), id }, atOnce)
  for (const question of some) await delivery.touch(community, subjectOfQuestion(question))
  const last = some.at(-1)
  if (last !== undefined && some.length === atOnce)
    await delivery.later(community, linesAnew, `${last.askedAt} ${last.id}`, clock.now())
}
