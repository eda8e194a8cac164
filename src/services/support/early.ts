// Words written while it is not known yet where their writer's thread stands: platforms show it before we hear where.
// They are held, and brought or asked about, in their order, once it is known.
import { type MessageRef, placeKey, type ThreadPlace } from '../../domain/place.ts'
import { type HeldWords, isCarried, isOpen } from '../../domain/support.ts'
import { directPlace, type House } from '../house.ts'
import { type Around, sayToOpener } from './around.ts'
import type { CarriedChanges } from './carried-changes.ts'
import type { Carrier } from './carrier.ts'
import type { Outside } from './outside.ts'
import { type SentWords, saysNothing, wordsOf } from './sent-words.ts'
import type { Turns } from './turns.ts'

interface EarlyWords extends SentWords {
  readonly under: ThreadPlace
  readonly edited: boolean
  readonly source: MessageRef
  /** When they were written. */
  readonly at: number
}

export interface Early {
  /** Holds what the opener wrote in what may be their thread. */
  hold(about: Around, words: EarlyWords): Promise<void>
  /** The thread stands there: what was written in it is brought, and what was written beside it is asked about. */
  settle(about: Around, place: ThreadPlace): Promise<void>
}

interface EarlyOptions {
  readonly carrier: Carrier
  readonly changes: CarriedChanges
  readonly turns: Turns
  readonly outside: Outside
}

/** Makes what holds early words. */
export function early(house: House, { carrier, changes, turns, outside }: EarlyOptions): Early {
  const heldOf = ({ thread }: Around) => house.store.of(thread.community).heldWords

  /** In a private thread they stand already. */
  async function bring(about: Around, place: ThreadPlace, held: HeldWords): Promise<void> {
    const { thread, opener } = about
    const { manner, source } = held
    const words = wordsOf(held)
    const edited = manner === 'edited'
    if (isCarried(thread) && saysNothing(words)) {
      const message = { text: sayToOpener(about)('support.words-only') }
      return house.delivery.send(thread.community, { kind: 'post', place, message })
    }
    const known = edited && source !== undefined && (await changes.edited(about, source, words.text))
    const ref = source === undefined ? {} : { source }
    if (isCarried(thread) && !known)
      await carrier.carry(about, {
        toward: 'team',
        manner,
        author: opener,
        text: words.text,
        files: words.files,
        ...ref,
      })
    const now = house.clock.now()
    const said = { from: 'opener', author: opener, text: words.text, files: words.files, at: held.at ?? now } as const
    const spoken = source === undefined ? said : { ...said, ref: source }
    await turns.tell(thread, { kind: edited ? 'edited' : 'wrote', spoken })
    if (thread.shape !== 'thread' || !edited) await turns.openerWrote(thread, now)
  }

  return {
    async hold(about, { under, edited, text, files, source, at }) {
      const { thread, opener } = about
      const words = {
        thread: thread.id,
        toward: 'team',
        author: opener.id,
        text,
        under: placeKey(under),
        source,
      } as const
      const manner = edited ? 'edited' : 'written'
      const sent = files.length === 0 ? {} : { files }
      await heldOf(about).hold({ id: house.ids.next(), ...words, ...sent, manner }, at)
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
