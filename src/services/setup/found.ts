// What Hearth found in a space, and what is set up there, as a message.

import { type Purpose, type PurposeChannels, purposes, type Space } from '../../domain/space.ts'
import type { Say, SentenceKey } from '../../locales/say.ts'
import { actionId } from '../../view/action-id.ts'
import { changeChannels, looksRight } from '../../view/actions.ts'
import { button, type Fact, type Message } from '../../view/message.ts'
import { lines, type Text } from '../../view/text.ts'
import { channelPart } from '../channel-part.ts'

/** The name of a purpose. */
export const purposeLabel: Readonly<Record<Purpose, SentenceKey>> = {
  welcome: 'purpose.welcome',
  support: 'purpose.support',
  suggestions: 'purpose.suggestions',
  moderators: 'purpose.moderators',
}

const channelFacts = (space: Space, channels: PurposeChannels, say: Say): readonly Fact[] =>
  purposes.map((purpose) => {
    const channel = channels[purpose]
    const value: Text = channel === undefined ? say('setup.none') : [channelPart(space, channel)]
    return { label: say.label(purposeLabel[purpose]), value }
  })

/** The first message to an admin: what was found, *Looks right* and *Change*. */
export const foundMessage = (space: Space, channels: PurposeChannels, say: Say): Message => ({
  text: say('setup.found', { space: space.name }),
  card: {
    facts: channelFacts(space, channels, say),
    note: lines(say('setup.found-note'), say('setup.moderators-note')),
  },
  controls: [
    button(actionId(looksRight), say.label('setup.looks-right'), 'primary'),
    button(actionId(changeChannels), say.label('setup.change')),
  ],
})

/** What is set up now. `headline` says why it is shown. */
export const setUpMessage = (space: Space, channels: PurposeChannels, say: Say, headline: Text): Message => ({
  text: headline,
  card: { facts: channelFacts(space, channels, say), note: say('setup.moderators-note') },
  controls: [
    ...(space.confirmedAt === undefined
      ? [button(actionId(looksRight), say.label('setup.looks-right'), 'primary')]
      : []),
    button(actionId(changeChannels), say.label('setup.change')),
  ],
})
