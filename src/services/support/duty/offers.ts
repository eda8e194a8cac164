// New threads are offered to whoever is on duty, one after another, in a message that says what became of it.
import type { DueNow, Seen } from '../../../delivery/delivery.ts'
import type { Owner } from '../../../delivery/owner.ts'
import type { CommunityId } from '../../../domain/ids.ts'
import { isOpen, type SupportThread } from '../../../domain/support.ts'
import { sayIn } from '../../../locales/say.ts'
import { UserError } from '../../../ports/errors.ts'
import type { DutyOffer, OfferState } from '../../../store/repositories/duty.ts'
import { actionId } from '../../../view/action-id.ts'
import { dutyAccept, dutyPass } from '../../../view/actions.ts'
import { button, type Message } from '../../../view/message.ts'
import { directPlace, type House, knownSpace } from '../../house.ts'
import { type Around, around, named, quoted, wayFrom } from '../around.ts'
import type { Asker } from '../caller.ts'
import type { ThreadListener } from '../happenings.ts'
import type { Turns } from '../turns.ts'
import { onDuty } from './on-duty.ts'

/** What an offer's message is about, and when it has waited long enough. */
export const offerKind = 'duty-offer'
export const offerDue = 'duty.offer'

/** So long somebody on duty has to say before the next one is asked. Milliseconds. */
const answerMs = 15 * 60_000

export interface Offers {
  /** Hears of threads: new ones are offered, those that somebody has are not any more. */
  readonly listener: ThreadListener
  /** Offers a thread to the next one on duty who was not asked yet; nobody is no harm: it stands in the queue. */
  offer(thread: SupportThread): Promise<void>
  /** They take it. Rejects with a UserError when it is not theirs to take any more. */
  accept(by: Asker, offer: string, turns: Pick<Turns, 'assign'>): Promise<Message>
  /** The next one is asked. */
  pass(by: Asker, offer: string): Promise<Message>
  render(seen: Seen): Promise<Message | undefined>
  /** It could not be shown to them: the next one is asked. */
  refused(seen: Seen): Promise<Owner>
  /** They did not say in time. */
  late(due: DueNow): Promise<void>
}

/** Makes them. */
export function offers(house: House): Offers {
  const { store, delivery, clock } = house
  const dutyOf = (community: CommunityId) => store.of(community).duty

  async function offer(thread: SupportThread): Promise<void> {
    const { community, id } = thread
    if (!isOpen(thread) || thread.assignee !== undefined) return
    const opener = await store.of(community).members.get(thread.opener)
    const asked = await dutyOf(community).offersOf(id)
    const candidates = await onDuty(house, community, thread.team)
    const next = candidates.find(
      (one) => one.person !== opener?.person && !asked.some(({ member }) => member === one.id),
    )
    if (next === undefined) return
    const at = clock.now()
    const made: DutyOffer = { id: house.ids.next(), thread: id, member: next.id, state: 'open', at }
    await dutyOf(community).offer(made)
    await delivery.show(community, { kind: offerKind, id: made.id }, 'offer', directPlace(next.user))
    await delivery.later(community, offerDue, made.id, at + answerMs)
  }

  async function end(community: CommunityId, { id }: DutyOffer, state: OfferState): Promise<void> {
    await dutyOf(community).end(id, state)
    await delivery.notLater(community, offerDue, id)
    await delivery.touch(community, { kind: offerKind, id })
  }

  /** The offer was not taken: somebody else is asked. */
  async function goesOn(community: CommunityId, one: DutyOffer, state: OfferState): Promise<void> {
    await end(community, one, state)
    const thread = await store.of(community).threads.get(one.thread)
    if (thread !== undefined) await offer(thread)
  }

  /** The open offer of that id, which the caller was made. */
  async function ownOffer({ caller, say }: Asker, id: string): Promise<{ about: Around; one: DutyOffer }> {
    const one = await dutyOf(caller.community).getOffer(id)
    const about = one === undefined ? undefined : await around(house, caller.community, one.thread)
    const asked = one === undefined ? undefined : await store.of(caller.community).members.get(one.member)
    if (one === undefined || about === undefined || asked?.person !== caller.person)
      throw new UserError(say('duty.offer.unknown', { queue: { kind: 'command', path: 'queue' } }))
    const { number } = about.thread
    if (one.state === 'open' || one.state === 'late') {
      if (isOpen(about.thread) && about.thread.assignee === undefined) return { about, one }
    }
    throw new UserError(say('duty.offer.over', { number, became: becameOf(one, about) }))
  }

  return {
    offer,
    async listener({ thread }, happening) {
      if (happening.kind === 'opened') return offer(thread)
      const over = happening.kind === 'assigned' || happening.kind === 'resolved' || happening.kind === 'closed'
      if (!over) return
      for (const one of await dutyOf(thread.community).offersOf(thread.id)) {
        if (one.state !== 'open' && one.state !== 'late') continue
        const taker = happening.kind === 'assigned' ? happening.to : undefined
        if (happening.kind === 'assigned' && taker === undefined) continue
        await end(thread.community, one, taker === one.member ? 'accepted' : 'taken')
      }
    },
    async accept(by, id, turns) {
      const { about } = await ownOffer(by, id)
      await turns.assign(by, about, 'duty.accept')
      const { number } = about.thread
      const place = wayFrom(by.say, about, 'team', by.caller.space)
      return {
        text:
          place === undefined
            ? by.say('support.claimed', { number })
            : by.say('support.claimed-place', { number, place }),
      }
    },
    async pass(by, id) {
      const { about, one } = await ownOffer(by, id)
      await goesOn(by.caller.community, one, 'passed')
      const { number } = about.thread
      const next = (await dutyOf(by.caller.community).offersOf(one.thread)).some(({ state }) => state === 'open')
      return { text: by.say('duty.passed', { number, next: next ? 'yes' : 'no' }) }
    },
    async render({ community, subject, place }) {
      const one = await dutyOf(community).getOffer(subject)
      const about = one === undefined ? undefined : await around(house, community, one.thread)
      if (one === undefined || about === undefined) return undefined
      const { thread, opener } = about
      const asked = await store.of(community).members.get(one.member)
      const here = await knownSpace(house, community, place.space)
      const say = sayIn(asked?.locale ?? here.locale)
      const { number, subject: words } = thread
      const text = say('duty.offer', { number, name: named(opener), subject: quoted(words) })
      if (one.state === 'open' && isOpen(thread))
        return {
          text,
          card: { note: say('duty.offer.note') },
          controls: [
            button(actionId(dutyAccept, one.id), say.label('duty.accept'), 'primary'),
            button(actionId(dutyPass, one.id), say.label('duty.pass')),
          ],
        }
      return { text, card: { note: say('duty.offer.became', { became: becameOf(one, about) }) } }
    },
    async refused({ community, subject }) {
      const one = await dutyOf(community).getOffer(subject)
      if (one === undefined || one.state !== 'open') return 'owned'
      await goesOn(community, one, 'passed')
      return 'owned'
    },
    async late({ community, subject }) {
      const one = await dutyOf(community).getOffer(subject)
      if (one?.state === 'open') await goesOn(community, one, 'late')
    },
  }
}

/** What became of an offer, as a sentence chooses it. */
function becameOf({ state }: DutyOffer, { thread }: Around): string {
  if (state === 'accepted' || state === 'passed') return state
  if (!isOpen(thread)) return 'over'
  return thread.assignee === undefined ? 'late' : 'taken'
}
