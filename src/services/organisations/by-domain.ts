// Who belongs to an organisation by the domain of their e-mail address, where an admin switched that on. Only Slack tells
// addresses, and only to an app that may read them. The address itself is never kept.
import type { Caller } from '../../domain/caller.ts'
import type { CommunityId } from '../../domain/ids.ts'
import type { Member } from '../../domain/member.ts'
import { spaceKey } from '../../domain/place.ts'
import type { Say } from '../../locales/say.ts'
import { PlatformError } from '../../ports/errors.ts'
import type { Text } from '../../view/text.ts'
import type { House } from '../house.ts'
import { belongs } from './membership.ts'

/** Somebody was seen with an address of this domain. What the team set is never changed by that. */
export async function seenWithDomain(
  house: House,
  community: CommunityId,
  { id, person }: Pick<Member, 'id' | 'person'>,
  domain: string,
): Promise<void> {
  const { settings, belonging, organisations } = house.store.of(community)
  if ((await settings.get())['organisations.by-domain'] === 'off') return
  const meant = async () => {
    const now = await belonging.of(person)
    const found = await organisations.byDomain(domain)
    // An organisation by another account of theirs, or by the team, stands.
    if (now !== undefined && (now.how === 'staff' || now.by !== id)) return 'as it is'
    if (found?.id === now?.organisation) return 'as it is'
    return found ?? 'none'
  }
  if ((await meant()) === 'as it is') return
  await house.store.transaction(community, async () => {
    const to = await meant()
    if (to === 'as it is') return
    const at = house.clock.now()
    await belongs(
      house,
      community,
      person,
      to === 'none' ? undefined : { organisation: to.id, how: 'domain', by: id, at },
    )
  })
}

export interface ByDomain {
  /** Asks Slack whether it shows addresses: a look-up, outside of any transaction. */
  look(caller: Caller): Promise<void>
  /** What switching it on means here, by what was seen. */
  said(caller: Caller, say: Say): Text
}

type Seen = 'no slack' | 'shown' | 'hidden' | 'away'

/** Makes what is said to whoever switches it on. */
export function byDomain(house: House): ByDomain {
  const seen = new Map<CommunityId, Seen>()

  async function seenNow(caller: Caller): Promise<Seen> {
    const spaces = (await house.store.of(caller.community).spaces.all()).filter(({ ref }) => ref.platform === 'slack')
    let found: Seen = 'no slack'
    for (const { ref, host } of spaces) {
      const user = spaceKey(ref) === spaceKey(caller.space) ? caller.user.user : host?.user
      const facts = user === undefined ? undefined : await house.lookUps('slack').facts(ref, user)
      // Every person on Slack has an address: one that is not shown is hidden from the app.
      if (facts !== undefined && facts.mailDomain === undefined) return 'hidden'
      found = facts === undefined ? 'away' : 'shown'
    }
    return found
  }

  return {
    async look(caller) {
      try {
        seen.set(caller.community, await seenNow(caller))
      } catch (error) {
        if (!(error instanceof PlatformError)) throw error
        seen.set(caller.community, 'away')
      }
    },
    said({ community }, say) {
      const found = seen.get(community) ?? 'away'
      seen.delete(community)
      const command = { kind: 'command', path: 'setup organisation' } as const
      switch (found) {
        case 'no slack':
          return say('organisation.domain.no-slack')
        case 'shown':
          return say('organisation.domain.shown', { command })
        case 'hidden':
          return say('organisation.domain.hidden', { command })
        case 'away':
          return say('organisation.domain.unknown', { command })
        default:
          return found satisfies never
      }
    },
  }
}
