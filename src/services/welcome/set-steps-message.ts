// The first steps as the team sees them when it sets them, with what can be changed about each.
import type { Caller } from '../../domain/caller.ts'
import { type FirstStep, stepChannelIn, stepsAtMost } from '../../domain/first-steps.ts'
import { giftIn } from '../../domain/interest.ts'
import type { Space } from '../../domain/space.ts'
import type { Say } from '../../locales/say.ts'
import { actionId } from '../../view/action-id.ts'
import {
  welcomeNoFinishing,
  welcomeStepAdd,
  welcomeStepRemove,
  welcomeStepUp,
  welcomeUsualChannel,
} from '../../view/actions.ts'
import { button, type Control, type Message } from '../../view/message.ts'
import { lines, type Text } from '../../view/text.ts'
import { channelPart } from '../channel-part.ts'
import { type House, knownSpace } from '../house.ts'
import { giftKindOf } from './giving.ts'
import { introducedIn } from './introducing.ts'
import { stepsAsSet, stepTitle } from './steps-taken.ts'

const command = { kind: 'command', path: 'welcome steps' } as const
const interestsCommand = { kind: 'command', path: 'welcome interests' } as const
const settingsCommand = { kind: 'command', path: 'settings set' } as const

/** The list, under what has just been changed where something has. */
export async function setStepsMessage(house: House, caller: Caller, say: Say, first?: Text): Promise<Message> {
  const { community, space: ref } = caller
  const space = await knownSpace(house, community, ref)
  const { steps, interests } = await stepsAsSet(house, community)
  const settings = await house.store.of(community).settings.get()
  const seen: Seen = {
    space,
    interests: interests.length,
    guidelines: settings['welcome.guidelines'],
    introduced: await introducedIn(house, space),
  }
  const finishing = giftIn({ gives: settings['welcome.finishing'] }, ref)
  const introduce = steps.find(({ kind }) => kind === 'introduce')
  const roles = giftKindOf(house, ref) === 'role'
  const list = steps.length === 0 ? say('set-steps.none') : say('set-steps.list')
  return {
    text: first === undefined ? list : lines(first, list),
    card: {
      facts: [
        ...steps.map((step, at) => ({
          label: say.label('steps.numbered', { number: at + 1, title: stepTitle(step, say) }),
          value: about(step, seen, say),
        })),
        ...(roles
          ? [
              {
                label: say.label('steps.finishing'),
                value:
                  finishing === undefined
                    ? say('set-steps.no-finishing', { command })
                    : say('set-steps.finishing', { role: finishing.name }),
              },
            ]
          : []),
      ],
      note: say('set-steps.note', { count: steps.length, most: stepsAtMost }),
    },
    controls: [
      ...(steps.length < stepsAtMost ? [button(actionId(welcomeStepAdd), say.label('set-steps.add'), 'primary')] : []),
      ...(introduce !== undefined && stepChannelIn(introduce, ref) !== undefined
        ? [button(actionId(welcomeUsualChannel), say.label('set-steps.welcome-channel'))]
        : []),
      ...(finishing === undefined ? [] : [button(actionId(welcomeNoFinishing), say.label('set-steps.give-nothing'))]),
      ...selectOf(actionId(welcomeStepUp), say.label('set-steps.move-up'), steps.slice(1), say),
      ...selectOf(actionId(welcomeStepRemove), say.label('set-steps.remove'), steps, say),
    ],
  }
}

const selectOf = (action: string, placeholder: string, steps: readonly FirstStep[], say: Say): readonly Control[] =>
  steps.length === 0
    ? []
    : [
        {
          ...{ kind: 'select', action, placeholder },
          choices: steps.map((step) => ({ value: step.id, label: stepTitle(step, say) })),
        },
      ]

interface Seen {
  readonly space: Space
  readonly interests: number
  readonly guidelines: string
  readonly introduced: Awaited<ReturnType<typeof introducedIn>>
}

/** What marks a step, and what is to be known of it. */
function about(step: FirstStep, { space, interests, guidelines, introduced }: Seen, say: Say): Text {
  switch (step.kind) {
    case 'guidelines': {
      const url = step.url === '' ? guidelines : step.url
      if (url === '') return say('set-steps.about.no-guidelines', { command: settingsCommand })
      return say('set-steps.about.guidelines', { link: { kind: 'link', url, label: url } })
    }
    case 'reason':
      return say('set-steps.about.reason')
    case 'interests':
      return interests === 0
        ? say('set-steps.about.no-interests', { command: interestsCommand })
        : say('set-steps.about.interests', { count: interests, command: interestsCommand })
    case 'introduce':
      return introduced === undefined || introduced === 'anywhere'
        ? say('set-steps.about.introduce-anywhere', { command })
        : say('set-steps.about.introduce', { channel: channelPart(space, introduced), command })
    case 'link':
      return say('set-steps.about.link', { link: { kind: 'link', url: step.url, label: step.url } })
    case 'question':
      return say('set-steps.about.question')
    default:
      return step.kind satisfies never
  }
}
