// Keys of places begin with their platform, and those of webhooks with that they are, so that what is owed on one can be told from what is owed on another.
import { type RawBuilder, sql } from 'kysely'
import type { PerformerName } from '../../ports/call-out.ts'

/** Whether a column of place keys names a place on this platform. `;` is the character after `:`. */
export const isOnPlatform = (column: string, platform: PerformerName): RawBuilder<boolean> =>
  isBetween(column, boundsOf(platform))

export interface Bounds {
  readonly from: string
  readonly to: string
}

/** Between which keys all places of a platform lie. */
export const boundsOf = (platform: PerformerName): Bounds => ({ from: `${platform}:`, to: `${platform};` })

/** Whether a column of place keys lies there. */
export const isBetween = (column: string, { from, to }: Bounds): RawBuilder<boolean> =>
  sql<boolean>`${sql.ref(column)} >= ${from} and ${sql.ref(column)} < ${to}`
