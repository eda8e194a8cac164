// Whoever put forward what was merged into a suggestion: what is decided on that one is decided on theirs.
import type { Kysely } from 'kysely'
import type { Tables } from '../schema.ts'

/** Their accounts. */
export const mergedAuthors = (db: Kysely<Tables>, community: string, suggestion: string) =>
  db
    .selectFrom('suggestions as merged')
    .select('merged.author as member')
    .where('merged.community', '=', community)
    .where('merged.counts_for', '=', suggestion)
    .where('merged.id', '!=', suggestion)
