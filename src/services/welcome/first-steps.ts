// The first steps of whoever asks: what helps to settle in, and what of it is done.
import type { Caller } from '../../domain/caller.ts'
import type { Say } from '../../locales/say.ts'
import { actionId } from '../../view/action-id.ts'
import { supportOpen } from '../../view/actions.ts'
import { button, type Fact, type Message } from '../../view/message.ts'
import type { Text } from '../../view/text.ts'
import { linkingOf } from '../accounts/link-accounts.ts'
import { channelPart } from '../channel-part.ts'
import { type House, knownSpace } from '../house.ts'
import { fewerButton } from '../personal/unasked.ts'

export interface FirstStepsService {
  /** The first steps, for whoever asks. */
  steps(caller: Caller, say: Say): Promise<Message>
}

/** Makes the service. */
export function firstStepsService(house: House): FirstStepsService {
  const { store } = house

  /** What they have asked with any of their accounts. */
  async function hasAsked({ community, person: who }: Caller): Promise<boolean> {
    const accounts = await store.of(community).members.ofPerson(who)
    if (accounts.length < 2) return false
    return store.of(community).threads.anyOf(accounts.map(({ id }) => id))
  }

  return {
    async steps(caller, say) {
      const space = await knownSpace(house, caller.community, caller.space)
      const { settings, spaces } = store.of(caller.community)
      const { 'welcome.guidelines': guidelines } = await settings.get()
      const { welcome } = await spaces.channels(caller.space)
      const linking = await linkingOf(house, caller, say)
      const facts: readonly Fact[] = [
        { label: say.label('start.guidelines'), value: guidelinesStep(guidelines, say) },
        {
          label: say.label('start.hello'),
          value:
            welcome === undefined
              ? say('start.hello-anywhere')
              : say('start.hello-where', { channel: channelPart(space, welcome) }),
        },
        {
          label: say.label('start.question'),
          value: (await hasAsked(caller)) ? say('start.question-asked') : say('start.question-how'),
        },
        ...(linking.fact === undefined ? [] : [linking.fact]),
      ]
      return {
        text: say('start.title', { name: caller.name }),
        card: { facts },
        controls: [
          button(actionId(supportOpen), say.label('start.ask'), 'primary'),
          ...linking.controls,
          fewerButton(say),
        ],
      }
    },
  }
}

function guidelinesStep(url: string, say: Say): Text {
  if (url === '') return say('start.guidelines-none')
  return say('start.guidelines-link', { link: { kind: 'link', url, label: say.label('start.guidelines-title') } })
}
