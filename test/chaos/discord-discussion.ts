// What people write under the cards in the emulated Discord: in the thread that the first of them begins.
import type { DiscordEmulator, User } from '../emulators/discord/index.ts'
import { messageOf } from './discord-messages.ts'
import { numberOn } from './people.ts'
import type { Comment, Person, Shown } from './town.ts'

/** Makes what writes there. */
export const discordDiscussion =
  (discord: DiscordEmulator) =>
  async (person: Person, user: User, card: Shown, word: string): Promise<Comment> => {
    const message = messageOf(discord, card)
    const number = numberOn(card)
    const name = `Suggestion ${number}`
    const thread = message.threadId ?? discord.startThread(user, message.channelId, name, { from: message }).id
    const written = discord.write(user, thread, word)
    const key = `message:${thread}:${written.id}`
    return {
      ...{ person, word, number, postedKey: `${key}:posted`, removedKey: `${key}:removed` },
      remove: async () => discord.deleteMessage(user, written),
    }
  }
