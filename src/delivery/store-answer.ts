// The answer to a call: kept beside it, and owed from then on.
import type { CommunityId } from '../domain/ids.ts'
import type { DirectPlace } from '../domain/place.ts'
import type { Address } from '../ports/answer.ts'
import { keepEffect } from '../ports/stored.ts'
import type { Clock, Ids } from '../ports/system.ts'
import type { Ledger } from '../store/store.ts'
import type { Message } from '../view/message.ts'
import { lineOf } from './effect-place.ts'

/** A call, and how whoever made it is reached. */
export interface Answerable {
  readonly key: string
  readonly community: CommunityId
  readonly address: Address
  readonly visibility: 'private' | 'public'
  /** Where the answer goes once its address has expired. */
  readonly fallback: DirectPlace
}

/** What a call is answered, and the ids of what else is told above it. */
export type Answered = Message & { readonly above?: readonly string[] }

/** The follow-up of every answer: nobody waits for one that could not be brought. */
export const answerBrought = { name: 'answer.brought', args: {} } as const

export interface AnswerStore {
  readonly ledger: Pick<Ledger, 'inbox' | 'outbox'>
  readonly clock: Clock
  readonly ids: Ids
}

/** Keeps what a call is answered and has it brought, in the caller's transaction. */
export async function storeAnswer(
  { ledger, clock, ids }: AnswerStore,
  { key, community, address, visibility, fallback }: Answerable,
  { above = [], ...message }: Answered,
): Promise<void> {
  const effect = { kind: 'answer', address, visibility, message, fallback } as const
  const at = clock.now()
  await ledger.inbox.keepAnswer(key, { address, visibility, message })
  await ledger.outbox.add({
    id: ids.next(),
    community,
    placeKey: lineOf(effect, key),
    effect: keepEffect(effect),
    followUp: above.length === 0 ? answerBrought : { ...answerBrought, args: { above: above.join() } },
    notBefore: at,
    at,
  })
}
