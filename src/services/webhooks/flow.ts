// What follows a call to a webhook: whoever tried it hears how that went; what could not be told is for the staff to see.
import type { Ended } from '../../delivery/delivery.ts'
import type { Owner } from '../../delivery/owner.ts'
import { memberId } from '../../domain/ids.ts'
import { sayIn } from '../../locales/say.ts'
import type { Message } from '../../view/message.ts'
import { plain } from '../../view/text.ts'
import type { Flow } from '../flow.ts'
import { directPlace, type House } from '../house.ts'
import { calledName } from './tell-webhooks.ts'
import { callTrouble, webhookHost } from './trouble-words.ts'

/** Makes the flow. */
export function webhooksFlow(house: House): Flow {
  async function called({ community, args, effect, outcome }: Ended): Promise<Owner> {
    // What was taken out is to be told nothing more.
    if (outcome.kind === 'refused' && outcome.reason === 'gone') return 'owned'
    if (effect.kind !== 'callOut' || effect.event !== 'test') return 'unowned'
    const tester = await house.store.of(community).members.get(memberId(args.member ?? ''))
    if (tester === undefined || args.call === undefined) return 'owned'
    const say = sayIn(tester.locale)
    const answer = async (): Promise<Message> => {
      const host = await webhookHost(house, community, effect.hook, say)
      const text =
        outcome.kind === 'done'
          ? say('webhook.tried', { host })
          : [...say('webhook.tried-in-vain', { host }), ...plain(' '), ...callTrouble(outcome, say)]
      return { text }
    }
    await house.delivery.answerAgain(community, args.call, answer, directPlace(tester.user))
    return 'owned'
  }

  return { followUps: { [calledName]: called }, render: {}, posted: {}, due: {} }
}
