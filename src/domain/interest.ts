// Interests: what people are here for, and what each gives them in a space: a role, or a channel they are invited to.
import { type SpaceRef, spaceKey } from './place.ts'

export interface Gift {
  /** The key of the space where it is given. */
  readonly space: string
  readonly kind: 'role' | 'channel'
  readonly id: string
  readonly name: string
}

export interface Interest {
  /** As people read it. */
  readonly name: string
  readonly gives: readonly Gift[]
}

/** Discord's selects take 25. */
export const interestsAtMost = 20
export const interestNameLength = 40

/** What an interest is known by: its name, however it is written. */
export const interestKey = ({ name }: Pick<Interest, 'name'>): string =>
  name.normalize('NFC').trim().replaceAll(/\s+/g, ' ').toLowerCase()

/** What it gives in a space. */
export const giftIn = ({ gives }: Pick<Interest, 'gives'>, space: SpaceRef): Gift | undefined =>
  gives.find((one) => one.space === spaceKey(space))

/** What is given, in words: channels carry their sign. */
export const giftName = ({ kind, name }: Pick<Gift, 'kind' | 'name'>): string =>
  kind === 'channel' ? `#${name}` : name

/** The interests of two communities as those of one: the first's stay in front, and one of the same name gives both. */
export function mergedInterests(first: readonly Interest[], second: readonly Interest[]): readonly Interest[] {
  const all = new Map(first.map((one) => [interestKey(one), one]))
  for (const one of second) {
    const known = all.get(interestKey(one))
    const gives = [...(known?.gives ?? []), ...one.gives]
    all.set(interestKey(one), { name: known?.name ?? one.name, gives })
  }
  return [...all.values()].slice(0, interestsAtMost)
}
