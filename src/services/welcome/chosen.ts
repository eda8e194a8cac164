// What somebody has chosen to be here for, and the select by which they choose otherwise.
import { giftIn, giftName, type Interest, interestKey } from '../../domain/interest.ts'
import type { SpaceRef } from '../../domain/place.ts'
import type { Say } from '../../locales/say.ts'
import { actionId } from '../../view/action-id.ts'
import { interestsChoose } from '../../view/actions.ts'
import type { Select } from '../../view/message.ts'
import type { House } from '../house.ts'
import type { Newcomer } from './steps-taken.ts'

export interface ChosenNow {
  /** Those of the list that they have chosen, in its order. */
  readonly interests: readonly Interest[]
  /** The keys of those of which they could not be given yet what they give. */
  readonly refused: ReadonlySet<string>
}

export const nothingChosen: ChosenNow = { interests: [], refused: new Set() }

/** What a person has chosen of these, with whichever account. */
export async function chosenNow(
  { store }: Pick<House, 'store'>,
  { community, person }: Newcomer,
  interests: readonly Interest[],
): Promise<ChosenNow> {
  const chosen = await store.of(community).chosenInterests.ofPerson(person)
  const keys = new Set(chosen.map(({ interest }) => interest))
  return {
    interests: interests.filter((one) => keys.has(interestKey(one))),
    refused: new Set(chosen.filter(({ refused }) => refused).map(({ interest }) => interest)),
  }
}

/** All interests, with those that are chosen marked, and what each gives in this space. */
export const interestsSelect = (
  interests: readonly Interest[],
  { interests: chosen }: ChosenNow,
  space: SpaceRef,
  say: Say,
): Select => ({
  kind: 'select',
  action: actionId(interestsChoose),
  placeholder: say.label('steps.choose-interests'),
  most: interests.length,
  choices: interests.map((one) => {
    const gift = giftIn(one, space)
    return {
      value: interestKey(one),
      label: one.name,
      ...(gift === undefined
        ? {}
        : { description: say.label('steps.gives', { kind: gift.kind, name: giftName(gift) }) }),
      ...(chosen.includes(one) ? { chosen: true as const } : {}),
    }
  }),
})
