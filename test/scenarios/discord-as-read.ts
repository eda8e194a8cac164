// A message or a form as one reads it in Discord's client: names for mentions, and no backslashes.
import { type Message, text } from '../emulators/discord/index.ts'
import type { Modal, World } from '../emulators/discord/world.ts'

/** The words as they are read. */
export const asRead = (world: World, shown: Message | Modal): string =>
  text(shown)
    .replaceAll(/(?<!\\)<@!?(\d+)>/g, (whole, id: string) => `@${world.users.get(id)?.name ?? whole}`)
    .replaceAll(/(?<!\\)<#(\d+)>/g, (whole, id: string) => `#${world.channels.get(id)?.name ?? whole}`)
    .replaceAll(/\\([^\p{L}\p{N}\s])/gu, '$1')
    .replaceAll('\u200b', '')
