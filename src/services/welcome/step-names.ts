// The first steps by name, for a sentence that lists them.
import type { Space } from '../../domain/space.ts'
import type { Say } from '../../locales/say.ts'
import type { House } from '../house.ts'
import { stepInSentence, stepsToTake } from './steps-taken.ts'

/** What a newcomer of a space can do first, each as it stands in the middle of a sentence. */
export async function stepNames(house: House, { community }: Space, say: Say): Promise<readonly string[]> {
  const { steps } = await stepsToTake(house, community)
  return steps.map((step) => stepInSentence(step, say))
}
