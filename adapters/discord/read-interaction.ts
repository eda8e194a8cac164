// An interaction of the gateway as a call for the inbox. Pure; it acknowledges nothing.
import { ApplicationCommandType, InteractionType, ApplicationCommandOptionType as Kind } from 'discord.js'
import type {
  ActionCall,
  Call,
  CallerSeen,
  CommandCall,
  FormCall,
  MessageCall,
  RawValue,
  RawValues,
} from '../../src/ports/inbox.ts'
import type { Clock } from '../../src/ports/system.ts'
import { addressOf, type InteractionAddress } from './address.ts'
import { readForm } from './form.ts'
import type { Origins } from './origins.ts'
import { isAdmin } from './permissions.ts'
import { directPlace, interactionPlace, pressedMessage } from './places.ts'
import { pointedMessage } from './pointed-message.ts'
import { nameOf, pickedValue } from './resolved.ts'
import {
  asWire,
  bitsOf,
  Malformed,
  maybeText,
  maybeWire,
  numberOf,
  textOf,
  textsOf,
  type Wire,
  wiresOf,
} from './wire.ts'

export type CallRead =
  | { readonly kind: 'command'; readonly call: CommandCall }
  /** Its name is still the label that Discord calls it by. */
  | { readonly kind: 'message'; readonly call: MessageCall }
  | { readonly kind: 'action'; readonly call: ActionCall }
  | { readonly kind: 'form'; readonly call: FormCall }
  | {
      readonly kind: 'suggest'
      readonly call: Call
      readonly path: string
      readonly option: string
      readonly value: string
    }

export interface InteractionRead {
  readonly id: InteractionAddress
  readonly read: CallRead
}

/** Reads an interaction; throws Malformed when it is none we know. */
export function readInteraction(packet: Wire, clock: Clock, origins: Origins): InteractionRead {
  const id: InteractionAddress = {
    application: textOf(packet, 'application_id'),
    interaction: textOf(packet, 'id'),
    token: textOf(packet, 'token'),
  }
  const data = asWire(packet.data, 'data')
  const channel = maybeText(maybeWire(packet, 'channel'), 'id') ?? textOf(packet, 'channel_id')
  const place = interactionPlace(packet, maybeWire(packet, 'channel'))
  const call: Call = {
    key: id.interaction,
    ...(place === undefined ? {} : { space: place.space }),
    place,
    caller: callerOf(packet),
    address: addressOf(id, { place, channel }, clock),
    canOpenForm: true,
  }
  return { id, read: readCall(packet, data, call, { channel, ...pressed(packet, call, channel, origins) }) }
}

/** The message that was pressed, or whose button opened the form; in direct messages also those that led to it. */
function pressed(
  packet: Wire,
  { place, caller }: Call,
  channel: string,
  origins: Origins,
): Pick<ActionCall, 'message' | 'origins'> {
  const message = maybeWire(packet, 'message')
  if (message === undefined) return {}
  const ref = pressedMessage(message, channel, place ?? directPlace(caller.user))
  if (place !== undefined) return { message: ref }
  return { message: ref, origins: origins.of(message).map((id) => ({ ...ref, id })) }
}

type From = Pick<ActionCall, 'message' | 'origins'> & { readonly channel: string }

function readCall(packet: Wire, data: Wire, call: Call, { channel, ...from }: From): CallRead {
  switch (numberOf(packet, 'type')) {
    case InteractionType.ApplicationCommand: {
      if (data.type === ApplicationCommandType.Message) {
        const on = pointedMessage(data, call.place, channel)
        return { kind: 'message', call: { ...call, name: textOf(data, 'name'), on } }
      }
      const { path, options } = commandOf(data)
      return { kind: 'command', call: { ...call, path, options: optionValues(options, maybeWire(data, 'resolved')) } }
    }
    case InteractionType.ApplicationCommandAutocomplete: {
      const { path, options } = commandOf(data)
      const focused = options.find((option) => option.focused === true)
      if (focused === undefined) throw new Malformed('focused option')
      return { kind: 'suggest', call, path, option: textOf(focused, 'name'), value: String(focused.value ?? '') }
    }
    case InteractionType.MessageComponent: {
      if (from.message === undefined) throw new Malformed('message')
      const action = textOf(data, 'custom_id')
      return { kind: 'action', call: { ...call, ...from, action, values: textsOf(data.values) } }
    }
    case InteractionType.ModalSubmit:
      return { kind: 'form', call: { ...call, ...from, action: textOf(data, 'custom_id'), values: readForm(data) } }
    default:
      throw new Malformed('interaction type')
  }
}

function callerOf(packet: Wire): CallerSeen {
  const member = maybeWire(packet, 'member')
  const user = asWire(member?.user ?? packet.user, 'user')
  const locale = maybeText(packet, 'locale')
  return {
    user: textOf(user, 'id'),
    name: nameOf(user, member),
    ...(locale === undefined ? {} : { locale }),
    ...(member === undefined
      ? {}
      : { facts: { admin: isAdmin(bitsOf(member, 'permissions')), roles: textsOf(member.roles), guest: false } }),
  }
}

/** The words of a command, and the options that stand under the last of them. */
function commandOf(data: Wire): { path: string; options: readonly Wire[] } {
  const words = [textOf(data, 'name')]
  let options = wiresOf(data.options)
  for (
    let [first] = options;
    first?.type === Kind.Subcommand || first?.type === Kind.SubcommandGroup;
    [first] = options
  ) {
    words.push(textOf(first, 'name'))
    options = wiresOf(first.options)
  }
  return { path: words.join(' '), options }
}

function optionValues(options: readonly Wire[], resolved: Wire | undefined): RawValues {
  const values = new Map<string, RawValue>()
  for (const option of options) {
    const value = optionValue(option, resolved)
    if (value !== undefined) values.set(textOf(option, 'name'), value)
  }
  return Object.fromEntries(values)
}

function optionValue({ type, value }: Wire, resolved: Wire | undefined): RawValue | undefined {
  if (value === undefined || value === null) return undefined
  const picked = type === Kind.Channel || type === Kind.User || type === Kind.Role || type === Kind.Mentionable
  return picked ? pickedValue(String(value), resolved) : { kind: 'text', text: String(value) }
}
