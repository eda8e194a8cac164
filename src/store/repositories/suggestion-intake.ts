// What makes a suggestion that was handed in before known again, in one community.
import type { Kysely } from 'kysely'
import { type CommunityId, type SuggestionId, suggestionId } from '../../domain/ids.ts'
import type { Tables } from '../schema.ts'

export interface SuggestionIntake {
  /** The suggestion that was made of it. */
  known(secret: string, key: string, now: number): Promise<SuggestionId | undefined>
  /** Keeps that, until a moment; and forgets all that is too old. */
  keep(secret: string, key: string, suggestion: SuggestionId, now: number, until: number): Promise<void>
  /** What was handed in with a secret is known no more. */
  forgetSecret(secret: string): Promise<void>
}

/** The suggestions that were handed in to one community. */
export function suggestionIntakeOf(db: () => Kysely<Tables>, community: CommunityId): SuggestionIntake {
  const gone = () => db().deleteFrom('suggestion_intake').where('community', '=', community)
  return {
    async known(secret, key, now) {
      const row = await db()
        .selectFrom('suggestion_intake')
        .select('suggestion')
        .where('community', '=', community)
        .where('secret', '=', secret)
        .where('key', '=', key)
        .where('kept_until', '>', now)
        .executeTakeFirst()
      return row === undefined ? undefined : suggestionId(row.suggestion)
    },
    async keep(secret, key, suggestion, now, until) {
      await gone().where('kept_until', '<=', now).execute()
      await db()
        .insertInto('suggestion_intake')
        .values({ secret, key, community, suggestion, kept_until: until })
        .execute()
    },
    async forgetSecret(secret) {
      await gone().where('secret', '=', secret).execute()
    },
  }
}
