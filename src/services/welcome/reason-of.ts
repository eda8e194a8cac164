// What brought somebody here, in their own words: for those who greet them, the team, and themselves.
import type { House } from '../house.ts'
import type { Newcomer } from './steps-taken.ts'

/** What a person said last of it, with whichever account; undefined: nothing. */
export const reasonOf = (
  { store }: Pick<House, 'store'>,
  { community, person }: Newcomer,
): Promise<string | undefined> => store.of(community).firstSteps.answerOf(person)
