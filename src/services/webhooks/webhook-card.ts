// Webhooks as admins see them: the list, and one with what can be done about it.
import { type Webhook, webhookEvents, webhookName, webhooksAtMost } from '../../domain/webhook.ts'
import type { Say } from '../../locales/say.ts'
import { actionId } from '../../view/action-id.ts'
import { button, type Control, type Message } from '../../view/message.ts'
import { lines, plain, type Text } from '../../view/text.ts'
import {
  webhookAddress,
  webhookCardRef,
  webhookNew,
  webhookRemove,
  webhookSecret,
  webhookTold,
  webhookTry,
} from '../../view/webhook-actions.ts'
import { shortName } from './trouble-words.ts'

/** All of them, each to be opened, and a way to another. */
export function webhookList(say: Say, all: readonly Webhook[], first?: Text): Message {
  const list = all.length === 0 ? say('webhook.none') : say('webhook.list', { count: all.length })
  const more = button(actionId(webhookNew), say.label('webhook.new'), all.length === 0 ? 'primary' : 'plain')
  return {
    text: first === undefined ? list : lines(first, list),
    controls: [
      ...all.map(({ id, address }) => button(actionId(webhookCardRef, id), webhookName(address))),
      ...(all.length < webhooksAtMost ? [more] : []),
    ],
  }
}

/** One of them. `waits` says what it was not told yet; `first`, what was just done. */
export function webhookCard(
  say: Say,
  { id, address, events }: Webhook,
  waits: Text | undefined,
  first?: Text,
): Message {
  const title = say('webhook.card', { host: webhookName(address) })
  const told = events.map((event) => say.label('webhook.event', { event: shortName(event) })).join(', ')
  const choose: Control = {
    kind: 'select',
    action: actionId(webhookTold, id),
    placeholder: say.label('webhook.told'),
    most: webhookEvents.length,
    choices: webhookEvents.map((event) => ({
      value: event,
      label: say.label('webhook.event', { event: shortName(event) }),
      ...(events.includes(event) ? { chosen: true } : {}),
    })),
  }
  return {
    text: first === undefined ? title : lines(first, title),
    card: {
      facts: [
        { label: say.label('webhook.address'), value: plain(address) },
        { label: say.label('webhook.told'), value: plain(told) },
        { label: say.label('webhook.waits'), value: waits ?? say('webhook.waits-not') },
      ],
      note: say('webhook.note'),
    },
    controls: [
      button(actionId(webhookTry, id), say.label('webhook.try'), 'primary'),
      button(actionId(webhookSecret, id), say.label('webhook.show-secret')),
      button(actionId(webhookAddress, id), say.label('webhook.change-address')),
      button(actionId(webhookRemove, id, 'ask'), say.label('webhook.remove'), 'danger'),
      choose,
    ],
  }
}
