// `/setup webhook`: makes webhooks, changes them, tries them, takes them out. Every change is in the caller's transaction.
import type { Caller } from '../../domain/caller.ts'
import { type Webhook, webhookEvents, webhookName, webhooksAtMost } from '../../domain/webhook.ts'
import type { Say } from '../../locales/say.ts'
import { UserError } from '../../ports/errors.ts'
import type { Seal } from '../../ports/seal.ts'
import { readTrouble } from '../../ports/stored.ts'
import type { WebPost } from '../../ports/web-post.ts'
import { actionId } from '../../view/action-id.ts'
import { button, type Message } from '../../view/message.ts'
import { plain, type Text } from '../../view/text.ts'
import { webhookRemove, webhookSecretNew } from '../../view/webhook-actions.ts'
import { effectIn } from '../deliveries/body.ts'
import { acted, type House } from '../house.ts'
import { closeSecret, openSecret } from './secret.ts'
import { call } from './tell-webhooks.ts'
import { callTrouble } from './trouble-words.ts'
import { webhookCard, webhookList } from './webhook-card.ts'

interface By {
  readonly caller: Caller
  readonly say: Say
}

export interface WebhooksService {
  list(by: By): Promise<Message>
  card(by: By, id: string): Promise<Message>
  /** One that is there. Rejects with a UserError when it was taken out. */
  known(by: By, id: string): Promise<Webhook>
  /** Rejects with a UserError when there is no room for another. */
  checkRoom(by: By): Promise<void>
  /** Rejects with a UserError when nothing could be sent there. A look-up. */
  checkAddress(by: By, address: string): Promise<void>
  make(by: By, address: string): Promise<Message>
  move(by: By, id: string, address: string): Promise<Message>
  /** Has it told these from now on. */
  told(by: By, id: string, events: readonly string[]): Promise<Message>
  /** What it is signed with. It is shown to whoever asks, and stands nowhere else. */
  showSecret(by: By, id: string): Promise<Message>
  newSecret(by: By, id: string): Promise<Message>
  /** Sends a test; how that went is said in the same answer. */
  tryIt(by: By & { readonly key: string }, id: string): Promise<Message>
  /** Asks first; then takes it out. */
  remove(by: By, id: string, sure: boolean): Promise<Message>
}

/** What webhooks need of the world. */
export interface WebhookWorld {
  readonly webPost: WebPost
  /** Absent where Hearth has no key to close secrets with. */
  readonly seal: Seal | undefined
}

/** Makes the service. */
export function webhooksService(house: House, { webPost, seal }: WebhookWorld): WebhooksService {
  const webhooksFor = ({ caller }: By) => house.store.of(caller.community).webhooks
  const did = ({ caller }: By, act: string, id: string, detail?: string) =>
    acted(house, caller.community, caller.member, act, id, detail)

  async function known(by: By, id: string): Promise<Webhook> {
    const found = await webhooksFor(by).get(id)
    if (found === undefined) throw new UserError(by.say('webhook.no-more', { command }))
    return found
  }

  async function checkRoom(by: By): Promise<void> {
    if ((await webhooksFor(by).all()).length >= webhooksAtMost)
      throw new UserError(by.say('webhook.full', { most: webhooksAtMost }))
  }

  /** What it was not told yet, and why; undefined when that is nothing. */
  async function waits({ caller, say }: By, id: string): Promise<Text | undefined> {
    for (const { effect: stored, count, since, outcome } of await house.store.of(caller.community).waiting.effects(0)) {
      const effect = effectIn(stored)
      if (effect?.kind !== 'callOut' || effect.hook !== id || effect.event === 'test') continue
      const trouble = callTrouble(readTrouble(outcome), say)
      const said = say('webhook.waits-since', { count, since: { kind: 'time', at: since, style: 'moment' } })
      return [...said, ...plain(' '), ...trouble]
    }
    return undefined
  }

  const show = async (by: By, webhook: Webhook, first?: Text): Promise<Message> =>
    webhookCard(by.say, webhook, await waits(by, webhook.id), first)

  return {
    known,
    checkRoom,
    list: async (by) => webhookList(by.say, await webhooksFor(by).all()),
    card: async (by, id) => show(by, await known(by, id)),
    async checkAddress({ say }, address) {
      const trouble = await webPost.check(address)
      if (trouble !== undefined) throw new UserError(say('webhook.bad-address', { address, why: trouble }))
    },
    async make(by, address) {
      await checkRoom(by)
      const id = house.ids.next()
      const secret = closeSecret(seal, id, webPost.newSecret())
      const webhook: Webhook = { id, address, secret, events: webhookEvents }
      await webhooksFor(by).add(webhook)
      await did(by, 'webhook.made', id, webhookName(address))
      return show(by, webhook, by.say('webhook.made', { host: webhookName(address) }))
    },
    async move(by, id, address) {
      const webhook = await known(by, id)
      await webhooksFor(by).change(id, { address })
      await did(by, 'webhook.moved', id, webhookName(address))
      return show(by, { ...webhook, address }, by.say('webhook.moved', { host: webhookName(address) }))
    },
    async told(by, id, chosen) {
      const webhook = await known(by, id)
      const events = webhookEvents.filter((event) => chosen.includes(event))
      if (events.length === 0) throw new UserError(by.say('webhook.told-nothing'))
      await webhooksFor(by).change(id, { events })
      await did(by, 'webhook.told', id)
      return show(by, { ...webhook, events }, by.say('webhook.told-changed'))
    },
    async showSecret(by, id) {
      const { address, secret } = await known(by, id)
      const opened = openSecret(seal, id, secret)
      const host = webhookName(address)
      return {
        text:
          opened.kind === 'open'
            ? by.say('webhook.secret', { host, secret: { kind: 'code', text: opened.words } })
            : by.say('webhook.secret-lost', { host }),
        controls: [button(actionId(webhookSecretNew, id), by.say.label('webhook.new-secret'), 'danger')],
      }
    },
    async newSecret(by, id) {
      const webhook = await known(by, id)
      await webhooksFor(by).change(id, { secret: closeSecret(seal, id, webPost.newSecret()) })
      await did(by, 'webhook.secret', id)
      return show(by, webhook, by.say('webhook.secret-changed'))
    },
    async tryIt(by, id) {
      const webhook = await known(by, id)
      const { caller, say, key } = by
      const told = { id: house.ids.next(), event: 'test', told: {} } as const
      await call(house, caller.community, webhook, told, { call: key, member: caller.member })
      return { text: say('webhook.trying', { host: webhookName(webhook.address) }) }
    },
    async remove(by, id, sure) {
      const { address } = await known(by, id)
      const host = webhookName(address)
      if (!sure)
        return {
          text: by.say('webhook.remove-sure', { host }),
          controls: [
            button(actionId(webhookRemove, id, 'sure'), by.say.label('webhook.remove-yes', { host }), 'danger'),
          ],
        }
      await webhooksFor(by).remove(id)
      await did(by, 'webhook.removed', id, host)
      return webhookList(by.say, await webhooksFor(by).all(), by.say('webhook.removed', { host }))
    },
  }
}

const command = { kind: 'command', path: 'setup webhook' } as const
