// What a person in the Discord server gets for a command, a press or a form, and how they go on from there.
import type { InteractionHandle, User } from '../emulators/discord/index.ts'
import type { DiscordServer } from './discord-server.ts'
import type { DiscordSight } from './discord-sight.ts'
import type { Reply } from './stage.ts'

/** Makes what waits for a reply. */
export function discordReplies(
  { discord, people }: DiscordServer,
  { text }: DiscordSight,
  settles: () => Promise<void>,
) {
  return async function reply(user: User, handle: InteractionHandle): Promise<Reply> {
    const response = await handle.response()
    await settles()
    const send: Reply['send'] = async (values) => {
      const chosen = Object.fromEntries(
        Object.entries(values).map(([label, value]) => [
          label,
          typeof value === 'string' ? valueFor(handle, label, value, Object.values(people)) : value,
        ]),
      )
      return reply(user, discord.submit(user, handle, chosen))
    }
    const sendTwice = async (values: Readonly<Record<string, string>>): Promise<void> => {
      const sent = [discord.submit(user, handle, values), discord.submit(user, handle, values)]
      for (const one of sent) await one.response()
      await settles()
    }
    if (response.kind === 'modal') return { said: '', form: text(response.modal), send, sendTwice }
    return { said: text(response.message), send, sendTwice }
  }
}

/** Discord's selects of users, and of users and roles. */
const asksForSomebody: readonly number[] = [5, 7]

/** A select takes the value of the option that is labelled so, or, where it asks for somebody, of `@Ben`. */
function valueFor(handle: InteractionHandle, label: string, value: string, people: readonly User[]): string | string[] {
  const field = handle.modal?.components.find((component) => component.label === label)
  const somebody = people.find(({ name }) => `@${name}` === value)
  if (asksForSomebody.includes(field?.component?.type ?? 0) && somebody !== undefined) return [somebody.id]
  const options = field?.component?.options
  if (options === undefined) return value
  return options.filter((option) => option.label === value).map((option) => option.value)
}
