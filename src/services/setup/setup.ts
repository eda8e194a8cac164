// What admins set up: channels, moderators, and the word that what was found looks right.
import type { Caller } from '../../domain/caller.ts'
import type { CommunityId } from '../../domain/ids.ts'
import type { JoinManner } from '../../domain/joining.ts'
import { spaceKey } from '../../domain/place.ts'
import { type Purpose, purposes } from '../../domain/space.ts'
import type { Say } from '../../locales/say.ts'
import { UserError } from '../../ports/errors.ts'
import type { Choice, Message } from '../../view/message.ts'
import { plain } from '../../view/text.ts'
import { channelPart } from '../channel-part.ts'
import { acted, type House, knownSpace } from '../house.ts'
import { giveSpaceCode, joinSpaces, showJoin } from '../joining/link-spaces.ts'
import { separate, showSeparation } from '../joining/separate.ts'
import { hearIdeas } from '../suggestions/hear-ideas.ts'
import { panelsChanged, postPanel } from '../support/panels.ts'
import { hearIntroductions } from '../welcome/hearing.ts'
import { purposeLabel, setUpMessage } from './found.ts'
import { type Moderators, moderators } from './moderators.ts'
import { seenChannels } from './seen-channels.ts'

/** What a channel form may say instead of a channel. */
const noChannel = 'none'
const makeChannel = 'make'

/** Discord's selects take 25; one stays free for *None*, one for *Make one*. */
const choicesAtMost = 23

export interface SetupService extends Moderators {
  /** Without a code, gives one that joins this space with another; with one, shows what it would join. */
  link(caller: Caller, say: Say, code: string | undefined): Promise<Message>
  /** Joins the spaces of a code. Rejects with a UserError where the caller has to choose to merge them first. */
  join(caller: Caller, say: Say, code: string, manner: JoinManner): Promise<Message>
  /** Shows what would stay where if the caller's space were separated. */
  showSeparation(caller: Caller, say: Say): Promise<Message>
  /** Separates it. */
  separate(caller: Caller, say: Say): Promise<Message>
  /** An admin says that what was found looks right. */
  confirm(caller: Caller, say: Say): Promise<Message>
  /** What is set up in the caller's space. */
  show(caller: Caller, say: Say): Promise<Message>
  /** The channels that may be named for each purpose, the one in use first. A look-up. */
  channelChoices(caller: Caller, say: Say): Promise<Readonly<Record<Purpose, readonly Choice[]>>>
  /** Rejects with a UserError when the channel cannot serve the purpose. A look-up. */
  checkChannel(caller: Caller, say: Say, purpose: Purpose, channel: string): Promise<void>
  setChannel(caller: Caller, say: Say, purpose: Purpose, channel: { channel: string; name: string }): Promise<Message>
  /** Names a channel for each purpose: its id, none, or *make one*. */
  setChannels(
    caller: Caller,
    say: Say,
    chosen: Readonly<Partial<Record<Purpose, string | undefined>>>,
  ): Promise<Message>
  /** Posts the panel that opens support threads. */
  postPanel(caller: Caller, say: Say): Promise<Message>
}

/** Makes the service. */
export function setupService(
  house: House,
  moderatorRemoved: (community: CommunityId) => void = () => undefined,
): SetupService {
  const { store, delivery, clock } = house
  const spacesFor = (caller: Caller) => store.of(caller.community).spaces
  const spaceFor = (caller: Caller) => knownSpace(house, caller.community, caller.space)
  const seen = seenChannels(house)
  const nameOf = async ({ community, space }: Caller, channel: string) => seen.nameOf(community, space, channel)

  async function checkChannel(caller: Caller, say: Say, purpose: Purpose, channel: string): Promise<void> {
    const found = (await seen.look(caller.community, caller.space)).find((one) => one.id === channel)
    if (found === undefined) throw new UserError(say('setup.channel.unknown'))
    const { name } = found
    if (purpose === 'moderators' && found.everyoneCanRead)
      throw new UserError(say('setup.channel.public-moderators', { name }))
    if (!found.canPost) throw new UserError(say('setup.channel.cannot-post', { name }))
  }

  return {
    async confirm(caller, say) {
      const space = await spaceFor(caller)
      const show = { kind: 'command', path: 'setup show' } as const
      if (space.confirmedAt !== undefined) return { text: say('setup.confirmed-before', { show }) }
      await spacesFor(caller).confirm(caller.space, clock.now())
      await acted(house, caller.community, caller.member, 'setup.confirmed', spaceKey(caller.space))
      await hearIntroductions(house, await spaceFor(caller))
      const panel = { kind: 'command', path: 'setup panel' } as const
      const moderators = { kind: 'command', path: 'setup moderators' } as const
      const digest = { kind: 'command', path: 'digest schedule' } as const
      return { text: say('setup.confirmed', { panel, moderators, digest }) }
    },
    async show(caller, say) {
      const space = await spaceFor(caller)
      const channels = await spacesFor(caller).channels(caller.space)
      return setUpMessage(space, channels, say, say('setup.now', { space: space.name }))
    },
    async channelChoices(caller, say) {
      const known = await spacesFor(caller).channels(caller.space)
      const all = await seen.look(caller.community, caller.space)
      const none = { value: noChannel, label: say.label('setup.form.keep-none') }
      const make = { value: makeChannel, label: say.label('setup.form.make') }
      const choicesFor = (purpose: Purpose): readonly Choice[] => {
        const fit = all.filter((one) => one.canPost && one.everyoneCanRead === (purpose !== 'moderators'))
        const inUse = fit.filter((one) => one.id === known[purpose]?.channel)
        const others = fit.filter((one) => !inUse.includes(one))
        const channels = [...inUse, ...others].slice(0, choicesAtMost)
        return [
          ...channels.map(({ id, name }) => ({ value: id, label: `#${name}` })),
          none,
          ...(purpose === 'moderators' ? [make] : []),
        ]
      }
      return {
        welcome: choicesFor('welcome'),
        support: choicesFor('support'),
        suggestions: choicesFor('suggestions'),
        moderators: choicesFor('moderators'),
      }
    },
    checkChannel,
    async setChannel(caller, say, purpose, channel) {
      const name = (await nameOf(caller, channel.channel)) ?? channel.name
      await spacesFor(caller).setChannel(caller.space, purpose, { channel: channel.channel, name })
      await acted(house, caller.community, caller.member, 'setup.channel', purpose, channel.channel)
      const space = await spaceFor(caller)
      if (purpose === 'welcome') await hearIntroductions(house, space)
      if (purpose === 'suggestions') await hearIdeas(house, caller.community)
      await panelsChanged(house, caller.community)
      return {
        text: say('setup.channel.set', {
          purpose: say.label(purposeLabel[purpose]),
          channel: channelPart(space, { channel: channel.channel, name }),
        }),
      }
    },
    async setChannels(caller, say, chosen) {
      const spaces = spacesFor(caller)
      for (const purpose of purposes) {
        const channel = chosen[purpose]
        if (channel === undefined || channel === makeChannel) continue
        const name = (await nameOf(caller, channel)) ?? channel
        await spaces.setChannel(caller.space, purpose, channel === noChannel ? undefined : { channel, name })
      }
      await acted(house, caller.community, caller.member, 'setup.channels', spaceKey(caller.space))
      const space = await spaceFor(caller)
      await hearIntroductions(house, space)
      if (chosen.suggestions !== undefined) await hearIdeas(house, caller.community)
      await panelsChanged(house, caller.community)
      const making = chosen.moderators === makeChannel
      if (making) {
        const effect = {
          kind: 'makeChannel',
          space: caller.space,
          name: 'moderators',
          users: [caller.user.user],
        } as const
        const args = { platform: caller.space.platform, space: caller.space.id, member: caller.member }
        await delivery.send(caller.community, effect, { followUp: { name: 'setup.channel-made', args } })
      }
      const changed = say('setup.changed', { space: space.name })
      const headline = making ? [...changed, ...plain(' '), ...say('setup.making')] : changed
      return setUpMessage(space, await spaces.channels(caller.space), say, headline)
    },
    ...moderators(house, moderatorRemoved),
    link: (caller, say, code) =>
      code === undefined ? giveSpaceCode(house, caller, say) : showJoin(house, caller, say, code),
    join: (caller, say, code, manner) => joinSpaces(house, caller, say, code, manner),
    showSeparation: (caller, say) => showSeparation(house, caller, say),
    separate: (caller, say) => separate(house, caller, say),
    async postPanel(caller, say) {
      const space = await spaceFor(caller)
      if (space.confirmedAt === undefined)
        throw new UserError(say('setup.panel.not-confirmed', { show: { kind: 'command', path: 'setup show' } }))
      const channel = (await spacesFor(caller).channels(caller.space)).support
      if (channel === undefined) {
        const command = { kind: 'command', path: 'setup channel' } as const
        throw new UserError(say('setup.panel.no-channel', { command }))
      }
      const place = { kind: 'channel', space: caller.space, channel: channel.channel } as const
      await postPanel(house, caller.community, place)
      await acted(house, caller.community, caller.member, 'setup.panel', channel.channel)
      return { text: say('setup.panel.posted', { channel: channelPart(space, channel) }) }
    },
  }
}
