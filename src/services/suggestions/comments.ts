// What is written in the threads under a suggestion's cards: counted together, whichever card it was under. Words are not kept.
import type { Flow, MessageEvent } from '../flow.ts'
import type { House } from '../house.ts'
import { suggestionSubject } from './known-suggestion.ts'

/** Makes what the flow does about such messages. */
export function commentEvents(house: House): Required<Pick<Flow, 'wants' | 'handle'>> {
  const { store, delivery } = house

  const mayCount = ({ what, author, place }: MessageEvent): boolean =>
    place.kind === 'thread' && what !== 'edited' && !author.bot

  return {
    wants: async (event, { community }) =>
      mayCount(event) &&
      event.place.kind === 'thread' &&
      (await store.of(community).cardPlaces.over(event.place)) !== undefined,

    async handle(event, { community }) {
      if (event.kind !== 'message' || event.place.kind !== 'thread' || !mayCount(event)) return
      const { cardPlaces, comments, members } = store.of(community)
      const suggestion = await cardPlaces.over(event.place)
      if (suggestion === undefined) return
      if (event.what === 'removed') {
        const counted = await comments.remove({ suggestion, message: event.ref, at: event.at })
        if (counted) await delivery.touch(community, suggestionSubject(suggestion))
        return
      }
      const author = await members.byUser({ space: event.space, user: event.author.user })
      const counted = await comments.add({ suggestion, message: event.ref, member: author?.id, at: event.at })
      if (counted) await delivery.touch(community, suggestionSubject(suggestion))
    },
  }
}
