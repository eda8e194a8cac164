// What a person does with commands: runs them, types ahead, uses them on a message or a member.
import {
  type CommandPath,
  compileOptions,
  type OptionValue,
  type OptionValues,
  pathNames,
  typeableCommand,
} from './command-lookup.ts'
import type { InteractionHandle } from './interaction-handle.ts'
import { resolve, startInteraction } from './interaction-start.ts'
import { messageWire } from './message-wire.ts'
import { visibleChannel, visibleMessage } from './person-sight.ts'
import type { Choice, Command, Message, User, Wire, World } from './world.ts'

const COMMAND = 2
const AUTOCOMPLETE = 4
const USER_COMMAND = 2
const MESSAGE_COMMAND = 3

const RESOLVED = new Map([
  [6, 'user'],
  [7, 'channel'],
  [8, 'role'],
  [9, 'mentionable'],
] as const)

/** Runs a slash command. */
export function runCommand(
  world: World,
  user: User,
  channelId: string,
  path: CommandPath,
  values: OptionValues = {},
): InteractionHandle {
  const channel = visibleChannel(world, user, channelId)
  const names = pathNames(path)
  const command = typeableCommand(world, user, channel, names[0] ?? '')
  const { wire, named } = compileOptions(command, names, values)
  const picked = named.flatMap(({ type, id }) => {
    const kind = [...RESOLVED].find(([number]) => number === type)?.[1]
    return kind ? [{ type: kind, id }] : []
  })
  const data = {
    ...dataOf(command),
    ...(wire.length > 0 ? { options: wire } : {}),
    ...resolve(world, user, channel, picked),
  }
  return startInteraction(world, { type: COMMAND, user, channel, data })
}

/** Types into an option that completes itself and resolves with what is offered. */
export async function typeAhead(
  world: World,
  user: User,
  channelId: string,
  path: CommandPath,
  values: OptionValues,
  focused: string,
  typed: OptionValue,
): Promise<readonly Choice[]> {
  const channel = visibleChannel(world, user, channelId)
  const names = pathNames(path)
  const command = typeableCommand(world, user, channel, names[0] ?? '')
  const { wire } = compileOptions(command, names, { ...values, [focused]: typed }, focused)
  const data = { ...dataOf(command), options: wire }
  return await startInteraction(world, { type: AUTOCOMPLETE, user, channel, data }).choices()
}

/** Uses a message command on a message. */
export function runOnMessage(world: World, user: User, message: Message, name: string): InteractionHandle {
  const channel = visibleMessage(world, user, message)
  const command = typeableCommand(world, user, channel, name, MESSAGE_COMMAND)
  const resolved = { messages: { [message.id]: messageWire(world, message) } }
  const data = { ...dataOf(command), target_id: message.id, resolved }
  return startInteraction(world, { type: COMMAND, user, channel, data })
}

/** Uses a user command on a person. */
export function runOnMember(
  world: World,
  user: User,
  channelId: string,
  target: User,
  name: string,
): InteractionHandle {
  const channel = visibleChannel(world, user, channelId)
  const command = typeableCommand(world, user, channel, name, USER_COMMAND)
  const picked = resolve(world, user, channel, [{ type: 'user', id: target.id }])
  const data = { ...dataOf(command), target_id: target.id, ...picked }
  return startInteraction(world, { type: COMMAND, user, channel, data })
}

function dataOf(command: Command): Wire {
  return {
    id: command.id,
    name: command.name,
    type: command.type,
    ...(command.guildId ? { guild_id: command.guildId } : {}),
  }
}
