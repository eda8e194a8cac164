// Where the cards of one community's suggestions stand, may stand, and are talked about.
import type { Kysely, Selectable } from 'kysely'
import { sql } from 'kysely'
import { type CommunityId, type SuggestionId, suggestionId } from '../../domain/ids.ts'
import { type ChannelPlace, placeKey, type ThreadPlace } from '../../domain/place.ts'
import { hot } from '../hot.ts'
import type { Tables } from '../schema.ts'
import { readSpaceKey } from './space-key.ts'

/** A suggestions channel of a space whose setup is confirmed. */
export interface CardPlace {
  readonly place: ChannelPlace
  readonly name: string
}

export interface CardPlaces {
  /** All of them, the space that was seen first before the others. */
  all(): Promise<readonly CardPlace[]>
  /** Those in spaces that have no card of this suggestion, neither in this channel nor in another. */
  without(id: SuggestionId): Promise<readonly CardPlace[]>
  /** Keeps that what is written in this thread is written under a card. */
  hangs(thread: ThreadPlace, id: SuggestionId): Promise<void>
  /** Whose card a thread hangs under; undefined for every other thread. */
  over(thread: ThreadPlace): Promise<SuggestionId | undefined>
}

type Row = Pick<Selectable<Tables['channels']>, 'space' | 'channel' | 'name'>

const channels = (db: Kysely<Tables>, community: string) =>
  db
    .selectFrom('spaces')
    .innerJoin('channels', 'channels.space', 'spaces.key')
    .select(['channels.space', 'channels.channel', 'channels.name'])
    .where('spaces.community', '=', community)
    .where('channels.community', '=', community)
    .where('channels.purpose', '=', 'suggestions')
    .where('spaces.confirmed_at', 'is not', null)
    .orderBy('spaces.first_seen_at')

const allChannels = hot(['community'], (db, { community }: { community: string }) => channels(db, community))

/** Asked with every vote. The places of one space lie together in the index. */
const channelsWithout = hot(
  ['community', 'suggestion'],
  (db, { community, suggestion }: { community: string; suggestion: string }) =>
    channels(db, community).where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('appearances')
            .select('appearances.id')
            .where('appearances.community', '=', community)
            .where('appearances.subject_kind', '=', 'suggestion')
            .where('appearances.subject', '=', suggestion)
            .where('appearances.role', '=', 'card')
            .where('appearances.place_key', '>', sql<string>`spaces.key || '/'`)
            .where('appearances.place_key', '<', sql<string>`spaces.key || '0'`),
        ),
      ),
    ),
)

/** Asked of every message in a thread. */
const suggestionOver = hot(
  ['community', 'thread'],
  (db, { community, thread }: { community: string; thread: string }) =>
    db.selectFrom('card_threads').select('suggestion').where('community', '=', community).where('thread', '=', thread),
)

const placeOf = ({ space, channel, name }: Row): CardPlace => ({
  place: { kind: 'channel', space: readSpaceKey(space), channel },
  name,
})

/** The card places of one community. */
export const cardPlacesOf = (db: () => Kysely<Tables>, community: CommunityId): CardPlaces => ({
  all: async () => (await allChannels(db(), { community })).rows.map(placeOf),
  without: async (id) => (await channelsWithout(db(), { community, suggestion: id })).rows.map(placeOf),
  async hangs(thread, id) {
    await db()
      .insertInto('card_threads')
      .values({ thread: placeKey(thread), community, suggestion: id })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  },
  async over(thread) {
    const [row] = (await suggestionOver(db(), { community, thread: placeKey(thread) })).rows
    return row === undefined ? undefined : suggestionId(row.suggestion)
  },
})
