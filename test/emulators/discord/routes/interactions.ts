// Routes of interactions: the callback, and the webhook that edits and follows up while the token works.
import * as official from 'discord-api-spec/zod'
import { refusal } from '../api-error.ts'
import { checkBody } from '../check-body.ts'
import { answerInteraction, editAnswer, followUp, interactionByToken, webhookMessage } from '../interaction-acts.ts'
import { removeMessage } from '../message-acts.ts'
import { messageBodySchema } from '../message-body.ts'
import { messageWire } from '../message-wire.ts'
import type { Call, Route } from '../route.ts'
import type { Interaction, Wire } from '../world.ts'

function callback(call: Call): Wire | undefined {
  const { world } = call
  const interaction = world.interactions.get(call.param('interaction'))
  if (!interaction || interaction.token !== call.param('token')) throw refusal('unknownInteraction')
  answerInteraction(world, interaction, call.body, call.files)
  if (call.query.get('with_response') !== 'true') return undefined
  const { original, callbackType } = interaction
  return {
    interaction: {
      id: interaction.id,
      type: interaction.type,
      ...(original ? { response_message_id: original.id } : {}),
      response_message_loading: callbackType === 5,
      response_message_ephemeral: original?.ephemeralFor !== undefined,
    },
    resource: {
      type: callbackType,
      ...(original ? { message: messageWire(world, original) } : {}),
    },
  }
}

function webhookOf({ world, param }: Call): Interaction {
  if (param('application') !== world.applicationId) throw refusal('unknownWebhook')
  return interactionByToken(world, param('token'))
}

function follow(call: Call): Wire {
  const interaction = webhookOf(call)
  const body = checkBody(official.IncomingWebhookInteractionRequestSchema, messageBodySchema, call.body)
  return messageWire(call.world, followUp(call.world, interaction, body, call.files))
}

function edit(call: Call): Wire {
  const interaction = webhookOf(call)
  const message = webhookMessage(interaction, call.param('message'))
  const body = checkBody(official.IncomingWebhookUpdateRequestPartialSchema, messageBodySchema, call.body)
  editAnswer(call.world, interaction, message, body, call.files)
  return messageWire(call.world, message)
}

export const interactionRoutes: readonly Route[] = [
  { method: 'POST', path: '/interactions/:interaction/:token/callback', open: true, run: callback },
  { method: 'POST', path: '/webhooks/:application/:token', open: true, run: follow },
  {
    method: 'GET',
    path: '/webhooks/:application/:token/messages/:message',
    open: true,
    run: (call) => messageWire(call.world, webhookMessage(webhookOf(call), call.param('message'))),
  },
  { method: 'PATCH', path: '/webhooks/:application/:token/messages/:message', open: true, run: edit },
  {
    method: 'DELETE',
    path: '/webhooks/:application/:token/messages/:message',
    open: true,
    run: (call) => {
      removeMessage(call.world, webhookMessage(webhookOf(call), call.param('message')))
      return undefined
    },
  },
]
