// What delivery calls for promises: the card that the team reads, and what is due.
import type { Seen } from '../../../delivery/delivery.ts'
import { placeKey } from '../../../domain/place.ts'
import type { Flow } from '../../flow.ts'
import { type House, knownSpace, staffPlace } from '../../house.ts'
import { around, sayToStaff } from '../around.ts'
import { promiseCard, promiseKind, promiseSubject } from './promise-card.ts'
import { peopleOf } from './promises.ts'
import { promiseNearDue, promiseNowDue, remindsOf } from './reminders.ts'

/** Makes the flow. */
export function promisesFlow(house: House): Flow {
  async function find({ community, subject }: Seen) {
    const promise = await house.store.of(community).promises.get(subject)
    const about = promise === undefined ? undefined : await around(house, community, promise.thread)
    return promise === undefined || about === undefined ? undefined : { promise, about }
  }

  return {
    followUps: {},
    render: {
      async [promiseKind](seen) {
        const found = await find(seen)
        if (found === undefined) return undefined
        const { promise, about } = found
        const say = sayToStaff(about, await knownSpace(house, seen.community, seen.place.space))
        return promiseCard(say, about, promise, await peopleOf(house, about.thread, promise))
      },
    },
    posted: {},
    refused: {
      /** Somebody has to see it: it goes where the team is told of all else. */
      async [promiseKind](seen) {
        const found = await find(seen)
        const place = found === undefined ? undefined : await staffPlace(house, found.about.space)
        if (place === undefined || placeKey(place) === placeKey(seen.place)) return 'unowned'
        await house.delivery.show(seen.community, promiseSubject(seen.subject), seen.role, place)
        return 'owned'
      },
    },
    due: { [promiseNearDue]: remindsOf(house, 'near'), [promiseNowDue]: remindsOf(house, 'now') },
  }
}
