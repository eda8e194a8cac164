// `/setup questions`: which channels are watched for questions.
import type { Caller } from '../../domain/caller.ts'
import { spaceKey } from '../../domain/place.ts'
import { type WatchedChannel, watchedAtMost } from '../../domain/settings/questions.ts'
import type { Say } from '../../locales/say.ts'
import { listed, withTexts } from '../../locales/with-texts.ts'
import { UserError } from '../../ports/errors.ts'
import type { Message } from '../../view/message.ts'
import type { Text } from '../../view/text.ts'
import { acted, channelPlace, type House } from '../house.ts'

export interface WatchWish {
  readonly channel?: { readonly channel: string; readonly name: string } | undefined
  readonly watch?: 'on' | 'off' | undefined
}

export interface SetQuestionChannels {
  /** Rejects with a UserError when what people write there can't be seen, or Hearth could not say anything there. A look-up. */
  check(caller: Caller, say: Say, wish: WatchWish): Promise<void>
  /** Watches a channel, or watches it no more; without one, says which are. */
  set(caller: Caller, say: Say, wish: WatchWish): Promise<Message>
}

/** Makes the service. */
export function setQuestionChannels(house: House): SetQuestionChannels {
  const settingsOf = ({ community }: Caller) => house.store.of(community).settings

  function namesOf(say: Say, { space }: Caller, watched: readonly WatchedChannel[]): Text {
    const parts = watched.map(({ channel, name, space: where }): Text => {
      const here = where === spaceKey(space)
      return here
        ? [{ kind: 'place', place: channelPlace(space, channel), name }]
        : [{ kind: 'plain', text: `#${name}` }]
    })
    return listed(say, parts)
  }

  async function show(caller: Caller, say: Say): Promise<Message> {
    const { 'questions.channels': watched, 'questions.hours': hours } = await settingsOf(caller).get()
    if (watched.length === 0) return { text: say('question.set.none') }
    return { text: withTexts(say, 'question.set.shown', { hours }, { channels: namesOf(say, caller, watched) }) }
  }

  return {
    async check({ space }, say, { channel, watch }) {
      if (channel === undefined || watch === 'off') return
      const all = await house.lookUps(space.platform).channels(space)
      const found = all.find(({ id }) => id === channel.channel)
      if (found === undefined) throw new UserError(say('question.set.unknown'))
      if (!found.canPost) throw new UserError(say('setup.channel.cannot-post', { name: found.name }))
    },
    async set(caller, say, { channel, watch = 'on' }) {
      if (channel === undefined) return show(caller, say)
      const { community, space, member } = caller
      const key = spaceKey(space)
      const isIt = (one: WatchedChannel): boolean => one.space === key && one.channel === channel.channel
      const part = { kind: 'place', place: channelPlace(space, channel.channel), name: channel.name } as const
      const settings = settingsOf(caller)
      const before = (await settings.get())['questions.channels']
      const isNew = !before.some(isIt)
      if (watch === 'off') {
        if (isNew) return { text: say('question.set.off-already', { channel: part }) }
        await settings.change((now) => ({
          'questions.channels': now['questions.channels'].filter((one) => !isIt(one)),
        }))
        await house.store.of(community).questions.dropOpen(space, channel.channel)
        await acted(house, community, member, 'setup.questions', channel.channel, 'off')
        return { text: say('question.set.off', { channel: part }) }
      }
      if (isNew && before.length >= watchedAtMost)
        throw new UserError(say('question.set.too-many', { most: watchedAtMost }))
      if (isNew)
        await settings.change((now) => ({
          'questions.channels': [
            ...now['questions.channels'],
            { space: key, channel: channel.channel, name: channel.name },
          ],
        }))
      await house.delivery.send(community, { kind: 'joinChannel', place: channelPlace(space, channel.channel) })
      await acted(house, community, member, 'setup.questions', channel.channel, 'on')
      const { 'questions.hours': hours } = await settings.get()
      const list = { kind: 'command', path: 'questions' } as const
      return { text: say('question.set.on', { channel: part, hours, list }) }
    },
  }
}
