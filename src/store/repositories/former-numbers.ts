// The numbers that threads and suggestions had before their community joined another.
import type { Kysely } from 'kysely'
import type { CommunityId } from '../../domain/ids.ts'
import { type SpaceRef, spaceKey } from '../../domain/place.ts'
import { hot } from '../hot.ts'
import type { Numbered } from '../joining/hold.ts'
import type { Tables } from '../schema.ts'

export interface FormerNumbers {
  /** The id of what had this number in a space; undefined when nothing had it. */
  find(space: SpaceRef, kind: Numbered, number: number): Promise<string | undefined>
}

const formerly = hot(
  ['community', 'space', 'kind', 'number'],
  (db, { community, space, kind, number }: { community: string; space: string; kind: string; number: number }) =>
    db
      .selectFrom('former_numbers')
      .select('subject')
      .where('community', '=', community)
      .where('space', '=', space)
      .where('kind', '=', kind)
      .where('number', '=', number),
)

/** Those of one community. */
export const formerNumbersOf = (db: () => Kysely<Tables>, community: CommunityId): FormerNumbers => ({
  async find(space, kind, number) {
    const { rows } = await formerly(db(), { community, space: spaceKey(space), kind, number })
    return rows[0]?.subject
  },
})
