// What delivery calls for agreements: how they read at each end, and where they go that an end does not take.
import type { Seen } from '../../../delivery/delivery.ts'
import { placeKey } from '../../../domain/place.ts'
import type { Flow } from '../../flow.ts'
import { directPlace, type House, knownSpace, staffPlace } from '../../house.ts'
import { around, named, sayToOpener, sayToStaff } from '../around.ts'
import { postToTeam } from '../team-room.ts'
import { agreementCard, agreementKind, agreementSubject } from './agreement-card.ts'

/** Makes the flow. */
export function agreementsFlow(house: House): Flow {
  async function find({ community, subject }: Seen) {
    const agreement = await house.store.of(community).agreements.get(subject)
    const about = agreement === undefined ? undefined : await around(house, community, agreement.thread)
    return agreement === undefined || about === undefined ? undefined : { agreement, about }
  }

  return {
    followUps: {},
    render: {
      async [agreementKind](seen) {
        const found = await find(seen)
        if (found === undefined) return undefined
        const { agreement, about } = found
        if (seen.role === 'opener') return agreementCard(house, sayToOpener(about), about, agreement, 'opener')
        const say = sayToStaff(about, await knownSpace(house, seen.community, seen.place.space))
        return agreementCard(house, say, about, agreement, 'team')
      },
    },
    posted: {},
    refused: {
      async [agreementKind](seen) {
        const found = await find(seen)
        if (found === undefined) return 'unowned'
        const { about } = found
        const subject = agreementSubject(seen.subject)
        if (seen.role !== 'opener') {
          const place = await staffPlace(house, about.space)
          if (place === undefined || placeKey(place) === placeKey(seen.place)) return 'unowned'
          await house.delivery.show(seen.community, subject, seen.role, place)
          return 'owned'
        }
        if (seen.place.kind !== 'direct') {
          await house.delivery.show(seen.community, subject, 'opener', directPlace(about.opener.user))
          return 'owned'
        }
        const text = { number: about.thread.number, name: named(about.opener) }
        const told = await postToTeam(house, about, (say) => ({ text: say('agreed.not-shown', text) }))
        return told ? 'owned' : 'unowned'
      },
    },
    due: {},
  }
}
