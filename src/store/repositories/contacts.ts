// How the people of one community are reached who have no account there. Each is a member in name, whom no platform knows.
import type { Kysely, Selectable } from 'kysely'
import { type ContactWay, contactWays, type Reach } from '../../domain/contact.ts'
import { type CommunityId, type MemberId, memberId } from '../../domain/ids.ts'
import type { Tables } from '../schema.ts'

export interface Contact {
  readonly member: MemberId
  readonly way: ContactWay
  readonly reach: string
}

export interface Contacts {
  /** Keeps how a member is reached. */
  add(member: MemberId, reach: Reach, at: number): Promise<void>
  of(member: MemberId): Promise<Contact | undefined>
  /** Whoever is known by this way to reach them, the latest of them. */
  known(key: string): Promise<Contact | undefined>
  /** Nobody knows any more how to reach them. */
  forget(member: MemberId): Promise<void>
}

const contactOf = ({ member, way, reach }: Selectable<Tables['contacts']>): Contact => ({
  member: memberId(member),
  way: contactWays.find((one) => one === way) ?? 'person',
  reach,
})

/** The contacts of one community. */
export function contactsOf(db: () => Kysely<Tables>, community: CommunityId): Contacts {
  const rows = () => db().selectFrom('contacts').selectAll().where('community', '=', community)
  const one = (row: Selectable<Tables['contacts']> | undefined) => (row === undefined ? undefined : contactOf(row))
  return {
    async add(member, { way, reach, key }, at) {
      await db()
        .insertInto('contacts')
        .values({ member, community, way, reach, reach_key: key ?? null, made_at: at })
        .execute()
    },
    of: async (member) => one(await rows().where('member', '=', member).executeTakeFirst()),
    known: async (key) =>
      one(await rows().where('reach_key', '=', key).orderBy('member', 'desc').limit(1).executeTakeFirst()),
    async forget(member) {
      await db().deleteFrom('contacts').where('community', '=', community).where('member', '=', member).execute()
    },
  }
}
