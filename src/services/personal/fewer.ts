// *Fewer of these*: how much of what they did not ask for a person wants, chosen by themselves and changeable whenever they like.
import type { Caller } from '../../domain/caller.ts'
import { type UnaskedWish, unaskedWishes } from '../../domain/unasked.ts'
import type { Say, SentenceKey } from '../../locales/say.ts'
import { actionId } from '../../view/action-id.ts'
import { fewerChoice } from '../../view/actions.ts'
import { button, type Message } from '../../view/message.ts'
import type { House } from '../house.ts'
import { freeFor, unaskedFree } from './unasked.ts'

const start = { kind: 'command', path: 'start' } as const

export interface UnaskedService {
  /** What they may choose from, and what holds now. */
  choices(caller: Caller, say: Say): Promise<Message>
  /** They chose. */
  choose(caller: Caller, say: Say, wish: UnaskedWish): Promise<Message>
}

const labels: Readonly<Record<UnaskedWish, SentenceKey>> = {
  none: 'unasked.choice-none',
  weekly: 'unasked.choice-weekly',
  usual: 'unasked.choice-usual',
}

/** Makes the service. */
export const unaskedService = (house: House): UnaskedService => ({
  async choices({ community, person }, say) {
    const now = await house.store.of(community).unasked.wish(person)
    return {
      text: say('unasked.choose', { now, start }),
      controls: unaskedWishes.map((wish) => button(actionId(fewerChoice, wish), say.label(labels[wish]))),
    }
  },
  async choose({ community, person, member }, say, wish) {
    const { unasked } = house.store.of(community)
    await unasked.wishes(member, wish, house.clock.now())
    const waiting = await unasked.waiting(person)
    if (wish === 'none') await unasked.end(waiting.map(({ id }) => id))
    const [first] = waiting
    if (wish !== 'none' && first !== undefined)
      await house.delivery.later(community, unaskedFree, first.member, await freeFor(house, community, person, wish))
    return { text: say('unasked.chosen', { wish, start }) }
  },
})
