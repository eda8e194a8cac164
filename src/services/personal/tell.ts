// Tells one person something that is theirs alone: directly, and where that is refused, in the next way that there is.
import { hasNoAccount } from '../../domain/contact.ts'
import type { CommunityId } from '../../domain/ids.ts'
import type { Place, UserRef } from '../../domain/place.ts'
import type { Message } from '../../view/message.ts'
import { directPlace, type House } from '../house.ts'

/** The name of the follow-up. */
export const toldDirectly = 'personal.direct'

/** What is known of what is told: the id of its subject, and whether it says already that the real words could not be shown. */
export interface About {
  readonly subject?: string
  readonly plain?: 'yes'
  /** Nobody waits for it: where it can't be told directly, it waits for their next answer, and no thread is opened. */
  readonly waits?: 'yes'
  /** No list of what did not get through says to whom it was. */
  readonly hidden?: 'yes'
}

/** Tells a person something, in the caller's transaction. */
export async function tellPerson(
  house: Pick<House, 'delivery'>,
  community: CommunityId,
  user: UserRef,
  message: Message,
  about: About = {},
): Promise<void> {
  // Nobody can write to whoever has no account here.
  if (hasNoAccount(user)) return
  await tellPersonAt(house, community, user, directPlace(user), message, about)
}

/** The same in a place where nobody reads but they and the team. */
export async function tellPersonAt(
  house: Pick<House, 'delivery'>,
  community: CommunityId,
  user: UserRef,
  place: Place,
  message: Message,
  about: About = {},
): Promise<void> {
  const followUp = { name: toldDirectly, args: { ...about, user: user.user } }
  await house.delivery.send(community, { kind: 'post', place, message }, { followUp })
}
