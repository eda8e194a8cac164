// Finds the registered command a person types and compiles their words into the options the wire carries.
import { channelPermissions, guildPermissions, PERMISSIONS } from './permissions.ts'
import type { Channel, Command, CommandOption, User, Wire, World } from './world.ts'

export type OptionValue = string | number | boolean
export type OptionValues = Readonly<Record<string, OptionValue>>
/** `/suggestion list`, or the same in parts. */
export type CommandPath = string | { readonly name: string; readonly group?: string; readonly sub?: string }

const CHAT_INPUT = 1
const SUBCOMMAND = 1
const GROUP = 2
const STRING = 3
const INTEGER = 4
const BOOLEAN = 5

/** The names in a path: root, perhaps group, perhaps subcommand. */
export function pathNames(path: CommandPath): string[] {
  if (typeof path === 'string') return path.trim().replace(/^\//, '').split(/\s+/)
  return [path.name, path.group, path.sub].filter((part) => part !== undefined)
}

/** The command a person can type there; throws where they could not. */
export function typeableCommand(world: World, user: User, channel: Channel, name: string, type = CHAT_INPUT): Command {
  const command = visibleCommands(world, user, channel).find((each) => each.name === name && each.type === type)
  if (command) return command
  const registered = world.commands.some((each) => each.name === name && each.type === type)
  throw new Error(
    registered ? `${user.name} does not see the command ${name} here` : `No command ${name} is registered`,
  )
}

/** The commands a person is offered in a channel. */
export function visibleCommands(world: World, user: User, channel: Channel): Command[] {
  const guild = channel.guildId ? world.guilds.get(channel.guildId) : undefined
  const member = guild?.members.get(user.id)
  const place = guild ? 0 : 1
  return world.commands.filter((command) => {
    if (command.guildId !== undefined && command.guildId !== guild?.id) return false
    if (command.contexts && !command.contexts.includes(place)) return false
    if (!guild) return true
    if (!member || !(channelPermissions(world, user, channel) & PERMISSIONS.useApplicationCommands)) return false
    const own = guildPermissions(guild, member)
    if (own & PERMISSIONS.administrator) return true
    if (command.permissions === undefined) return true
    return command.permissions !== 0n && (own & command.permissions) === command.permissions
  })
}

export interface CompiledOptions {
  /** The `options` of the interaction's data. */
  readonly wire: Wire[]
  /** The ids given to options that name a user, channel, role or either. */
  readonly named: readonly { readonly type: number; readonly id: string }[]
}

/** Compiles values to wire options; `focused` names the option being typed, which may be unfinished. */
export function compileOptions(
  command: Command,
  path: readonly string[],
  values: OptionValues,
  focused?: string,
): CompiledOptions {
  const parents: CommandOption[] = []
  let options = command.options
  for (const name of path.slice(1)) {
    const next = options.find((option) => option.name === name && option.type <= GROUP)
    if (!next) throw new Error(`/${path.join(' ')} is not registered`)
    parents.push(next)
    options = next.options ?? []
  }
  if (options.some(({ type }) => type === SUBCOMMAND || type === GROUP)) {
    throw new Error(`/${path.join(' ')} cannot be run bare, it has subcommands`)
  }
  const unknown = Object.keys(values).filter((name) => !options.some((option) => option.name === name))
  if (unknown.length > 0) throw new Error(`/${path.join(' ')} has no option ${unknown.join(', ')}`)
  const given = options.filter(({ name }) => values[name] !== undefined)
  const missing = options.filter((option) => option.required && values[option.name] === undefined)
  if (missing.length > 0 && focused === undefined) {
    throw new Error(`/${path.join(' ')} requires ${missing.map(({ name }) => name).join(', ')}`)
  }
  const leaf = given.map((option) => compileOption(option, values[option.name] ?? '', focused === option.name))
  const wire = parents.reduceRight<Wire[]>(
    (inner, { name, type }) => [{ name, type, ...(inner.length > 0 ? { options: inner } : {}) }],
    leaf,
  )
  const named = given
    .filter(({ type }) => type >= 6 && type <= 9)
    .map(({ type, name }) => ({ type, id: String(values[name]) }))
  return { wire, named }
}

function compileOption(option: CommandOption, value: OptionValue, focused: boolean): Wire {
  const { name, type } = option
  if (focused) {
    if (!option.autocomplete) throw new Error(`The option ${name} has no autocomplete`)
    return { name, type, value: type === STRING ? String(value) : value, focused: true }
  }
  if (type === STRING) checkLength(option, String(value))
  if (type === INTEGER && !Number.isInteger(value)) throw new Error(`The option ${name} takes a whole number`)
  if (type === BOOLEAN && typeof value !== 'boolean') throw new Error(`The option ${name} takes true or false`)
  if (typeof value === 'number' && (value < (option.min_value ?? value) || value > (option.max_value ?? value))) {
    throw new Error(`The option ${name} does not take ${value}`)
  }
  if (option.choices?.length && !option.choices.some((choice) => choice.value === value)) {
    throw new Error(`The option ${name} has no choice ${value}`)
  }
  return { name, type, value }
}

function checkLength({ name, min_length: min, max_length: max }: CommandOption, value: string): void {
  if (value.length < (min ?? 1) || value.length > (max ?? 6000)) {
    throw new Error(`The option ${name} does not take ${value.length} characters`)
  }
}
