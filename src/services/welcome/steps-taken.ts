// Which first steps there are, and which of them a person has taken: with any of their accounts, wherever they did it.

import { type FirstStep, progressOf, type StepsProgress, usualStepsWith } from '../../domain/first-steps.ts'
import type { CommunityId } from '../../domain/ids.ts'
import type { Interest } from '../../domain/interest.ts'
import type { Member } from '../../domain/member.ts'
import type { Settings } from '../../domain/settings/settings.ts'
import type { Say, SentenceKey } from '../../locales/say.ts'
import type { House } from '../house.ts'

/** Whoever has accounts in a community. A caller is one, and so is a member. */
export type Newcomer = Pick<Member, 'community' | 'person'>

type StepSettings = Pick<Settings, 'welcome.steps' | 'welcome.interests'>

export interface StepList {
  readonly steps: readonly FirstStep[]
  readonly interests: readonly Interest[]
}

/** The steps as the team has set them, those among them too that nobody can take now. */
export const stepsAsSet = async ({ store }: Pick<House, 'store'>, community: CommunityId): Promise<StepList> =>
  stepsSetIn(await store.of(community).settings.get())

/** The same in settings that are read already. */
const stepsSetIn = ({ 'welcome.steps': set, 'welcome.interests': interests }: StepSettings): StepList => ({
  steps: set ?? usualStepsWith(interests.length),
  interests,
})

/** The steps that can be taken: while there are no interests, nobody is asked to choose some. */
export const stepsToTake = async ({ store }: Pick<House, 'store'>, community: CommunityId): Promise<StepList> =>
  stepsToTakeIn(await store.of(community).settings.get())

/** The same in settings that are read already. */
export function stepsToTakeIn(settings: StepSettings): StepList {
  const { steps, interests } = stepsSetIn(settings)
  return { steps: interests.length > 0 ? steps : steps.filter(({ kind }) => kind !== 'interests'), interests }
}

/** The ids of the steps that a person has taken. */
export async function takenBy(
  { store }: Pick<House, 'store'>,
  { community, person }: Newcomer,
): Promise<ReadonlySet<string>> {
  const { firstSteps, threads } = store.of(community)
  const taken = await firstSteps.takenBy(person)
  if (taken.has('question')) return taken
  // Whoever has opened a thread has asked, also before there were steps.
  return (await threads.anyOfPerson(person)) ? new Set([...taken, 'question']) : taken
}

/** How far a person has come with their first steps. */
export async function stepsProgress(house: Pick<House, 'store'>, newcomer: Newcomer): Promise<StepsProgress> {
  const { steps } = await stepsToTake(house, newcomer.community)
  return progressOf(steps, await takenBy(house, newcomer))
}

/** That in a sentence: `2 of 4 done. Next: introduce yourself.` */
export function progressSentence({ done, of, next }: StepsProgress, say: Say): string {
  if (of === 0) return say.label('steps.none')
  if (next === undefined) return say.label('steps.all-done', { of })
  return say.label('steps.progress', { done, of, next: stepInSentence(next, say) })
}

/** A step as it stands in the middle of a sentence. */
export const stepInSentence = ({ label, kind }: Pick<FirstStep, 'label' | 'kind'>, say: Say): string =>
  label === '' ? say.label(nextWords[kind]) : label

const nextWords: Readonly<Record<FirstStep['kind'], SentenceKey>> = {
  guidelines: 'steps.next.guidelines',
  reason: 'steps.next.reason',
  interests: 'steps.next.interests',
  introduce: 'steps.next.introduce',
  link: 'steps.next.link',
  question: 'steps.next.question',
}

const titles: Readonly<Record<FirstStep['kind'], SentenceKey>> = {
  guidelines: 'steps.title.guidelines',
  reason: 'steps.title.reason',
  interests: 'steps.title.interests',
  introduce: 'steps.title.introduce',
  link: 'steps.title.link',
  question: 'steps.title.question',
}

/** What a step is called: in the team's words, else in the usual ones. */
export const stepTitle = ({ label, kind }: Pick<FirstStep, 'label' | 'kind'>, say: Say): string =>
  label === '' ? say.label(titles[kind]) : label
