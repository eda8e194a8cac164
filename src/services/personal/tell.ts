// Tells one person something that is theirs alone: directly, and where that is refused, in the next way that there is.
import type { CommunityId } from '../../domain/ids.ts'
import type { UserRef } from '../../domain/place.ts'
import type { Message } from '../../view/message.ts'
import { directPlace, type House } from '../house.ts'

/** The name of the follow-up. */
export const toldDirectly = 'personal.direct'

/** What is known of what is told: the id of its subject, and whether it says already that the real words could not be shown. */
export interface About {
  readonly subject?: string
  readonly plain?: 'yes'
}

/** Tells a person something, in the caller's transaction. */
export async function tellPerson(
  house: Pick<House, 'delivery'>,
  community: CommunityId,
  user: UserRef,
  message: Message,
  about: About = {},
): Promise<void> {
  const followUp = { name: toldDirectly, args: { ...about } }
  await house.delivery.send(community, { kind: 'post', place: directPlace(user), message }, { followUp })
}
