// What a button of the queue narrows it by, in full again: it names teams and topics by the ends of their ids.
import type { CommunityId } from '../../domain/ids.ts'
import type { House } from '../house.ts'
import { isMeant, type QueueWish } from './queue-lists.ts'

/** The wish with whole ids; what is there no more stays as it is, and finds nothing. */
export async function wholeWish({ store }: House, community: CommunityId, wish: QueueWish): Promise<QueueWish> {
  const settings = await store.of(community).settings.get()
  const whole = (all: readonly { readonly id: string }[], word: string | undefined): string | undefined =>
    word === undefined || word === '' ? word : (all.find(({ id }) => isMeant(id, word))?.id ?? word)
  return {
    ...wish,
    team: whole(settings['support.teams'], wish.team),
    topic: whole(settings['support.topics'], wish.topic),
  }
}
