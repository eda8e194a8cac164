// Communities and their spaces, and the channel of each purpose. `spacesAcross` is what is asked before a community is known.
import type { Kysely, Selectable } from 'kysely'
import { type CommunityId, communityId } from '../../domain/ids.ts'
import { platformNames, type SpaceRef, spaceKey } from '../../domain/place.ts'
import { type Purpose, type PurposeChannel, type PurposeChannels, purposes, type Space } from '../../domain/space.ts'
import { hot } from '../hot.ts'
import { madeOf } from '../made-of.ts'
import type { Tables } from '../schema.ts'

type Db = () => Kysely<Tables>

/** How many spaces one statement names. */
const atOnce = 1_000

export interface NewSpace {
  readonly ref: SpaceRef
  readonly name: string
  readonly locale: string | undefined
  readonly host: { readonly user: string; readonly name: string } | undefined
  readonly at: number
}

function spaceOf(row: Selectable<Tables['spaces']>): Space {
  const platform = platformNames.find((name) => name === row.platform)
  if (platform === undefined) throw new Error(`no platform is called ${row.platform}`)
  return {
    ref: { platform, id: row.external_id },
    community: communityId(row.community),
    name: row.name,
    locale: row.locale ?? undefined,
    host: row.host_user === null ? undefined : { user: row.host_user, name: row.host_name ?? row.host_user },
    firstSeenAt: row.first_seen_at,
    confirmedAt: row.confirmed_at ?? undefined,
    toldAt: row.told_at ?? undefined,
    refusedAt: row.refused_at ?? undefined,
    awaySince: row.away_since ?? undefined,
    caughtUpAt: row.caught_up_at ?? undefined,
    formerCommunity: row.former_community === null ? undefined : communityId(row.former_community),
    separatedAt: row.separated_at ?? undefined,
  }
}

const spacesIn = madeOf((rows: readonly Selectable<Tables['spaces']>[]): readonly Space[] => rows.map(spaceOf))

export interface SpacesAcross {
  /** The space, whichever community it is of. */
  find(ref: SpaceRef): Promise<Space | undefined>
  /** Adds a space, to this community or to a new one of its own. */
  add(space: NewSpace, community: CommunityId): Promise<Space>
  /**
   * Keeps that Hearth was last up for these then; undefined: nobody knows when, so at worst never since it came. Spaces that were
   * not caught up with since an earlier moment keep that one.
   */
  wereLeft(refs: readonly SpaceRef[], at: number | undefined): Promise<void>
  /** Every space there is. */
  all(): Promise<readonly Space[]>
  /** The community of a direct message we sent, by what its platform calls it. */
  ofDirectMessage(platform: string, channel: string, message: string): Promise<Space | undefined>
  /** The spaces from which Hearth has written in these direct messages. */
  ofDirectChannel(platform: string, channel: string): Promise<readonly Space[]>
  /** Whether this is somebody's direct conversation with us, as far as Hearth has written there. */
  isDirectChannel(platform: string, channel: string): Promise<boolean>
  /** The spaces of a platform in which an account is a member, as far as Hearth knows. */
  withUser(platform: string, user: string): Promise<readonly Space[]>
}

const spaceByKey = hot(['key'], (db, { key }: { key: string }) =>
  db.selectFrom('spaces').selectAll().where('key', '=', key),
)
const spacesOfCommunity = hot(['community'], (db, { community }: { community: string }) =>
  db.selectFrom('spaces').selectAll().where('community', '=', community).orderBy('first_seen_at'),
)
const spaceInCommunity = hot(['community', 'key'], (db, { community, key }: { community: string; key: string }) =>
  db.selectFrom('spaces').selectAll().where('community', '=', community).where('key', '=', key),
)
const channelsOfSpace = hot(['community', 'space'], (db, { community, space }: { community: string; space: string }) =>
  db
    .selectFrom('channels')
    .select(['purpose', 'channel', 'name'])
    .where('community', '=', community)
    .where('space', '=', space),
)
const inDirectChannel = hot(
  ['platform', 'channel'],
  (db, { platform, channel }: { platform: string; channel: string }) =>
    db
      .selectFrom('direct_messages')
      .select('message')
      .where('platform', '=', platform)
      .where('channel', '=', channel)
      .limit(1),
)

/** Spaces before their community is known. */
export const spacesAcross = (db: Db): SpacesAcross => ({
  async find(ref) {
    return spacesIn((await spaceByKey(db(), { key: spaceKey(ref) })).rows)[0]
  },
  async add(space, community) {
    await db()
      .insertInto('communities')
      .values({ id: community, created_at: space.at })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    const row = {
      key: spaceKey(space.ref),
      community,
      platform: space.ref.platform,
      external_id: space.ref.id,
      name: space.name,
      locale: space.locale ?? null,
      host_user: space.host?.user ?? null,
      host_name: space.host?.name ?? null,
      first_seen_at: space.at,
      confirmed_at: null,
      told_at: null,
      refused_at: null,
      away_since: null,
      caught_up_at: null,
      former_community: null,
      separated_at: null,
    }
    await db().insertInto('spaces').values(row).execute()
    return spaceOf(row)
  },
  async wereLeft(refs, at) {
    for (let start = 0; start < refs.length; start += atOnce)
      await db()
        .updateTable('spaces')
        .set((build) => ({ away_since: at ?? build.ref('first_seen_at') }))
        .where('away_since', 'is', null)
        .where('key', 'in', refs.slice(start, start + atOnce).map(spaceKey))
        .execute()
  },
  async all() {
    return (await db().selectFrom('spaces').selectAll().orderBy('first_seen_at').execute()).map(spaceOf)
  },
  async ofDirectMessage(platform, channel, message) {
    const row = await db()
      .selectFrom('direct_messages')
      .innerJoin('spaces', 'spaces.key', 'direct_messages.space')
      .selectAll('spaces')
      .where('direct_messages.platform', '=', platform)
      .where('direct_messages.channel', '=', channel)
      .where('direct_messages.message', '=', message)
      .executeTakeFirst()
    return row === undefined ? undefined : spaceOf(row)
  },
  async ofDirectChannel(platform, channel) {
    const rows = await db()
      .selectFrom('spaces')
      .selectAll()
      .where('key', 'in', (build) =>
        build
          .selectFrom('direct_messages')
          .select('space')
          .where('platform', '=', platform)
          .where('channel', '=', channel),
      )
      .orderBy('first_seen_at')
      .execute()
    return rows.map(spaceOf)
  },
  async isDirectChannel(platform, channel) {
    return (await inDirectChannel(db(), { platform, channel })).rows.length > 0
  },
  async withUser(platform, user) {
    const rows = await db()
      .selectFrom('spaces')
      .innerJoin('members', (join) =>
        join.onRef('members.space', '=', 'spaces.key').onRef('members.community', '=', 'spaces.community'),
      )
      .selectAll('spaces')
      .where('spaces.platform', '=', platform)
      .where('members.user', '=', user)
      .where('members.left_at', 'is', null)
      .execute()
    return rows.map(spaceOf)
  },
})

export interface Spaces {
  all(): Promise<readonly Space[]>
  get(ref: SpaceRef): Promise<Space | undefined>
  confirm(ref: SpaceRef, at: number): Promise<void>
  /** Keeps when an admin was told what was found; undefined: nobody was reached. */
  told(ref: SpaceRef, at: number | undefined): Promise<void>
  /** Keeps when Hearth said that it does not work there; undefined: it does, or it has left. */
  refused(ref: SpaceRef, at: number | undefined): Promise<void>
  /** Keeps that all that happened there before this moment is known. */
  caughtUp(ref: SpaceRef, at: number): Promise<void>
  /** Keeps the name as the platform tells it now. */
  rename(ref: SpaceRef, name: string): Promise<void>
  /** Keeps who hears for the staff while there is no moderators' channel; undefined: nobody. */
  setHost(ref: SpaceRef, host: { user: string; name: string } | undefined): Promise<void>
  channels(ref: SpaceRef): Promise<PurposeChannels>
  setChannel(ref: SpaceRef, purpose: Purpose | 'general', channel: PurposeChannel | undefined): Promise<void>
  /** The channel that everyone is in from the start, where Hearth has seen one. */
  general(ref: SpaceRef): Promise<PurposeChannel | undefined>
}

const channelsIn = madeOf(
  (rows: readonly Pick<Selectable<Tables['channels']>, 'purpose' | 'channel' | 'name'>[]): PurposeChannels => {
    const found = rows.flatMap(({ purpose, channel, name }) => {
      const known = purposes.find((one) => one === purpose)
      return known === undefined ? [] : [[known, { channel, name }] as const]
    })
    return Object.fromEntries(found)
  },
)

/** The spaces of one community. */
export const spacesOf = (db: Db, community: CommunityId): Spaces => {
  const change = (ref: SpaceRef, values: Partial<Selectable<Tables['spaces']>>) =>
    db().updateTable('spaces').set(values).where('community', '=', community).where('key', '=', spaceKey(ref))
  return {
    async all() {
      return spacesIn((await spacesOfCommunity(db(), { community })).rows)
    },
    async get(ref) {
      return spacesIn((await spaceInCommunity(db(), { community, key: spaceKey(ref) })).rows)[0]
    },
    async confirm(ref, at) {
      await change(ref, { confirmed_at: at }).where('confirmed_at', 'is', null).execute()
    },
    async told(ref, at) {
      await change(ref, { told_at: at ?? null }).execute()
    },
    async refused(ref, at) {
      await change(ref, { refused_at: at ?? null }).execute()
    },
    async caughtUp(ref, at) {
      await change(ref, { away_since: null, caught_up_at: at }).execute()
    },
    async rename(ref, name) {
      await change(ref, { name }).execute()
    },
    async setHost(ref, host) {
      await change(ref, { host_user: host?.user ?? null, host_name: host?.name ?? null }).execute()
    },
    async channels(ref) {
      return channelsIn((await channelsOfSpace(db(), { community, space: spaceKey(ref) })).rows)
    },
    async general(ref) {
      return db()
        .selectFrom('channels')
        .select(['channel', 'name'])
        .where('community', '=', community)
        .where('space', '=', spaceKey(ref))
        .where('purpose', '=', 'general')
        .executeTakeFirst()
    },
    async setChannel(ref, purpose, channel) {
      await db()
        .deleteFrom('channels')
        .where('community', '=', community)
        .where('space', '=', spaceKey(ref))
        .where('purpose', '=', purpose)
        .execute()
      if (channel === undefined) return
      await db()
        .insertInto('channels')
        .values({ community, space: spaceKey(ref), purpose, channel: channel.channel, name: channel.name })
        .execute()
    },
  }
}
