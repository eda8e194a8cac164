// How far a person is with the first steps, for those who ask whether something keeps them.
import type { CommunityId, PersonId } from '../../domain/ids.ts'
import type { StepsTaken } from '../../domain/newcomer.ts'
import type { House } from '../house.ts'

interface Newcomer {
  readonly community: CommunityId
  readonly person: PersonId
}

/** Undefined while nothing is kept of their steps. */
export const stepsOf = async (_house: Pick<House, 'store'>, _newcomer: Newcomer): Promise<StepsTaken | undefined> =>
  undefined
