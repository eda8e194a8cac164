// `/setup webhook`: other programs that are told what happens to support threads, for admins.
import { z } from 'zod'
import { noArgs } from '../src/bot/args.ts'
import { formOf } from '../src/bot/form-of.ts'
import { action, command, type Declared, form, onAction, onCommand, onForm } from '../src/bot/spec.ts'
import { webhookAddressLength } from '../src/domain/webhook.ts'
import { says } from '../src/ports/answer.ts'
import type { WebhooksService } from '../src/services/webhooks/webhooks.ts'
import {
  webhookAddress,
  webhookCardRef,
  webhookNew,
  webhookRemove,
  webhookSecret,
  webhookSecretNew,
  webhookTold,
  webhookTry,
} from '../src/view/webhook-actions.ts'

interface Services {
  readonly webhooks: WebhooksService
}

const reads = { who: 'admins', does: 'reads', answers: 'private' } as const
const writes = { who: 'admins', does: 'writes', answers: 'private' } as const
const opens = { who: 'admins', does: 'reads', answers: 'form' } as const
const none = noArgs
const byId = z.tuple([z.string().min(1)])

const listSpec = command({ ...reads, path: 'setup webhook', summary: 'setup.webhook.summary', options: {} })

const addressForm = {
  ...writes,
  title: 'webhook.form',
  submit: 'form.send',
  intro: 'webhook.form.intro',
  options: {
    address: {
      kind: 'text',
      lines: 'one',
      maxLength: webhookAddressLength,
      label: 'webhook.address',
      hint: 'webhook.address.hint',
      required: true,
    },
  },
} as const

const newForm = form({ ...webhookNew, ...addressForm, args: none })
const moveForm = form({ ...webhookAddress, ...addressForm, args: byId })
const openNew = action({ ...webhookNew, ...opens, args: none })
const openMove = action({ ...webhookAddress, ...opens, args: byId })
const card = action({ ...webhookCardRef, ...reads, args: byId })
const told = action({ ...webhookTold, ...writes, args: byId })
const secret = action({ ...webhookSecret, ...reads, args: byId })
const secretNew = action({ ...webhookSecretNew, ...writes, args: byId })
const tryIt = action({ ...webhookTry, ...writes, args: byId })
const remove = action({ ...webhookRemove, ...writes, args: z.tuple([z.string().min(1), z.enum(['ask', 'sure'])]) })

/** The list, the card of each, and what can be done about it. */
export const setupWebhookDeclared: readonly Declared<Services>[] = [
  onCommand(
    listSpec,
    ({ webhooks }: Services) =>
      async (call) =>
        says(await webhooks.list(call)),
  ),
  onAction(openNew, ({ webhooks }: Services) => async (call) => {
    await webhooks.checkRoom(call)
    return { kind: 'form', form: formOf(newForm, [], call.say, { shape: '' }) }
  }),
  onForm(
    newForm,
    ({ webhooks }: Services) =>
      async (call) =>
        says(await webhooks.make(call, call.input.address.trim())),
    ({ webhooks }: Services) =>
      (call) =>
        webhooks.checkAddress(call, call.input.address.trim()),
  ),
  onAction(openMove, ({ webhooks }: Services) => async (call) => {
    const { address } = await webhooks.known(call, call.args[0])
    const values = { address: { kind: 'text', text: address } } as const
    return { kind: 'form', form: formOf(moveForm, call.args, call.say, { values, shape: '' }) }
  }),
  onForm(
    moveForm,
    ({ webhooks }: Services) =>
      async (call) =>
        says(await webhooks.move(call, call.args[0], call.input.address.trim())),
    ({ webhooks }: Services) =>
      (call) =>
        webhooks.checkAddress(call, call.input.address.trim()),
  ),
  onAction(
    card,
    ({ webhooks }: Services) =>
      async (call) =>
        says(await webhooks.card(call, call.args[0])),
  ),
  onAction(
    told,
    ({ webhooks }: Services) =>
      async (call) =>
        says(await webhooks.told(call, call.args[0], call.values)),
  ),
  onAction(
    secret,
    ({ webhooks }: Services) =>
      async (call) =>
        says(await webhooks.showSecret(call, call.args[0])),
  ),
  onAction(
    secretNew,
    ({ webhooks }: Services) =>
      async (call) =>
        says(await webhooks.newSecret(call, call.args[0])),
  ),
  onAction(
    tryIt,
    ({ webhooks }: Services) =>
      async (call) =>
        says(await webhooks.tryIt(call, call.args[0])),
  ),
  onAction(
    remove,
    ({ webhooks }: Services) =>
      async (call) =>
        says(await webhooks.remove(call, call.args[0], call.args[1] === 'sure')),
  ),
]
