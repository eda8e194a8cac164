// What newcomers do about their first steps: look at them, mark one, say what brought them here, choose interests.
import type { Caller } from '../../domain/caller.ts'
import { giftIn, giftName, type Interest, interestKey } from '../../domain/interest.ts'
import type { Say } from '../../locales/say.ts'
import { UserError } from '../../ports/errors.ts'
import type { Message } from '../../view/message.ts'
import { plain, type Text } from '../../view/text.ts'
import type { House } from '../house.ts'
import { chosenNow } from './chosen.ts'
import { accountsThere, giveInterest, stepTaken, takeRole } from './giving.ts'
import { reasonOf } from './reason-of.ts'
import { stepsMessage } from './steps-message.ts'
import { stepsToTake } from './steps-taken.ts'

export interface FirstStepsService {
  /** The first steps, for whoever asks. */
  steps(caller: Caller, say: Say): Promise<Message>
  /** Marks a step that a button marks. Rejects with a UserError when there is none like it. */
  done(caller: Caller, say: Say, step: string): Promise<Message>
  /** What the caller said before of what brought them here. */
  reasonOf(caller: Caller): Promise<string | undefined>
  /** Keeps what brought them here. */
  reason(caller: Caller, say: Say, words: string): Promise<Message>
  /** Chooses interests by their keys, in place of what was chosen before. `call` is the key of the call. */
  choose(caller: Caller, say: Say, keys: readonly string[], call: string): Promise<Message>
}

/** Makes the service. */
export function firstStepsService(house: House): FirstStepsService {
  const { store, clock } = house
  const accountOf = ({ member, person }: Caller) => ({ id: member, person })

  return {
    steps: (caller, say) => stepsMessage(house, caller, say),
    async done(caller, say, id) {
      const { steps } = await stepsToTake(house, caller.community)
      const step = steps.find((one) => one.id === id)
      // Other steps are marked by what people do.
      if (step === undefined || (step.kind !== 'guidelines' && step.kind !== 'link'))
        throw new UserError(say('steps.gone', { command: { kind: 'command', path: 'start' } }))
      await stepTaken(house, caller.community, accountOf(caller), id)
      return stepsMessage(house, caller, say, say('steps.noted'))
    },
    reasonOf: (caller) => reasonOf(house, caller),
    async reason(caller, say, words) {
      await store.of(caller.community).firstSteps.answer(caller.member, words, clock.now())
      await stepTaken(house, caller.community, accountOf(caller), 'reason')
      return stepsMessage(house, caller, say, say('steps.thanks'))
    },
    async choose(caller, say, keys, call) {
      const { interests } = await stepsToTake(house, caller.community)
      const before = (await chosenNow(house, caller, interests)).interests
      const now = interests.filter((one) => keys.includes(interestKey(one)))
      const added = now.filter((one) => !before.includes(one))
      const gone = before.filter((one) => !now.includes(one))
      await change(house, caller, { now, added, gone }, call)
      if (now.length > 0) await stepTaken(house, caller.community, accountOf(caller), 'interests')
      return stepsMessage(house, caller, say, chosenWords(caller, { now, added, gone }, say))
    },
  }
}

interface Choice {
  readonly now: readonly Interest[]
  readonly added: readonly Interest[]
  readonly gone: readonly Interest[]
}

/** Keeps it, gives every account what is new, and takes back the roles that nothing chosen gives any more. */
async function change(house: House, caller: Caller, { now, added, gone }: Choice, call: string): Promise<void> {
  const { chosenInterests, settings } = house.store.of(caller.community)
  const { 'welcome.finishing': finishing } = await settings.get()
  const accounts = await accountsThere(house, caller)
  for (const one of gone) {
    await chosenInterests.drop(caller.person, interestKey(one))
    for (const account of accounts) {
      const { space } = account.user
      const gift = giftIn(one, space)
      const kept = [...now, { gives: finishing }].some((other) => giftIn(other, space)?.id === gift?.id)
      if (gift?.kind === 'role' && !kept) await takeRole(house, account, gift.id)
    }
  }
  for (const one of added) {
    await chosenInterests.choose(caller.member, interestKey(one), house.clock.now())
    for (const account of accounts) await giveInterest(house, account, one, call)
  }
}

/** What was chosen, what comes of it here, and what does not. */
function chosenWords({ space }: Caller, { added, gone }: Choice, say: Say): Text {
  const gifts = (some: readonly Interest[], kind: 'role' | 'channel') =>
    some.flatMap((one) => {
      const gift = giftIn(one, space)
      return gift?.kind === kind ? [giftName(gift)] : []
    })
  const list = new Intl.ListFormat(say.locale, { type: 'conjunction' })
  const sentences = [
    ...(added.length === 0 && gone.length === 0 ? [say('steps.chosen-same')] : [say('steps.chosen-kept')]),
    ...[gifts(added, 'role')]
      .filter(some)
      .map((names) => say('steps.roles-come', { names: list.format(names), count: names.length })),
    ...[gifts(added, 'channel')].filter(some).map((names) => say('steps.invited', { names: list.format(names) })),
    ...[gifts(gone, 'role')]
      .filter(some)
      .map((names) => say('steps.roles-go', { names: list.format(names), count: names.length })),
    ...[gifts(gone, 'channel')].filter(some).map((names) => say('steps.channels-stay', { names: list.format(names) })),
  ]
  return sentences.flatMap((one, at) => (at === 0 ? one : [...plain(' '), ...one]))
}

const some = (names: readonly string[]): boolean => names.length > 0
