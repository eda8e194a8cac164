// The life of an interaction: it is told to the bot, answered once in time, then edited and followed up while its token works.

import * as official from 'discord-api-spec/zod'
import { z } from 'zod'
import { ApiError, refusal } from './api-error.ts'
import { checkBody, formProblem, read } from './check-body.ts'
import { EPHEMERAL, editMessage, LOADING, postMessage } from './message-acts.ts'
import { type MessageBody, messageBodySchema, modalSchema } from './message-body.ts'
import { checkMessage, checkModal } from './message-rules.ts'
import type { Attachment, Channel, Interaction, InteractionTold, Message, World } from './world.ts'

const COMMAND = 2
const COMPONENT = 3
const AUTOCOMPLETE = 4
const MODAL_SUBMIT = 5

/** Which callback types each kind of interaction may get. */
const ALLOWED = new Map([
  [COMMAND, [4, 5, 9]],
  [COMPONENT, [4, 5, 6, 7, 9]],
  [AUTOCOMPLETE, [8]],
  [MODAL_SUBMIT, [4, 5, 6, 7]],
])

const messageCallback = z.object({ type: z.number(), data: messageBodySchema.nullish() })
const modalCallback = z.object({ type: z.literal(9), data: modalSchema })
const choicesCallback = z.object({
  type: z.literal(8),
  data: z.object({
    choices: z.array(z.object({ name: z.string(), value: z.union([z.string(), z.number()]) })).nullish(),
  }),
})

/** Handles the one callback of an interaction, or refuses it as Discord does. */
export function answerInteraction(
  world: World,
  interaction: Interaction,
  body: unknown,
  files: readonly Attachment[],
): void {
  if (interaction.answeredAt !== undefined) throw refusal('alreadyAcknowledged')
  if (world.now() - interaction.createdAt > world.limits.callbackMs) throw refusal('unknownInteraction')
  const { type } = read(z.object({ type: z.number() }), body)
  if (!ALLOWED.get(interaction.type)?.includes(type) || ((type === 6 || type === 7) && !interaction.source)) {
    throw formProblem(['type'], 'INTERACTION_TYPE_INVALID', `Callback ${type} does not fit this interaction`)
  }
  if (type === 9) {
    interaction.modal = checkBody(official.ModalInteractionCallbackRequestSchema, modalCallback, body).data
    checkModal(interaction.modal)
  } else if (type === 8) {
    const { data } = checkBody(official.ApplicationCommandAutocompleteCallbackRequestSchema, choicesCallback, body)
    interaction.choices = data.choices ?? []
  } else if (type === 6 || type === 7) {
    const schema = official.UpdateMessageInteractionCallbackRequestSchema
    const { data } = checkBody(schema, messageCallback, body)
    updateSource(world, interaction, type === 7 ? (data ?? {}) : undefined, files)
  } else {
    const { data } = checkBody(official.CreateMessageInteractionCallbackRequestSchema, messageCallback, body)
    interaction.original = firstMessage(world, interaction, data ?? {}, files, type === 5)
  }
  interaction.answeredAt = world.now()
  interaction.callbackType = type
  world.signal.touch()
}

/** The interaction that a webhook token belongs to; refuses unknown and outlived tokens. */
export function interactionByToken(world: World, token: string): Interaction {
  const found = [...world.interactions.values()].find((interaction) => interaction.token === token)
  if (!found) throw refusal('unknownWebhook')
  if (world.now() - found.createdAt > world.limits.tokenMs) throw refusal('invalidWebhookToken')
  if (found.answeredAt === undefined) throw refusal('unknownWebhook')
  return found
}

/** The message that a webhook address means: `@original` or one of the follow-ups. */
export function webhookMessage(interaction: Interaction, id: string): Message {
  const { original, followUps } = interaction
  const found =
    id === '@original' || id === original?.id ? original : followUps.find(({ id: followUp }) => followUp === id)
  if (!found || found.deleted) throw refusal('unknownMessage')
  return found
}

/** Sends a follow-up; the first one after a deferral fills the waiting message. */
export function followUp(
  world: World,
  interaction: Interaction,
  body: MessageBody,
  files: readonly Attachment[],
): Message {
  checkMessage(body, files.length)
  const { original } = interaction
  if (original && original.flags & LOADING) {
    editMessage(world, original, body, files)
    return original
  }
  const message = post(world, interaction, body, files, (body.flags ?? 0) & EPHEMERAL)
  interaction.followUps.push(message)
  world.signal.touch()
  return message
}

/** Edits the original or a follow-up. */
export function editAnswer(
  world: World,
  interaction: Interaction,
  message: Message,
  body: MessageBody,
  files: readonly Attachment[],
): void {
  editMessage(world, message, body, files)
  if (message === interaction.source) interaction.updated = true
  world.signal.touch()
}

function updateSource(
  world: World,
  interaction: Interaction,
  body: MessageBody | undefined,
  files: readonly Attachment[],
): void {
  const { source } = interaction
  if (!source) throw new Error('Only an interaction of a message updates it')
  interaction.original = source
  if (body) editAnswer(world, interaction, source, body, files)
}

function firstMessage(
  world: World,
  interaction: Interaction,
  body: MessageBody,
  files: readonly Attachment[],
  deferred: boolean,
): Message {
  if (!deferred) checkMessage(body, files.length)
  const flags = (body.flags ?? 0) | (deferred ? LOADING : 0)
  return post(world, interaction, { ...body, flags }, files, flags & EPHEMERAL)
}

function post(
  world: World,
  interaction: Interaction,
  body: MessageBody,
  files: readonly Attachment[],
  ephemeral: number,
): Message {
  return postMessage(world, {
    channel: place(world, interaction),
    author: world.bot,
    body,
    files,
    type: interaction.type === COMMAND ? 20 : 0,
    interaction: told(interaction),
    ...(ephemeral ? { ephemeralFor: interaction.user.id } : {}),
  })
}

/** What its messages tell of an interaction. */
function told({ id, type, user, source, opener }: Interaction): InteractionTold {
  return {
    id,
    type,
    userId: user.id,
    ...(type === COMPONENT && source ? { usedMessageId: source.id } : {}),
    ...(opener ? { opener: told(opener) } : {}),
  }
}

function place(world: World, interaction: Interaction): Channel {
  const channel = world.channels.get(interaction.channelId)
  if (!channel) throw new ApiError(404, { ...refusal('unknownChannel').body })
  return channel
}
