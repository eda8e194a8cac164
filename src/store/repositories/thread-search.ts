// Finds support threads of one community by what somebody begins to type: a number, or words of the subject.
import { type Kysely, sql } from 'kysely'
import type { CommunityId } from '../../domain/ids.ts'
import { isPostgres } from '../migrations/dialect.ts'
import type { Tables } from '../schema.ts'
import { numbersBeginning } from './number-beginning.ts'

/** Words are looked for in so many of the latest threads, so that nobody waits for all there ever were. */
const looksBack = 20_000

/** The numbers of the latest threads whose number begins so, or whose subject has it, `most` of them: from an index alone. */
export async function threadNumbersOf(
  db: Kysely<Tables>,
  community: CommunityId,
  words: string,
  most: number,
): Promise<readonly number[]> {
  const numbers = () =>
    db.selectFrom('threads').select('number').where('community', '=', community).orderBy('number', 'desc').limit(most)
  const typed = words.toLowerCase()
  if (typed === '') return (await numbers().execute()).map(({ number }) => number)
  const ranges = numbersBeginning(typed)
  const begins =
    ranges.length === 0
      ? []
      : await numbers()
          .where((build) => build.or(ranges.map(([from, to]) => build.between('number', from, to))))
          .execute()
  const inside = `%${typed.replaceAll(/[\\%_]/g, '\\$&')}%`
  // SQLite's own comparison makes no difference between capitals and small letters.
  const subject = isPostgres(db) ? sql`lower(subject)` : sql`subject`
  // What is found in words alone must be later than all of those, once they are enough.
  const after = begins.length < most ? 0 : (begins.at(-1)?.number ?? 0)
  const found = await numbers()
    .where('number', '>', after)
    .where(sql<boolean>`number > (select max(number) from threads where community = ${community}) - ${looksBack}`)
    .where(sql<boolean>`${subject} like ${inside} escape '\\'`)
    .execute()
  const all = new Set([...begins, ...found].map(({ number }) => number))
  return [...all].toSorted((one, other) => other - one).slice(0, most)
}
