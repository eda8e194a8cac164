// What the services say to delivery. Everything here is a row in the caller's transaction; the worker does the rest.
import type { CommunityId } from '../domain/ids.ts'
import type { DirectPlace, MessageRef, Place } from '../domain/place.ts'
import type { Errand } from '../ports/call-out.ts'
import type { EndedOutcome, Refusal } from '../ports/outcome.ts'
import { keepEffect, readAnswer } from '../ports/stored.ts'
import type { Clock, Ids } from '../ports/system.ts'
import type { Ledger } from '../store/store.ts'
import type { Message } from '../view/message.ts'
import { lineOf } from './effect-place.ts'
import type { Owner } from './owner.ts'
import { type Answered, storeAnswer } from './store-answer.ts'

/** What is done, in the same transaction, when the effect has ended. */
export interface FollowUp {
  readonly name: string
  readonly args: Readonly<Record<string, string>>
}

export interface SendOptions {
  readonly followUp?: FollowUp
  /** Milliseconds since 1970; at once when absent. */
  readonly notBefore?: number
  /** When it was meant at first, for what is sent again. */
  readonly meantAt?: number
}

/** What something that stays visible is about. */
export interface Subject {
  readonly kind: string
  readonly id: string
}

export interface Delivery {
  /** Has an effect performed once, after what was sent to the same place before. */
  send(community: CommunityId, effect: Errand, options?: SendOptions): Promise<void>
  /**
   * Answers a call once more, after its first answer, with what is known only now. False, and nothing is made or sent,
   * when nobody waits at its address any more.
   */
  answerAgain(
    community: CommunityId,
    key: string,
    make: () => Promise<Answered>,
    fallback: DirectPlace,
  ): Promise<boolean>
  /** Lets the subject be seen at a place, and keeps what is seen true. Once a place and role, however often it is called. */
  show(community: CommunityId, subject: Subject, role: string, place: Place): Promise<void>
  /** Says that the subject has changed: wherever it is seen is brought up to it. */
  touch(community: CommunityId, subject: Subject): Promise<void>
  /** Where a role of the subject stands, when it stands somewhere already. */
  shownAt(community: CommunityId, subject: Subject, role: string): Promise<MessageRef | undefined>
  /** Every place where it stands, the first first. */
  allShownAt(community: CommunityId, subject: Subject, role: string): Promise<readonly MessageRef[]>
  /** Has something done at a moment, replacing an earlier one of the same kind and subject. */
  later(community: CommunityId, kind: string, subject: string, at: number): Promise<void>
  /** Takes that back. */
  notLater(community: CommunityId, kind: string, subject: string): Promise<void>
  /** Takes back all of a kind. */
  noneLater(community: CommunityId, kind: string): Promise<void>
  /** When something is due; undefined when it is not. */
  dueAt(community: CommunityId, kind: string, subject: string): Promise<number | undefined>
}

/** What the services do for delivery. All but `render` run inside the transaction that ends the matter. */
export interface DeliveryHandlers {
  /** By the follow-up's name. Answers who takes care of it when it was refused; what has no follow-up is `unowned`. */
  readonly followUps: Readonly<Record<string, (ended: Ended) => Promise<Owner>>>
  /** By the follow-up's name: the effect was given up, and nobody knows whether it will still be. */
  readonly failed?: Readonly<Record<string, (failed: GivenUp) => Promise<void>>>
  /** By the subject's kind. Undefined: there is nothing to show any more. */
  readonly render: Readonly<Record<string, (seen: Seen) => Promise<Message | undefined>>>
  /** By the subject's kind: its message was posted for the first time. */
  readonly posted: Readonly<Record<string, (seen: Seen, message: MessageRef) => Promise<void>>>
  /** By the subject's kind: its message could not be posted at a place, because the platform refused. Answers who takes care of that. */
  readonly refused?: Readonly<Record<string, (seen: Seen, reason: Refusal) => Promise<Owner>>>
  /** By the subject's kind, what becomes of a message that somebody deleted; absent: it is posted again. */
  readonly whenDeleted?: Readonly<Record<string, 'forgotten' | ((seen: Seen) => Promise<AfterDeletion>)>>
  /** By the subject's kind: many change it at once, so its message is edited at a pace (`edit-pace.ts`). */
  readonly paced?: Readonly<Record<string, true>>
  /** By the kind of what is due. */
  readonly due: Readonly<Record<string, (due: DueNow) => Promise<void>>>
}

/** It is posted `again`, is `forgotten` there, or is `left` as it is until the subject changes. */
export type AfterDeletion = 'again' | 'forgotten' | 'left'

export interface Ended {
  readonly community: CommunityId
  readonly args: Readonly<Record<string, string>>
  readonly effect: Errand
  readonly outcome: EndedOutcome
}

export type GivenUp = Pick<Ended, 'community' | 'args'>

export interface Seen {
  readonly community: CommunityId
  readonly subject: string
  readonly role: string
  readonly place: Place
}

export interface DueNow {
  readonly community: CommunityId
  readonly subject: string
  /** When it was due, which after an outage is not now. */
  readonly at: number
}

/** Makes delivery's desk over the ledger. */
export const deliveryOver = (ledger: Ledger, clock: Clock, ids: Ids): Delivery => ({
  async send(community, effect, { followUp, notBefore, meantAt } = {}) {
    const id = ids.next()
    const at = clock.now()
    await ledger.outbox.add({
      id,
      community,
      placeKey: lineOf(effect, id),
      effect: keepEffect(effect),
      followUp,
      notBefore: notBefore ?? at,
      at,
      ...(meantAt === undefined ? {} : { meantAt }),
    })
  },
  async answerAgain(community, key, make, fallback) {
    const first = readAnswer(await ledger.inbox.answerOf(community, key))
    if (first === undefined || first.address.expiresAt <= clock.now()) return false
    await storeAnswer({ ledger, clock, ids }, { key, community, ...first, fallback }, await make())
    return true
  },
  async show(community, subject, role, place) {
    await ledger.appearances.add({
      id: ids.next(),
      community,
      subjectKind: subject.kind,
      subject: subject.id,
      role,
      place,
      at: clock.now(),
    })
  },
  touch: (community, subject) => ledger.appearances.touch(community, subject.kind, subject.id),
  async shownAt(community, subject, role) {
    const found = await ledger.appearances.find(community, subject.kind, subject.id, role)
    return found.find((one) => one.message !== undefined)?.message
  },
  async allShownAt(community, subject, role) {
    const found = await ledger.appearances.find(community, subject.kind, subject.id, role)
    return found.map((one) => one.message).filter((message) => message !== undefined)
  },
  later: (community, kind, subject, at) => ledger.due.set({ id: ids.next(), community, kind, subject, at }),
  notLater: (community, kind, subject) => ledger.due.cancel(community, kind, subject),
  noneLater: (community, kind) => ledger.due.cancelAll(community, kind),
  dueAt: (community, kind, subject) => ledger.due.get(community, kind, subject),
})
