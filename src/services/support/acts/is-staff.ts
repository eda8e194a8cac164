// Whether somebody is staff in a space: asked of the platform, outside of any transaction.
import type { CommunityId } from '../../../domain/ids.ts'
import { spaceKey, type UserRef } from '../../../domain/place.ts'
import { PlatformError, UserError } from '../../../ports/errors.ts'
import type { House } from '../../house.ts'
import type { Asker } from '../caller.ts'

/** Rejects with a UserError when the platform does not answer. */
export async function isStaff(house: House, { caller, say }: Asker, user: UserRef): Promise<boolean> {
  try {
    return await staffThere(house, caller.community, user)
  } catch (error) {
    if (error instanceof PlatformError) throw new UserError(say('acts.facts-away'))
    throw error
  }
}

async function staffThere(house: House, community: CommunityId, { space, user }: UserRef): Promise<boolean> {
  const facts = await house.lookUps(space.platform).facts(space, user)
  if (facts === undefined) return false
  if (facts.admin) return true
  const settings = await house.store.of(community).settings.get()
  const named = [...settings['people.moderators'], ...settings['support.teams'].flatMap(({ people }) => people)]
  const key = spaceKey(space)
  return named.some(
    (one) => one.space === key && (one.kind === 'user' ? one.id === user : facts.roles.includes(one.id)),
  )
}
