/** What a person sees: channels, messages, their direct conversation with the bot, their modal, and the words on it. */
import type { Core } from '../core.ts'
import type { Message, View } from '../world/types.ts'
import { canSee, channelOf, directChannel, messagesIn, personOf, type Ref } from '../world/world.ts'
import { blocksAsRead, markupAsRead } from './as-read.ts'

/** The reading verbs of one emulator. */
export function readingVerbs(core: Core) {
  const { world } = core

  function shownTo(userId: string, channelId: string): Message[] {
    return messagesIn(world, channelId).filter(
      (message) => message.ephemeralTo === undefined || message.ephemeralTo === userId,
    )
  }

  return {
    /** Whether a person can open this channel. */
    canSee: (user: Ref, channel: Ref): boolean => canSee(world, personOf(world, user).id, channelOf(world, channel)),

    /** What a person sees in a channel, or in one thread of it, oldest first, their ephemeral messages included. */
    messagesSeenBy(user: Ref, channel: Ref, options: { readonly threadTs?: string } = {}): Message[] {
      const person = personOf(world, user)
      const place = channelOf(world, channel)
      if (!canSee(world, person.id, place)) return []
      const { threadTs } = options
      return shownTo(person.id, place.id).filter((message) =>
        threadTs === undefined
          ? message.threadTs === undefined || message.replyBroadcast
          : message.ts === threadTs || message.threadTs === threadTs,
      )
    },

    /** Everything in the direct conversation with the bot, oldest first; a reply in a thread has its `threadTs`. */
    directMessages(user: Ref): Message[] {
      const person = personOf(world, user)
      const channel = directChannel(world, person.id)
      return channel ? shownTo(person.id, channel.id) : []
    },

    /** The modal on top of the person's screen. */
    viewOf: (user: Ref): View | undefined => world.stacks.get(personOf(world, user).id)?.at(-1),

    /** The home tab the app published for this person. */
    homeOf: (user: Ref): View | undefined => world.homes.get(personOf(world, user).id),

    /** What a person reads: Slack shows the blocks, and the text only when there are none. Buttons read `[Label]`. */
    text(shown: Message | View): string {
      if ('definition' in shown) {
        const { definition } = shown
        const title = definition.type === 'modal' ? [definition.title.text] : []
        return [...title, blocksAsRead(world, definition.blocks)].join('\n')
      }
      return shown.blocks.length > 0 ? blocksAsRead(world, shown.blocks) : markupAsRead(world, shown.text)
    },

    /** What a notification, search and a screen reader get. */
    notificationText: (message: Message): string => markupAsRead(world, message.text),
  }
}
