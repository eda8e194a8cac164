// How far a person is with the first steps, for those who ask whether something keeps them.
import type { StepsTaken } from '../../domain/newcomer.ts'
import type { House } from '../house.ts'
import { type Newcomer, stepsProgress } from './steps-taken.ts'

/** Undefined where there are no steps to take. */
export async function stepsOf(house: Pick<House, 'store'>, newcomer: Newcomer): Promise<StepsTaken | undefined> {
  const { done, of } = await stepsProgress(house, newcomer)
  return of === 0 ? undefined : { done, of }
}
