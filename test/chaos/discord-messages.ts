// Messages of the emulated Discord by what somebody sees of them.
import type { DiscordEmulator, Message } from '../emulators/discord/index.ts'
import { flattenComponents } from '../emulators/discord/message-body.ts'
import type { Shown } from './town.ts'

/** The message that somebody sees. */
export function messageOf({ world }: DiscordEmulator, { id }: Pick<Shown, 'id'>): Message {
  for (const { messages } of world.channels.values()) {
    const found = messages.find((one) => one.id === id)
    if (found !== undefined) return found
  }
  throw new Error('there is no such message')
}

/** The values that a select of it offers, found by the words on it. */
export const optionsOf = ({ components }: Message, label: string): readonly string[] =>
  (flattenComponents(components).find(({ placeholder }) => placeholder === label)?.options ?? []).map(
    ({ value }) => value,
  )
