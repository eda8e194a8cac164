// What suggestions have to do with the ledger: their cards, what is written under them, and who is told of a decision.

import type { Seen } from '../../delivery/delivery.ts'
import type { Owner } from '../../delivery/owner.ts'
import { suggestionId } from '../../domain/ids.ts'
import type { MessageRef } from '../../domain/place.ts'
import type { Flow } from '../flow.ts'
import { tellStaff } from '../hosts.ts'
import { type House, knownSpace } from '../house.ts'
import { sayAmong } from '../support/teams/alone.ts'
import { cardsAnewDue, cardsGoOn } from './cards-anew.ts'
import { commentEvents } from './comments.ts'
import { thanksGiven, thanksWereGiven } from './deciding/thanks-role.ts'
import { beginDiscussion, begun, discussionActed, discussionBegun, wasActed } from './discussion.ts'
import { forGood, withdrawnForGood } from './own/withdraw.ts'
import type { SuggestionService } from './suggestions.ts'
import { voterTold, voterTurns } from './tell-voters.ts'

/** Makes the flow of suggestions. */
export const suggestionsFlow = (house: House, service: SuggestionService): Flow => ({
  ...commentEvents(house),
  followUps: {
    [discussionBegun]: (ended) => begun(house, ended),
    [discussionActed]: wasActed,
    [thanksGiven]: (ended) => thanksWereGiven(house, ended),
  },
  render: {
    suggestion: async ({ community, subject, place }) => {
      const space = await knownSpace(house, community, place.space)
      return service.card(community, suggestionId(subject), place.space, await sayAmong(house, community, space.locale))
    },
  },
  posted: { suggestion: (seen, message) => cardStands(house, seen, message) },
  paced: { suggestion: true },
  refused: { suggestion: (seen) => cardWasRefused(house, seen) },
  due: {
    [voterTold]: voterTurns(house),
    [withdrawnForGood]: forGood(house),
    [cardsAnewDue]: cardsGoOn(house),
  },
})

/** The thread under a message is named by it, whoever begins that thread. */
async function cardStands(house: House, { community, subject, place }: Seen, message: MessageRef): Promise<void> {
  if (place.kind !== 'channel') return
  const { space, channel } = place
  const thread = { kind: 'thread', space, channel, thread: message.id } as const
  const id = suggestionId(subject)
  await house.store.of(community).cardPlaces.hangs(thread, id)
  await beginDiscussion(house, community, id, message)
}

/** Nobody sees a card that could not be posted, so the staff are told; it stands in their list until it appears. */
async function cardWasRefused(house: House, { community, subject, place }: Seen): Promise<Owner> {
  const { suggestions, spaces } = house.store.of(community)
  const suggestion = await suggestions.get(suggestionId(subject))
  const space = await knownSpace(house, community, place.space)
  if (suggestion === undefined || place.kind !== 'channel') return 'unowned'
  const { number, title } = suggestion
  const name = Object.values(await spaces.channels(space.ref)).find((one) => one.channel === place.channel)?.name
  const args = {
    ...{ number, title },
    channel: { kind: 'place', place, name: name ?? place.channel },
    command: { kind: 'command', path: 'suggestion view' },
  } as const
  await tellStaff(house, space, (say) => ({ text: say('suggestion.card-refused', args) }))
  return 'unowned'
}
