// Calls that are kept before their platform is told that an answer comes: whoever asked is answered, though Hearth end
// before it has done what they asked for.
import { type CommunityId, communityId } from '../domain/ids.ts'
import { placeKey } from '../domain/place.ts'
import { referenceOf } from '../domain/reference.ts'
import { StoreAwayError } from '../ports/errors.ts'
import { keepAsked, readAsked } from '../ports/stored.ts'
import type { Clock, Ids, Logger } from '../ports/system.ts'
import type { Store } from '../store/store.ts'
import type { Message } from '../view/message.ts'
import type { Checkpoint } from './checkpoint.ts'
import { type Answerable, storeAnswer } from './store-answer.ts'

export interface AskedCall extends Omit<Answerable, 'visibility'> {
  /** The path or the id that was called. */
  readonly what: string
  /** As the platform names it, `pt-BR`. */
  readonly locale: string | undefined
}

export interface AskedCalls {
  /** Keeps a call. False when it is known already. */
  keep(call: AskedCall): Promise<boolean>
  /** Answers a kept call privately with what is stored nowhere else. False when it has an answer. */
  answer(key: string, message: Message): Promise<boolean>
  /** Forgets a kept call that is answered by other means. */
  forget(key: string): Promise<void>
  /**
   * Answers the calls that processes which are gone left without an answer, each in its caller's language; `at start`, also
   * those of this one's earlier life. Tells how many.
   */
  answerLeft(message: (locale: string | undefined) => Message, whose?: 'at start' | 'of the dead'): Promise<number>
}

export interface AskedOptions {
  readonly store: Store
  readonly clock: Clock
  readonly ids: Ids
  readonly logger: Logger
  readonly checkpoint: Checkpoint
}

/** Makes the keeper of calls that wait for their answer. */
export function askedCalls(options: AskedOptions): AskedCalls {
  const { store, clock } = options
  const { ledger } = store
  const { asked, inbox } = ledger

  /** In a transaction of the community that the call is of; false when it is not kept any more. */
  async function inCommunityOf(key: string, work: (community: CommunityId) => Promise<boolean>): Promise<boolean> {
    const row = await asked.get(key)
    if (row === undefined) return false
    const community = communityId(row.community)
    return store.transaction(community, () => work(community))
  }

  const answer = (key: string, message: (locale: string | undefined) => Message): Promise<boolean> =>
    inCommunityOf(key, async (community) => {
      const row = await asked.get(key)
      if (row === undefined) return false
      const { address, fallback, locale } = readAsked(row.payload)
      await inbox.mark({
        ...{ key, community, kind: 'command', what: '', placeKey: placeKey(fallback), payload: null },
        at: clock.now(),
      })
      const call = { key, community, address, fallback, visibility: 'private' } as const
      await storeAnswer({ ...options, ledger }, call, message(locale))
      return true
    })

  return {
    async keep({ key, community, what, address, fallback, locale }) {
      const kept = await store.transaction(community, () =>
        asked.add({
          ...{ key, community, what, kind: 'command', placeKey: placeKey(fallback), at: clock.now() },
          payload: keepAsked({ address, fallback, ...(locale === undefined ? {} : { locale }) }),
        }),
      )
      options.checkpoint('call asked')
      return kept
    },
    answer: (key, message) => answer(key, () => message),
    forget: (key) => asked.remove(key),
    async answerLeft(message, whose = 'at start') {
      let told = 0
      for (const { key } of await asked.left(whose)) {
        try {
          if (await answer(key, message)) told += 1
        } catch (error) {
          if (error instanceof StoreAwayError) throw error
          // What no version of ours wrote names nobody to answer, and must not keep the others waiting.
          options.logger.error('a call that was kept cannot be answered', error, { ref: referenceOf(key) })
          await asked.remove(key)
        }
      }
      return told
    },
  }
}
