// Words written while it is not known yet where their writer's thread stands: platforms show it before we hear where.
// They are held, and brought or asked about, in their order, once it is known.
import { placeKey, type ThreadPlace } from '../../domain/place.ts'
import { type HeldWords, isCarried, isOpen } from '../../domain/support.ts'
import { directPlace, type House } from '../house.ts'
import { type Around, sayToOpener } from './around.ts'
import type { Carrier } from './carrier.ts'
import type { Outside } from './outside.ts'
import { type SentWords, saysNothing, wordsOf } from './sent-words.ts'
import type { Turns } from './turns.ts'

export interface Early {
  /** Holds what the opener wrote in what may be their thread. */
  hold(about: Around, words: SentWords & { readonly under: ThreadPlace; readonly edited: boolean }): Promise<void>
  /** The thread stands there: what was written in it is brought, and what was written beside it is asked about. */
  settle(about: Around, place: ThreadPlace): Promise<void>
}

interface EarlyOptions {
  readonly carrier: Carrier
  readonly turns: Turns
  readonly outside: Outside
}

/** Makes what holds early words. */
export function early(house: House, { carrier, turns, outside }: EarlyOptions): Early {
  const heldOf = ({ thread }: Around) => house.store.of(thread.community).heldWords

  /** In a private thread they stand already. */
  async function bring(about: Around, place: ThreadPlace, held: HeldWords): Promise<void> {
    const { thread, opener } = about
    const { manner } = held
    const words = wordsOf(held)
    if (isCarried(thread) && saysNothing(words)) {
      const message = { text: sayToOpener(about)('support.words-only') }
      return house.delivery.send(thread.community, { kind: 'post', place, message })
    }
    if (isCarried(thread)) await carrier.carry(about, { toward: 'team', manner, author: opener, ...words })
    const at = house.clock.now()
    await turns.tell(thread, { kind: 'wrote', spoken: { from: 'opener', author: opener, ...words, at } })
    await turns.openerWrote(thread, at)
  }

  return {
    async hold(about, { under, edited, text, files }) {
      const { thread, opener } = about
      const words = { thread: thread.id, toward: 'team', author: opener.id, text, under: placeKey(under) } as const
      const manner = edited ? 'edited' : 'written'
      const sent = files.length === 0 ? {} : { files }
      await heldOf(about).hold({ id: house.ids.next(), ...words, ...sent, manner }, house.clock.now())
    },
    async settle(about, place) {
      const { thread, opener } = about
      const { community, shape } = thread
      const { members, threads } = house.store.of(community)
      const open = await threads.openOf(await members.ofSamePerson(opener.id))
      for (const held of await heldOf(about).takeEarly(thread.id)) {
        const { under } = held
        const words = wordsOf(held)
        const inThread = under === placeKey(place)
        if (inThread && isOpen(thread)) {
          await bring(about, place, held)
          continue
        }
        // Other threads and channels are none of ours, and what was written there is forgotten here.
        const beside = shape === 'relayed' && under?.startsWith(placeKey({ ...place, thread: '' })) === true
        if (saysNothing(words) || (!inThread && !beside)) continue
        const stray = { community, user: opener.user, words, place: directPlace(opener.user), say: sayToOpener(about) }
        await outside.ask(stray, open, inThread ? thread : undefined)
      }
    },
  }
}
