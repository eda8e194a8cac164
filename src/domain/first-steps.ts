// The first steps of whoever is new: what there is to do, and how far somebody has come.
import type { SpaceRef } from './place.ts'
import { spaceKey } from './place.ts'

export const stepKinds = ['guidelines', 'reason', 'interests', 'introduce', 'link', 'question'] as const
export type StepKind = (typeof stepKinds)[number]

/** A channel of one space, for a step that is taken in it. */
export interface StepChannel {
  /** The key of the space. */
  readonly space: string
  readonly channel: string
  readonly name: string
}

export interface FirstStep {
  /** Its kind, but of links, of which there may be several. What was done is kept under it. */
  readonly id: string
  readonly kind: StepKind
  /** The team's own words for it; empty: the usual ones. */
  readonly label: string
  /** Where it leads; empty where it leads nowhere. */
  readonly url: string
  /** Where people introduce themselves instead of the welcome channel. */
  readonly channels: readonly StepChannel[]
}

export const stepsAtMost = 6
export const stepLabelLength = 60
export const answerLength = 200

const usualSteps: readonly FirstStep[] = (['guidelines', 'introduce', 'question'] as const).map((kind) => ({
  ...{ id: kind, kind, label: '', url: '', channels: [] },
}))

/** The steps while nobody has set any, with interests among them as soon as there are some to choose. */
export const usualStepsWith = (interests: number): readonly FirstStep[] =>
  interests === 0
    ? usualSteps
    : usualSteps.toSpliced(1, 0, { id: 'interests', kind: 'interests', label: '', url: '', channels: [] })

/** The channel that a step names in a space; undefined: none of its own. */
export const stepChannelIn = ({ channels }: FirstStep, space: SpaceRef): StepChannel | undefined =>
  channels.find((one) => one.space === spaceKey(space))

export interface StepsProgress {
  readonly done: number
  readonly of: number
  /** The first that is not taken; undefined when all are. */
  readonly next: FirstStep | undefined
}

/** How far somebody has come who has taken these. */
export const progressOf = (steps: readonly FirstStep[], taken: ReadonlySet<string>): StepsProgress => ({
  done: steps.filter(({ id }) => taken.has(id)).length,
  of: steps.length,
  next: steps.find(({ id }) => !taken.has(id)),
})
