// `/welcome interests`: what people can be here for, and what each gives them in the space that it is said in.
import type { Caller } from '../../domain/caller.ts'
import {
  type Gift,
  giftIn,
  giftName,
  type Interest,
  interestKey,
  interestNameLength,
  interestsAtMost,
} from '../../domain/interest.ts'
import { spaceKey } from '../../domain/place.ts'
import type { Space } from '../../domain/space.ts'
import type { Say } from '../../locales/say.ts'
import { UserError } from '../../ports/errors.ts'
import { actionId } from '../../view/action-id.ts'
import { welcomeInterestRemove } from '../../view/actions.ts'
import type { Message } from '../../view/message.ts'
import { lines, plain, type Text } from '../../view/text.ts'
import { visible } from '../../view/visible.ts'
import { acted, type House } from '../house.ts'
import { seenChannels } from '../setup/seen-channels.ts'
import { namesAmong } from '../space-names.ts'
import { giftKindOf } from './giving.ts'
import { type NamedRole, roleToGive } from './role-to-give.ts'

interface NamedChannel {
  readonly channel: string
  readonly name: string
}

export interface NamedInterest {
  readonly name: string | undefined
  readonly channel: NamedChannel | undefined
  readonly role: NamedRole | undefined
}

export interface SetInterestsService {
  /** The list; with a name and what it gives, that one is added, or gives that from now on. */
  interests(caller: Caller, say: Say, named: NamedInterest): Promise<Message>
  /** Rejects with a UserError when the channel cannot be given. A look-up. */
  checkChannel(caller: Caller, say: Say, channel: NamedChannel | undefined): Promise<void>
  /** Takes one off the list. */
  remove(caller: Caller, say: Say, key: string): Promise<Message>
}

const command = { kind: 'command', path: 'welcome interests' } as const

/** Makes the service. */
export function setInterestsService(house: House): SetInterestsService {
  const { store } = house
  const seen = seenChannels(house)
  const settingsOf = ({ community }: Caller) => store.of(community).settings

  async function keep(caller: Caller, interests: readonly Interest[], act: string, subject: string): Promise<void> {
    await settingsOf(caller).change({ 'welcome.interests': interests })
    await acted(house, caller.community, caller.member, act, subject)
  }

  /** What is to be given in the caller's space. Rejects with a UserError where that is not given there, or by nobody. */
  async function giftOf(caller: Caller, say: Say, { channel, role }: NamedInterest): Promise<Gift | undefined> {
    const space = spaceKey(caller.space)
    if (role !== undefined) {
      const { id, name } = await roleToGive(house, caller, say, role, 'interest')
      return { space, kind: 'role', id, name }
    }
    if (channel === undefined) return undefined
    if (giftKindOf(house, caller.space) !== 'channel') throw new UserError(say('gifts.no-channels-here'))
    const { moderators } = await store.of(caller.community).spaces.channels(caller.space)
    if (moderators?.channel === channel.channel) throw new UserError(say('gifts.moderators-channel'))
    const name = (await seen.nameOf(caller.community, caller.space, channel.channel)) ?? channel.name
    return { space, kind: 'channel', id: channel.channel, name }
  }

  async function message(caller: Caller, say: Say, first?: Text): Promise<Message> {
    const { 'welcome.interests': interests } = await settingsOf(caller).get()
    const spaces = await store.of(caller.community).spaces.all()
    const kind = giftKindOf(house, caller.space)
    const list = interests.length === 0 ? say('set-interests.none', { command, kind }) : say('set-interests.list')
    return {
      text: first === undefined ? list : lines(first, list),
      ...(interests.length === 0
        ? {}
        : {
            card: {
              facts: interests.map((one) => ({ label: one.name, value: givesWords(one, spaces, say) })),
              note: say('set-interests.note', { count: interests.length, most: interestsAtMost, command, kind }),
            },
            controls: [
              {
                ...{ kind: 'select', action: actionId(welcomeInterestRemove) },
                placeholder: say.label('set-interests.remove'),
                choices: interests.map((one) => ({ value: interestKey(one), label: one.name })),
              },
            ],
          }),
    }
  }

  return {
    async interests(caller, say, named) {
      const gift = await giftOf(caller, say, named)
      const { 'welcome.interests': known } = await settingsOf(caller).get()
      const name = visible(named.name ?? '')
        .trim()
        .replaceAll(/\s+/g, ' ')
      if (name === '') {
        if (gift === undefined) return message(caller, say)
        throw new UserError(say('set-interests.which', { command }))
      }
      // In small letters a name may be longer than it is written.
      const length = Math.max(name.length, interestKey({ name }).length)
      if (length > interestNameLength)
        throw new UserError(say('set-interests.too-long', { length, most: interestNameLength }))
      const before = known.find((one) => interestKey(one) === interestKey({ name }))
      if (gift === undefined) {
        const kind = giftKindOf(house, caller.space)
        if (before === undefined) throw new UserError(say('set-interests.gives-what', { name, kind, command }))
        return message(caller, say)
      }
      if (before === undefined && known.length >= interestsAtMost)
        throw new UserError(say('set-interests.full', { most: interestsAtMost, command }))
      const others = (before?.gives ?? []).filter(({ space }) => space !== gift.space)
      const changed = { name: before?.name ?? name, gives: [...others, gift] }
      const all = before === undefined ? [...known, changed] : known.map((one) => (one === before ? changed : one))
      await keep(caller, all, 'welcome.interest', interestKey(changed))
      const args = { name: changed.name, kind: gift.kind, gift: giftName(gift) }
      const had = before !== undefined && giftIn(before, caller.space) !== undefined
      return message(caller, say, had ? say('set-interests.changed', args) : say('set-interests.added', args))
    },
    async checkChannel(caller, say, channel) {
      if (channel === undefined) return
      const all = await seen.look(caller.community, caller.space)
      if (all.every(({ id }) => id !== channel.channel)) throw new UserError(say('set-interests.unknown-channel'))
    },
    async remove(caller, say, key) {
      const { 'welcome.interests': known } = await settingsOf(caller).get()
      const gone = known.find((one) => interestKey(one) === key)
      if (gone === undefined) return message(caller, say, say('set-interests.gone'))
      await keep(
        caller,
        known.filter((one) => one !== gone),
        'welcome.interest-removed',
        key,
      )
      return message(caller, say, say('set-interests.removed', { name: gone.name }))
    },
  }
}

/** What it gives in each space, which is named where there are several. */
function givesWords({ gives }: Interest, spaces: readonly Space[], say: Say): Text {
  const nameOf = namesAmong(spaces, say)
  const words = spaces.flatMap(({ ref }) => {
    const gift = giftIn({ gives }, ref)
    if (gift === undefined) return []
    const { kind } = gift
    const name = giftName(gift)
    return spaces.length > 1
      ? [say.label('set-interests.gives-there', { kind, name, space: nameOf(ref) })]
      : [say.label('set-interests.gives', { kind, name })]
  })
  return words.length === 0 ? say('set-interests.gives-nothing') : plain(words.join(' '))
}
