// What was answered, while nobody listened, in the threads under public questions that wait for an answer.
import { catchUpThread, lookBackMs, type Reading } from './threads.ts'

/** The newest of them: to read more would keep everybody waiting. */
const readAtMost = 200

/**
 * Catches up with them. What replies to a question in its channel, and questions that were asked meanwhile, stay unheard:
 * channels are not read back. False when one could not be read.
 */
export async function catchUpQuestions(reading: Reading): Promise<boolean> {
  const { house, space } = reading
  const since = house.clock.now() - lookBackMs
  const open = await house.store.of(space.community).questions.openIn(space.ref, since, readAtMost)
  let whole = true
  for (const { root } of open) if (!(await catchUpThread(reading, root))) whole = false
  return whole
}
