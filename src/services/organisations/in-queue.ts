// The organisation that a list of the queue is narrowed by, as staff type it.
import { UserError } from '../../ports/errors.ts'
import type { House } from '../house.ts'
import type { Asker } from '../support/caller.ts'

const namesAtMost = 10

/** Its id, by that or by its name. Throws a UserError when there is none. */
export async function organisationMeant(
  { store }: House,
  { caller, say }: Asker,
  typed: string | undefined,
): Promise<string | undefined> {
  if (typed === undefined || typed === '') return undefined
  const { organisations } = store.of(caller.community)
  const known = (await organisations.get(typed)) ?? (await organisations.named(typed))
  if (known !== undefined) return known.id
  const some = await organisations.page('', namesAtMost)
  const names = some.map(({ name }) => name).join(', ')
  throw new UserError(say('queue.none-of-that-name', { name: typed, names, count: some.length }))
}
