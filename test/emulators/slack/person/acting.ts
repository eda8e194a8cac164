/** What a person does with the app: runs commands, presses buttons, chooses in menus, uses shortcuts. */
import { type Filled, filled, initialState } from '../block-kit/state.ts'
import { type Found, findElement } from '../block-kit/walk.ts'
import type { Core } from '../core.ts'
import type { Json } from '../transport/parcel.ts'
import { messageJson, viewJson } from '../world/json.ts'
import type { Channel, Message, View } from '../world/types.ts'
import { canSee, channelOf, personOf, type Ref } from '../world/world.ts'
import { actorJson, type Interaction, perform, responseUrl } from './interaction.ts'
import { commandText } from './typing.ts'

/** A message or a modal. */
export type Pressable = Message | View

function nameIn(channel: Channel): string {
  if (channel.kind === 'im') return 'directmessage'
  return channel.kind === 'public' ? channel.name : 'privategroup'
}

/** The acting verbs of one emulator. */
export function actingVerbs(core: Core) {
  const { world, settings, exchanges } = core

  function visible(userId: string, message: Message): Channel {
    const channel = channelOf(world, message.channel)
    if (message.deleted) throw new Error('Slack emulator: this message was deleted')
    if (!canSee(world, userId, channel)) throw new Error(`Slack emulator: ${userId} cannot see ${channel.id}`)
    if (message.ephemeralTo !== undefined && message.ephemeralTo !== userId) {
      throw new Error(`Slack emulator: only ${message.ephemeralTo} sees this message`)
    }
    return channel
  }

  function actionJson({ element, blockId, actionId }: Found, value: Filled | undefined): Json {
    const shared = { action_id: actionId, block_id: blockId, type: element.type, action_ts: world.ids.ts() }
    if (element.type !== 'button') return { ...shared, ...filled(element, value ?? '') }
    return {
      ...shared,
      text: element.text,
      ...(element.value === undefined ? {} : { value: element.value }),
      ...(element.style === undefined ? {} : { style: element.style }),
    }
  }

  async function actOnMessage(userId: string, message: Message, found: Found, value?: Filled): Promise<Interaction> {
    const channel = visible(userId, message)
    const exchange = exchanges.begin({ user: userId, channel: channel.id, original: message })
    const ephemeral = message.ephemeralTo !== undefined
    const action = actionJson(found, value)
    const state = initialState(message.blocks)
    const block = state[found.blockId]
    if (block && value !== undefined) block[found.actionId] = filled(found.element, value)
    const payload: Json = {
      type: 'block_actions',
      ...actorJson(core, userId),
      container: {
        type: 'message',
        message_ts: message.ts,
        channel_id: channel.id,
        is_ephemeral: ephemeral,
        ...(message.threadTs === undefined ? {} : { thread_ts: message.threadTs }),
      },
      trigger_id: exchange.triggerId,
      channel: { id: channel.id, name: nameIn(channel) },
      ...(ephemeral ? {} : { message: messageJson(settings, world, message, true) }),
      state: { values: state },
      response_url: responseUrl(core, exchange),
      actions: [action],
    }
    return (await perform(core, 'interactive', payload, exchange)).interaction
  }

  async function actOnView(userId: string, view: View, found: Found, value?: Filled): Promise<Interaction> {
    if (view.user !== userId || !view.open) throw new Error('Slack emulator: this person has no such modal open')
    if (value !== undefined) fill(view, found, value)
    const exchange = exchanges.begin({ user: userId, channel: undefined, original: undefined })
    const payload: Json = {
      type: 'block_actions',
      ...actorJson(core, userId),
      container: { type: 'view', view_id: view.id },
      trigger_id: exchange.triggerId,
      view: viewJson(settings, world, view),
      actions: [actionJson(found, value)],
    }
    return (await perform(core, 'interactive', payload, exchange)).interaction
  }

  async function act(userRef: Ref, target: Pressable, name: string, value?: Filled): Promise<Interaction> {
    const user = personOf(world, userRef).id
    if ('ts' in target) {
      visible(user, target)
      return actOnMessage(user, target, findElement(target.blocks, name), value)
    }
    return actOnView(user, target, findElement(target.definition.blocks, name), value)
  }

  return {
    /** Runs a slash command; Slack delivers none from inside a thread, so a thread is refused. */
    async runCommand(
      userRef: Ref,
      channelRef: Ref,
      command: string,
      text = '',
      options: { readonly threadTs?: string } = {},
    ): Promise<Interaction> {
      if (options.threadTs !== undefined) throw new Error(`Slack emulator: ${command} is not supported in threads`)
      const person = personOf(world, userRef)
      const channel = channelOf(world, channelRef)
      if (!channel.members.has(person.id)) throw new Error(`Slack emulator: ${person.id} is not in ${channel.id}`)
      const exchange = exchanges.begin({ user: person.id, channel: channel.id, original: undefined })
      const payload: Json = {
        token: 'emulated-verification-token',
        team_id: settings.teamId,
        team_domain: settings.teamDomain,
        channel_id: channel.id,
        channel_name: nameIn(channel),
        user_id: person.id,
        user_name: person.name,
        command,
        text: commandText(world, text, settings.commandsEscaped),
        api_app_id: settings.appId,
        is_enterprise_install: 'false',
        response_url: responseUrl(core, exchange),
        trigger_id: exchange.triggerId,
      }
      return (await perform(core, 'slash_commands', payload, exchange)).interaction
    },

    /** Presses a button, found by its action id or its label. */
    press: (user: Ref, target: Pressable, name: string): Promise<Interaction> => act(user, target, name),

    /** Chooses in a menu, found by its action id, label or placeholder; the value or the label of an option, or an id. */
    choose: (user: Ref, target: Pressable, name: string, value: Filled): Promise<Interaction> =>
      act(user, target, name, value),

    /** Uses a message shortcut, or a global one when there is no message. */
    async shortcut(userRef: Ref, callbackId: string, message?: Message): Promise<Interaction> {
      const user = personOf(world, userRef).id
      const channel = message ? visible(user, message) : undefined
      const exchange = exchanges.begin({ user, channel: channel?.id, original: undefined })
      const shared = {
        ...actorJson(core, user),
        callback_id: callbackId,
        trigger_id: exchange.triggerId,
        action_ts: world.ids.ts(),
      }
      const payload: Json =
        message && channel
          ? {
              type: 'message_action',
              ...shared,
              response_url: responseUrl(core, exchange),
              message_ts: message.ts,
              channel: { id: channel.id, name: nameIn(channel) },
              message: messageJson(settings, world, message, true),
            }
          : { type: 'shortcut', ...shared }
      return (await perform(core, 'interactive', payload, exchange)).interaction
    },

    /** What an external menu offers for the words typed into it. */
    async suggestions(userRef: Ref, target: Pressable, name: string, typed: string): Promise<string[]> {
      const user = personOf(world, userRef).id
      const blocks = 'ts' in target ? target.blocks : target.definition.blocks
      const found = findElement(blocks, name)
      const exchange = exchanges.begin({ user, channel: undefined, original: undefined })
      const where =
        'ts' in target
          ? {
              container: { type: 'message', message_ts: target.ts, channel_id: target.channel },
              channel: { id: target.channel },
              message: messageJson(settings, world, target, true),
            }
          : { container: { type: 'view', view_id: target.id }, view: viewJson(settings, world, target) }
      const payload: Json = {
        type: 'block_suggestion',
        ...actorJson(core, user),
        ...where,
        action_id: found.actionId,
        block_id: found.blockId,
        value: typed,
      }
      const { receipt } = await perform(core, 'interactive', payload, exchange)
      return receipt.acked ? optionTexts(receipt.body) : []
    },
  }
}

/** Puts a value into a field of an open modal, as typing does. */
export function fill(view: View, { blockId, actionId, element }: Found, value: Filled): void {
  view.state[blockId] = { ...view.state[blockId], [actionId]: filled(element, value) }
}

function optionTexts(body: unknown): string[] {
  if (Array.isArray(body)) return body.flatMap(optionTexts)
  if (typeof body !== 'object' || body === null) return []
  if ('text' in body && 'value' in body) {
    const { text } = body
    return typeof text === 'object' && text !== null && 'text' in text ? [String(text.text)] : []
  }
  return Object.values(body).flatMap(optionTexts)
}
