// Whether somebody has a role that a report concerns, with any of their accounts: asked of the platforms, outside of any transaction.
import { spaceKey, type UserRef } from '../../domain/place.ts'
import type { Concerned } from '../../domain/report.ts'
import { PlatformError } from '../../ports/errors.ts'
import type { House } from '../house.ts'

/** Who can't be asked about may have it. */
export async function holdsRole(
  house: House,
  accounts: readonly UserRef[],
  concerned: readonly Concerned[],
): Promise<boolean> {
  for (const { space, user } of accounts) {
    const roles = concerned.filter((one) => one.kind === 'role' && spaceKey(one.space) === spaceKey(space))
    if (roles.length === 0) continue
    try {
      const facts = await house.lookUps(space.platform).facts(space, user)
      if (roles.some(({ id }) => facts?.roles.includes(id) === true)) return true
    } catch (error) {
      if (error instanceof PlatformError) return true
      throw error
    }
  }
  return false
}
