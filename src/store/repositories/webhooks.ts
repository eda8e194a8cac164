// The webhooks of one community: where each is, what it is signed with, what it is told.
import type { Kysely, Selectable } from 'kysely'
import { z } from 'zod'
import type { CommunityId } from '../../domain/ids.ts'
import { type Webhook, webhookEvents } from '../../domain/webhook.ts'
import type { Tables } from '../schema.ts'

export interface Webhooks {
  /** The first made first. */
  all(): Promise<readonly Webhook[]>
  get(id: string): Promise<Webhook | undefined>
  add(webhook: Webhook): Promise<void>
  change(id: string, to: Partial<Omit<Webhook, 'id'>>): Promise<void>
  /** Keeps the same secret closed anew, unless it is another by now. */
  renew(id: string, kept: string, closed: string): Promise<void>
  remove(id: string): Promise<void>
}

const events = z.array(z.string()).transform((all) => webhookEvents.filter((one) => all.includes(one)))

const webhookOf = ({ id, address, secret, events: told }: Selectable<Tables['webhooks']>): Webhook => ({
  ...{ id, address, secret },
  events: events.parse(JSON.parse(told)),
})

/** The webhooks of one community. */
export function webhooksOf(db: () => Kysely<Tables>, community: CommunityId): Webhooks {
  const found = () => db().selectFrom('webhooks').selectAll().where('community', '=', community)
  return {
    all: async () => (await found().orderBy('id').execute()).map(webhookOf),
    async get(id) {
      const row = await found().where('id', '=', id).executeTakeFirst()
      return row === undefined ? undefined : webhookOf(row)
    },
    async add({ events: told, ...webhook }) {
      await db()
        .insertInto('webhooks')
        .values({ ...webhook, community, events: JSON.stringify(told) })
        .execute()
    },
    async change(id, { events: told, ...to }) {
      await db()
        .updateTable('webhooks')
        .set({ ...to, ...(told === undefined ? {} : { events: JSON.stringify(told) }) })
        .where('community', '=', community)
        .where('id', '=', id)
        .execute()
    },
    async renew(id, kept, closed) {
      await db()
        .updateTable('webhooks')
        .set({ secret: closed })
        .where('community', '=', community)
        .where('id', '=', id)
        .where('secret', '=', kept)
        .execute()
    },
    async remove(id) {
      await db().deleteFrom('webhooks').where('community', '=', community).where('id', '=', id).execute()
    },
  }
}
