// The verbs of people, bound to one world: what tests write with.
import type { CommandPath, OptionValue, OptionValues } from './command-lookup.ts'
import { visibleCommands } from './command-lookup.ts'
import type { FormValues } from './form-filling.ts'
import { startPost } from './forum-post.ts'
import type { InteractionHandle } from './interaction-handle.ts'
import { sees } from './permissions.ts'
import { runCommand, runOnMember, runOnMessage, typeAhead } from './person-commands.ts'
import { choose, type Pressable, press, submit, type Which } from './person-components.ts'
import { edit, type NewFile, openDirect, remove, startThread, write } from './person-messages.ts'
import { directMessages, messagesSeenBy, visibleChannel, visibleChannels } from './person-sight.ts'
import { react, unreact } from './reaction-acts.ts'
import type { Channel, Choice, Command, Message, User, World } from './world.ts'

export interface People {
  runCommand(user: User, channelId: string, path: CommandPath, values?: OptionValues): InteractionHandle
  runOnMessage(user: User, message: Message, name: string): InteractionHandle
  runOnMember(user: User, channelId: string, target: User, name: string): InteractionHandle
  typeAhead(
    user: User,
    channelId: string,
    path: CommandPath,
    values: OptionValues,
    focused: string,
    typed: OptionValue,
  ): Promise<readonly Choice[]>
  press(user: User, on: Pressable, which: Which): InteractionHandle
  choose(user: User, on: Pressable, which: Which, values: readonly string[]): InteractionHandle
  submit(user: User, opened: InteractionHandle, values?: FormValues): InteractionHandle
  write(
    user: User,
    channelId: string,
    content: string,
    options?: { replyTo?: Message; files?: readonly NewFile[] },
  ): Message
  editMessage(user: User, message: Message, content: string): void
  deleteMessage(user: User, message: Message): void
  /** Reacts to a message with an emoji. */
  react(user: User, message: Message, emoji?: string): void
  /** Takes a reaction back. */
  unreact(user: User, message: Message, emoji?: string): void
  startThread(user: User, channelId: string, name: string, options?: { private?: boolean; from?: Message }): Channel
  /** Begins a post in a forum: a thread with its first message, which has the same id. */
  startPost(user: User, forumId: string, title: string, content: string): Channel
  openDirect(user: User): Channel
  canSee(user: User, channelId: string): boolean
  visibleChannels(user: User): Channel[]
  visibleCommands(user: User, channelId: string): Command[]
  messagesSeenBy(user: User, channelId: string): Message[]
  directMessages(user: User): Message[]
  /** The threads of a guild, archived ones too. */
  threads(guild: { readonly id: string }): Channel[]
}

/** The verbs of people in a world. */
export function people(world: World): People {
  return {
    runCommand: (user, channelId, path, values) => runCommand(world, user, channelId, path, values),
    runOnMessage: (user, message, name) => runOnMessage(world, user, message, name),
    runOnMember: (user, channelId, target, name) => runOnMember(world, user, channelId, target, name),
    typeAhead: (user, channelId, path, values, focused, typed) =>
      typeAhead(world, user, channelId, path, values, focused, typed),
    press: (user, on, which) => press(world, user, on, which),
    choose: (user, on, which, values) => choose(world, user, on, which, values),
    submit: (user, opened, values) => submit(world, user, opened, values),
    write: (user, channelId, content, options) => write(world, user, channelId, content, options),
    editMessage: (user, message, content) => edit(world, user, message, content),
    deleteMessage: (user, message) => remove(world, user, message),
    react: (user, message, emoji = '👍') => react(world, user, message, emoji),
    unreact: (user, message, emoji = '👍') => unreact(world, user, message, emoji),
    startThread: (user, channelId, name, options) => startThread(world, user, channelId, name, options),
    startPost: (user, forumId, title, content) => startPost(world, user, forumId, title, content),
    openDirect: (user) => openDirect(world, user),
    canSee(user, channelId) {
      const channel = world.channels.get(channelId)
      return channel !== undefined && sees(world, user, channel)
    },
    visibleChannels: (user) => visibleChannels(world, user),
    visibleCommands: (user, channelId) => visibleCommands(world, user, visibleChannel(world, user, channelId)),
    messagesSeenBy: (user, channelId) => messagesSeenBy(world, user, channelId),
    directMessages: (user) => directMessages(world, user),
    threads: ({ id }) => [...world.channels.values()].filter(({ thread, guildId }) => thread && guildId === id),
  }
}
