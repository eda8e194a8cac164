// Keys of places begin with their platform, so that what is owed on one can be told from what is owed on another.
import { type RawBuilder, sql } from 'kysely'
import type { PlatformName } from '../../domain/place.ts'

/** Whether a column of place keys names a place on this platform. `;` is the character after `:`. */
export const isOnPlatform = (column: string, platform: PlatformName): RawBuilder<boolean> =>
  sql<boolean>`${sql.ref(column)} >= ${`${platform}:`} and ${sql.ref(column)} < ${`${platform};`}`
