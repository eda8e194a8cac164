/** What a person does with messages: writes, edits, deletes, mentions the bot, reacts. */
import type { Core } from '../core.ts'
import { addFile, type NewFile } from '../world/files.ts'
import { edit, post, remove } from '../world/messages.ts'
import { sendChannelEvent, sendEvent } from '../world/send-event.ts'
import type { Channel, Message, SlackFile } from '../world/types.ts'
import { channelOf, openDirectChannel, personOf, type Ref } from '../world/world.ts'
import { escapeTyped, richText } from './typing.ts'

/** The writing verbs of one emulator. */
export function writingVerbs(core: Core) {
  const { world, settings } = core

  function place(userRef: Ref, channelRef: Ref): { user: string; channel: Channel } {
    const user = personOf(world, userRef).id
    const channel = channelOf(world, channelRef)
    if (!channel.members.has(user)) throw new Error(`Slack emulator: ${user} is not in #${channel.name}`)
    if (channel.archived) throw new Error(`Slack emulator: #${channel.name} is archived`)
    return { user, channel }
  }

  function own(userRef: Ref, message: Message): { user: string; channel: Channel } {
    const there = place(userRef, message.channel)
    if (message.user !== there.user || message.deleted) throw new Error('Slack emulator: not a message of this person')
    return there
  }

  function reaction(userRef: Ref, message: Message, name: string) {
    if (message.ephemeralTo !== undefined || message.deleted) throw new Error('Slack emulator: nobody reacts to that')
    return { ...place(userRef, message.channel), people: message.reactions.get(name) ?? new Set<string>() }
  }

  function tellReaction(
    type: 'reaction_added' | 'reaction_removed',
    {
      user,
      channel,
      message,
      name,
    }: { readonly user: string; readonly channel: Channel; readonly message: Message; readonly name: string },
  ): void {
    core.changes.note()
    sendChannelEvent(core, channel, type, {
      type,
      user,
      reaction: name,
      item_user: message.user,
      item: { type: 'message', channel: channel.id, ts: message.ts },
    })
  }

  /** Writes into a channel, or into a thread of it. `<@U…>` in the text is a mention. */
  async function write(
    userRef: Ref,
    channelRef: Ref,
    text: string,
    options: {
      readonly threadTs?: string
      readonly alsoToChannel?: boolean
      readonly files?: readonly NewFile[]
    } = {},
  ): Promise<Message> {
    const { user, channel } = place(userRef, channelRef)
    const parent = options.threadTs === undefined ? undefined : world.messages.get(channel.id)?.get(options.threadTs)
    if (options.threadTs !== undefined && !parent) throw new Error('Slack emulator: there is no such thread')
    const files = (options.files ?? []).map((file) => addFile(world, settings.now(), user, file))
    return post(core, {
      channel,
      user,
      text: escapeTyped(text),
      blocks: text === '' ? [] : [richText(text, world.ids.next('b'))],
      ...(files.length === 0 ? {} : { files, subtype: 'file_share' }),
      threadTs: parent ? (parent.threadTs ?? parent.ts) : undefined,
      replyBroadcast: options.alsoToChannel ?? false,
    })
  }

  return {
    write,

    /** Writes with a mention of the bot in front. */
    async mention(
      user: Ref,
      channel: Ref,
      text: string,
      options: { readonly threadTs?: string } = {},
    ): Promise<Message> {
      return write(user, channel, `<@${world.bot.id}> ${text}`, options)
    },

    /** Writes to the bot in the direct conversation. */
    async writeDirectly(
      user: Ref,
      text: string,
      options: { readonly threadTs?: string; readonly files?: readonly NewFile[] } = {},
    ): Promise<Message> {
      const person = personOf(world, user)
      return write(person, openDirectChannel(world, person.id, settings.now()), text, options)
    },

    /** Changes a message of one's own. */
    async editMessage(userRef: Ref, message: Message, text: string): Promise<void> {
      const { user, channel } = own(userRef, message)
      edit(core, channel, message, {
        by: user,
        text: escapeTyped(text),
        blocks: [richText(text, world.ids.next('b'))],
      })
    },

    /** Deletes a message: one's own, or any as an admin. */
    async deleteMessage(userRef: Ref, message: Message): Promise<void> {
      const person = personOf(world, userRef)
      const channel = channelOf(world, message.channel)
      const mine = message.user === person.id || message.ephemeralTo === person.id
      if (!mine && !person.admin && !person.owner) throw new Error('Slack emulator: only admins delete for others')
      remove(core, channel, message)
    },

    /** Reacts to a message: `reaction_added`. The same reaction twice is one. */
    async react(userRef: Ref, message: Message, name = 'thumbsup'): Promise<void> {
      const { user, channel, people } = reaction(userRef, message, name)
      if (people.has(user)) return
      message.reactions.set(name, people.add(user))
      tellReaction('reaction_added', { user, channel, message, name })
    },

    /** Takes a reaction back: `reaction_removed`. */
    async unreact(userRef: Ref, message: Message, name = 'thumbsup'): Promise<void> {
      const { user, channel, people } = reaction(userRef, message, name)
      if (!people.delete(user)) return
      if (people.size === 0) message.reactions.delete(name)
      tellReaction('reaction_removed', { user, channel, message, name })
    },

    /** Deletes a file of one's own: messages go on naming it. */
    async deleteFile(userRef: Ref, file: SlackFile): Promise<void> {
      if (file.user !== personOf(world, userRef).id) throw new Error('Slack emulator: not a file of this person')
      file.deleted = true
      core.changes.note()
    },

    /** Opens the bot's page: the direct conversation and its home tab. */
    async openHome(userRef: Ref, tab: 'home' | 'messages' = 'home'): Promise<void> {
      const person = personOf(world, userRef)
      const channel = openDirectChannel(world, person.id, settings.now())
      sendEvent(core, 'app_home_opened', { type: 'app_home_opened', user: person.id, channel: channel.id, tab })
    },
  }
}
