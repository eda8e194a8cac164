// What delivery calls for suggestions that are looked through: the notice, and where else it goes when it is refused.
import { suggestionId } from '../../../domain/ids.ts'
import { placeKey } from '../../../domain/place.ts'
import type { Flow } from '../../flow.ts'
import { directPlace, type House, knownSpace } from '../../house.ts'
import { sayAmong } from '../../support/teams/alone.ts'
import { reviewKind, reviewNotice, reviewSubject } from './notice.ts'

/** Makes the flow. */
export const reviewFlow = (house: House): Flow => ({
  followUps: {},
  render: {
    async [reviewKind]({ community, subject, place }) {
      const suggestion = await house.store.of(community).suggestions.get(suggestionId(subject))
      if (suggestion === undefined) return undefined
      const { locale } = await knownSpace(house, community, place.space)
      return reviewNotice(house, suggestion, place.space, await sayAmong(house, community, locale))
    },
  },
  posted: {},
  refused: {
    /** The host is told, where the moderators' channel takes nothing. It stands in the list in any case. */
    async [reviewKind]({ community, subject, role, place }) {
      const suggestion = await house.store.of(community).suggestions.get(suggestionId(subject))
      if (suggestion === undefined) return 'owned'
      const { host, ref } = await knownSpace(house, community, suggestion.space)
      const direct = host === undefined ? undefined : directPlace({ space: ref, user: host.user })
      if (direct === undefined || placeKey(direct) === placeKey(place)) return 'unowned'
      await house.delivery.show(community, reviewSubject(suggestion), role, direct)
      return 'owned'
    },
  },
  due: {},
})
