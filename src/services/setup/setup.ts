// What admins set up: channels, moderators, and the word that what was found looks right.
import type { Caller } from '../../domain/caller.ts'
import { type SpaceRef, spaceKey } from '../../domain/place.ts'
import type { Principal } from '../../domain/settings/people.ts'
import { type ChannelCandidate, type Purpose, purposes } from '../../domain/space.ts'
import type { SupportShape } from '../../domain/support.ts'
import type { Say } from '../../locales/say.ts'
import { UserError } from '../../ports/errors.ts'
import { actionId } from '../../view/action-id.ts'
import { removeModerator } from '../../view/actions.ts'
import { button, type Choice, type Message } from '../../view/message.ts'
import { lines, plain, type Text } from '../../view/text.ts'
import { acted, type House, knownSpace } from '../house.ts'
import { channelPart, purposeLabel, setUpMessage } from './found.ts'

/** What a channel form may say instead of a channel. */
const noChannel = 'none'
const makeChannel = 'make'

/** Discord's selects take 25; one stays free for *None*, one for *Make one*. */
const choicesAtMost = 23

export interface SetupService {
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
  addModerator(caller: Caller, say: Say, who: Omit<Principal, 'space'>): Promise<Message>
  removeModerator(caller: Caller, say: Say, kind: string, id: string): Promise<Message>
  /** Posts the panel that opens support threads. */
  postPanel(caller: Caller, say: Say, panel: (shape: SupportShape) => Message): Promise<Message>
}

/** Makes the service. */
export function setupService(house: House): SetupService {
  const { store, delivery, clock } = house
  const spacesFor = (caller: Caller) => store.of(caller.community).spaces
  const spaceFor = (caller: Caller) => knownSpace(house, caller.community, caller.space)
  const seenIn = async (space: SpaceRef): Promise<readonly ChannelCandidate[]> =>
    house.lookUps(space.platform).channels(space)

  /** Names of channels by id, as the last look-up of this space saw them. */
  const names = new Map<string, string>()

  async function seenChannels(space: SpaceRef): Promise<readonly ChannelCandidate[]> {
    const channels = await seenIn(space)
    for (const { id, name } of channels) names.set(`${spaceKey(space)}/${id}`, name)
    return channels
  }

  async function checkChannel(caller: Caller, say: Say, purpose: Purpose, channel: string): Promise<void> {
    const seen = (await seenChannels(caller.space)).find((one) => one.id === channel)
    if (seen === undefined) throw new UserError(say('setup.channel.unknown'))
    if (purpose === 'moderators' && seen.everyoneCanRead)
      throw new UserError(say('setup.channel.public-moderators', { name: seen.name }))
    if (!seen.canPost) throw new UserError(say('setup.channel.cannot-post', { name: seen.name }))
  }

  /** All moderators of the community; those of the caller's own space can be removed. */
  function moderatorsMessage({ space }: Caller, moderators: readonly Principal[], say: Say, first: Text): Message {
    const list =
      moderators.length === 0
        ? say('setup.moderators.none')
        : say('setup.moderators.list', { names: moderators.map((one) => one.name).join(', ') })
    return {
      text: lines(first, list),
      controls: moderators
        .filter((one) => one.space === spaceKey(space))
        .slice(0, choicesAtMost)
        .map(({ kind, id, name }) =>
          button(actionId(removeModerator, kind, id), say.label('setup.moderators.remove', { name })),
        ),
    }
  }

  return {
    async confirm(caller, say) {
      const space = await spaceFor(caller)
      const show = { kind: 'command', path: 'setup show' } as const
      if (space.confirmedAt !== undefined) return { text: say('setup.confirmed-before', { show }) }
      await spacesFor(caller).confirm(caller.space, clock.now())
      await acted(house, caller.community, caller.member, 'setup.confirmed', spaceKey(caller.space))
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
      const seen = await seenChannels(caller.space)
      const none = { value: noChannel, label: say.label('setup.form.keep-none') }
      const make = { value: makeChannel, label: say.label('setup.form.make') }
      const choicesFor = (purpose: Purpose): readonly Choice[] => {
        const fit = seen.filter((one) => one.canPost && one.everyoneCanRead === (purpose !== 'moderators'))
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
      const name = names.get(`${spaceKey(caller.space)}/${channel.channel}`) ?? channel.name
      await spacesFor(caller).setChannel(caller.space, purpose, { channel: channel.channel, name })
      await acted(house, caller.community, caller.member, 'setup.channel', purpose, channel.channel)
      const space = await spaceFor(caller)
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
        const name = names.get(`${spaceKey(caller.space)}/${channel}`) ?? channel
        await spaces.setChannel(caller.space, purpose, channel === noChannel ? undefined : { channel, name })
      }
      await acted(house, caller.community, caller.member, 'setup.channels', spaceKey(caller.space))
      const space = await spaceFor(caller)
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
    async addModerator(caller, say, who) {
      const { settings } = store.of(caller.community)
      const space = spaceKey(caller.space)
      const known = (await settings.get())['people.moderators']
      const same = known.some((one) => one.space === space && one.kind === who.kind && one.id === who.id)
      if (same) return moderatorsMessage(caller, known, say, say('setup.moderators.known', { name: who.name }))
      const changed = await settings.change({ 'people.moderators': [...known, { ...who, space }] })
      await acted(house, caller.community, caller.member, 'setup.moderators', who.id, who.kind)
      return moderatorsMessage(
        caller,
        changed['people.moderators'],
        say,
        say('setup.moderators.added', { name: who.name }),
      )
    },
    async removeModerator(caller, say, kind, id) {
      const { settings } = store.of(caller.community)
      const known = (await settings.get())['people.moderators']
      const space = spaceKey(caller.space)
      const gone = known.find((one) => one.space === space && one.kind === kind && one.id === id)
      if (gone === undefined) return moderatorsMessage(caller, known, say, say('setup.moderators.gone'))
      const changed = await settings.change({ 'people.moderators': known.filter((one) => one !== gone) })
      await acted(house, caller.community, caller.member, 'setup.moderators-removed', id, kind)
      return moderatorsMessage(
        caller,
        changed['people.moderators'],
        say,
        say('setup.moderators.removed', { name: gone.name }),
      )
    },
    async postPanel(caller, say, panel) {
      const space = await spaceFor(caller)
      if (space.confirmedAt === undefined)
        throw new UserError(say('setup.panel.not-confirmed', { show: { kind: 'command', path: 'setup show' } }))
      const channel = (await spacesFor(caller).channels(caller.space)).support
      if (channel === undefined) {
        const command = { kind: 'command', path: 'setup channel' } as const
        throw new UserError(say('setup.panel.no-channel', { command }))
      }
      const place = { kind: 'channel', space: caller.space, channel: channel.channel } as const
      await delivery.send(caller.community, {
        kind: 'post',
        place,
        message: panel(house.lookUps(caller.space.platform).supportShape),
      })
      await acted(house, caller.community, caller.member, 'setup.panel', channel.channel)
      return { text: say('setup.panel.posted', { channel: channelPart(space, channel) }) }
    },
  }
}
