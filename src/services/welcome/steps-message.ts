// The first steps as whoever takes them sees them: how far they have come, each step with its state in words, and what they
// can do about the next ones.
import type { Caller } from '../../domain/caller.ts'
import { type FirstStep, progressOf } from '../../domain/first-steps.ts'
import { giftIn, giftName, interestKey } from '../../domain/interest.ts'
import type { Space } from '../../domain/space.ts'
import type { Say } from '../../locales/say.ts'
import { listed, withTexts } from '../../locales/with-texts.ts'
import { actionId } from '../../view/action-id.ts'
import { stepDone, stepReason, supportOpen } from '../../view/actions.ts'
import { type Button, button, type Fact, type Message } from '../../view/message.ts'
import { plain, type Text } from '../../view/text.ts'
import { linkingOf } from '../accounts/link-accounts.ts'
import { channelPart } from '../channel-part.ts'
import { type House, knownSpace } from '../house.ts'
import { howMuchButton } from '../personal/unasked.ts'
import { type ChosenNow, chosenNow, interestsSelect, nothingChosen } from './chosen.ts'
import { introducedIn } from './introducing.ts'
import { reasonOf } from './reason-of.ts'
import { progressSentence, stepsToTakeIn, stepTitle, takenBy } from './steps-taken.ts'

/** Whoever looks at their steps. A caller is one. */
export type StepTaker = Pick<Caller, 'community' | 'space' | 'member' | 'person' | 'user' | 'name'>

/** What is known of somebody's steps. */
interface Seen {
  readonly space: Space
  readonly taken: ReadonlySet<string>
  readonly guidelines: string
  readonly reason: string | undefined
  readonly chosen: ChosenNow
  readonly introduced: Awaited<ReturnType<typeof introducedIn>>
}

/** The steps of somebody, under what has just happened where something has. */
export async function stepsMessage(house: House, who: StepTaker, say: Say, first?: Text): Promise<Message> {
  const space = await knownSpace(house, who.community, who.space)
  const settings = await house.store.of(who.community).settings.get()
  const { steps, interests } = stepsToTakeIn(settings)
  const asked = steps.some(({ kind }) => kind === 'reason')
  const seen: Seen = {
    space,
    taken: await takenBy(house, who),
    guidelines: settings['welcome.guidelines'],
    reason: asked ? await reasonOf(house, who) : undefined,
    chosen: interests.length > 0 ? await chosenNow(house, who, interests) : nothingChosen,
    introduced: await introducedIn(house, space, { steps, interests }),
  }
  const progress = progressOf(steps, seen.taken)
  const linking = await linkingOf(house, who, say)
  const finishing = giftIn({ gives: settings['welcome.finishing'] }, who.space)
  const facts: readonly Fact[] = [
    ...steps.map((step, at) => ({
      label: say.label('steps.numbered', { number: at + 1, title: stepTitle(step, say) }),
      value: stateOf(step, seen, say),
    })),
    // Interests can be chosen also where the team has made no step of it.
    ...(interests.length > 0 && steps.every(({ kind }) => kind !== 'interests')
      ? [{ label: say.label('steps.interests'), value: chosenText(seen, say) }]
      : []),
    ...(finishing === undefined || steps.length === 0
      ? []
      : [{ label: say.label('steps.finishing'), value: say('steps.finishing-role', { role: giftName(finishing) }) }]),
    ...(linking.fact === undefined ? [] : [linking.fact]),
  ]
  const places = await firstPlaces(house, space, say)
  const sentence = progressSentence(progress, say)
  const text = first === undefined ? say('start.title', { name: who.name, progress: sentence }) : first
  return {
    text: first === undefined ? text : [...text, ...plain(` ${sentence}`)],
    ...(facts.length === 0 ? {} : { card: { facts, ...(places === undefined ? {} : { note: places }) } }),
    controls: [
      ...steps.flatMap((step) => buttonsOf(step, seen, progress.next?.id === step.id, say)),
      ...(steps.every(({ kind }) => kind !== 'question') ? [askButton(say, false)] : []),
      ...linking.controls,
      howMuchButton(say),
      ...(interests.length > 0 ? [interestsSelect(interests, seen.chosen, who.space, say)] : []),
    ],
  }
}

/** The first channels to look at: those that Hearth has a purpose for, three at most. Undefined where there is none. */
async function firstPlaces(house: House, space: Space, say: Say): Promise<Text | undefined> {
  const channels = await house.store.of(space.community).spaces.channels(space.ref)
  const known = (['welcome', 'support', 'suggestions'] as const).flatMap((purpose) => channels[purpose] ?? [])
  const once = known.filter(({ channel }, at) => known.findIndex((one) => one.channel === channel) === at)
  if (once.length === 0) return undefined
  const parts = once.map((channel): Text => [channelPart(space, channel)])
  return withTexts(say, 'steps.places', { count: once.length }, { places: listed(say, parts) })
}

/** Its state, and what it takes or what came of it. */
function stateOf(step: FirstStep, seen: Seen, say: Say): Text {
  const done = seen.taken.has(step.id)
  const state = done ? say('steps.done') : say('steps.to-do')
  const more = done ? afterwards(step, seen, say) : howTo(step, seen, say)
  return more.length === 0 ? state : [...state, ...plain(' '), ...more]
}

function howTo(step: FirstStep, seen: Seen, say: Say): Text {
  switch (step.kind) {
    case 'guidelines':
      return guidelinesText(step, seen, say)
    case 'reason':
      return say('steps.how.reason')
    case 'interests':
      return say('steps.how.interests')
    case 'introduce': {
      const { introduced, space } = seen
      if (introduced === undefined || introduced === 'anywhere') return say('start.hello-anywhere')
      return say('start.hello-where', { channel: channelPart(space, introduced) })
    }
    case 'link':
      return linkText(step, say)
    case 'question':
      return say('start.question-how')
    default:
      return step.kind satisfies never
  }
}

/** What is still worth knowing once it is done. */
function afterwards(step: FirstStep, seen: Seen, say: Say): Text {
  switch (step.kind) {
    case 'guidelines':
      return guidelinesText(step, seen, say)
    case 'reason':
      return seen.reason === undefined ? [] : say('steps.said', { words: { kind: 'quote', text: seen.reason } })
    case 'interests':
      return chosenText(seen, say)
    case 'introduce':
      return []
    case 'link':
      return linkText(step, say)
    case 'question':
      return say('start.question-asked')
    default:
      return step.kind satisfies never
  }
}

function guidelinesText({ url }: FirstStep, { guidelines }: Seen, say: Say): Text {
  const address = url === '' ? guidelines : url
  if (address === '') return say('start.guidelines-none')
  const label = say.label('start.guidelines-title')
  return say('start.guidelines-link', { link: { kind: 'link', url: address, label } })
}

const linkText = ({ url, label }: FirstStep, say: Say): Text =>
  say('steps.how.link', { link: { kind: 'link', url, label } })

/** What they have chosen, and what of it the platform has not let Hearth give yet. */
function chosenText({ chosen }: Seen, say: Say): Text {
  const names = chosen.interests.map(({ name }) => name)
  if (names.length === 0) return say('steps.chosen-none')
  const list = new Intl.ListFormat(say.locale, { type: 'conjunction' })
  const refused = chosen.interests.filter((one) => chosen.refused.has(interestKey(one))).map(({ name }) => name)
  const now = say('steps.chosen', { names: list.format(names) })
  return refused.length === 0
    ? now
    : [...now, ...plain(' '), ...say('steps.not-given-yet', { names: list.format(refused) })]
}

/** What they can press about a step. The next one's button stands out. */
function buttonsOf(step: FirstStep, seen: Seen, next: boolean, say: Say): readonly Button[] {
  const done = seen.taken.has(step.id)
  const style = next ? 'primary' : 'plain'
  switch (step.kind) {
    case 'guidelines': {
      const known = step.url !== '' || seen.guidelines !== ''
      const label = say.label(known ? 'steps.have-read' : 'steps.understood')
      return done ? [] : [button(actionId(stepDone, step.id), label, style)]
    }
    case 'reason':
      return [button(actionId(stepReason), say.label(done ? 'steps.change-reason' : 'steps.say-reason'), style)]
    case 'link':
      return done
        ? []
        : [button(actionId(stepDone, step.id), say.label('steps.link-done', { title: step.label }), style)]
    case 'question':
      return [askButton(say, next)]
    case 'interests':
    case 'introduce':
      return []
    default:
      return step.kind satisfies never
  }
}

const askButton = (say: Say, next: boolean): Button =>
  button(actionId(supportOpen), say.label('start.ask'), next ? 'primary' : 'plain')
