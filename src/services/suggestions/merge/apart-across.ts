// A space leaves its community: what was merged across the border counts for itself again, before either side has gone.
import type { Caller } from '../../../domain/caller.ts'
import type { SpaceRef } from '../../../domain/place.ts'
import { acted, type House } from '../../house.ts'
import { countApart } from './count-merged.ts'

/** Takes those merges back, in the caller's transaction. */
export async function mergesApart(
  house: House,
  { community, member }: Pick<Caller, 'community' | 'member'>,
  space: SpaceRef,
): Promise<void> {
  const { merges, suggestions } = house.store.of(community)
  await merges.alone()
  for (const { id } of await merges.across(space)) {
    // What it counts for may have changed with the one before.
    const merged = await suggestions.get(id)
    if (merged === undefined) continue
    await countApart(house, merged)
    await acted(house, community, member, 'unmerge', id, merged.countsFor)
  }
}
