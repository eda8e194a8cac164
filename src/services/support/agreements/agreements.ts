// Agreements: staff write down what was agreed, the other side says that it is right or corrects it, until one side confirms the
// other's words. All of it stands in the record of the thread.
import type { Agreement } from '../../../domain/agreement.ts'
import { mayUse } from '../../../domain/caller.ts'
import { isOpen, isOutside, type SupportThread, type ThreadEnd } from '../../../domain/support.ts'
import type { Say } from '../../../locales/say.ts'
import { UserError } from '../../../ports/errors.ts'
import type { Message } from '../../../view/message.ts'
import { acted, directPlace, type House } from '../../house.ts'
import { type Meant, openMeant } from '../acts/meant.ts'
import { type Around, around, named, placeOfEnd, quoted, sayToOpener, subjectOfThread } from '../around.ts'
import { type Asker, memberOfCaller } from '../caller.ts'
import { tellYourself } from '../contacts/reach-words.ts'
import { sayAtOpenersEnd } from '../ending/opener-end.ts'
import { nameToOpener, signatureFor } from '../signing.ts'
import type { SupportDesks } from '../support.ts'
import { postToTeam, teamRoom } from '../team-room.ts'
import { agreementSubject } from './agreement-card.ts'

/** All but `words` runs in the call's transaction. */
export interface AgreementsService {
  /** Staff write down what was agreed. */
  write(by: Asker, text: string, meant: Meant): Promise<Message>
  /** What it says, for whoever may correct it. Rejects with a UserError when it is not theirs, or not open any more. */
  words(by: Asker, agreement: string): Promise<string>
  /** The other side's words are right. */
  confirm(by: Asker, agreement: string): Promise<Message>
  /** Other words in their place, for the other side to confirm. */
  correct(by: Asker, agreement: string, text: string): Promise<Message>
}

/** Makes the service. */
export function agreementsService(house: House, { turns }: Pick<SupportDesks, 'turns'>): AgreementsService {
  const { store, clock, delivery } = house
  const rowsOf = ({ community }: Pick<SupportThread, 'community'>) => store.of(community).agreements
  const touch = (thread: SupportThread, { id }: Pick<Agreement, 'id'>) =>
    delivery.touch(thread.community, agreementSubject(id))

  /** What was said about it stands in the record, by whoever said it. */
  async function record(by: Asker, { thread }: Around, from: ThreadEnd, text: (say: Say) => string): Promise<void> {
    const signature = from === 'team' ? { signature: await signatureFor(house, thread, by.caller) } : {}
    const said = { from, author: memberOfCaller(by.caller), text: text(by.say), files: [] }
    await turns.tell(thread, {
      kind: 'wrote',
      spoken: { ...said, ...signature, at: clock.now(), id: house.ids.next() },
    })
  }

  /** Puts words down at both ends, for the side that did not write them. */
  async function put(by: Asker, about: Around, side: ThreadEnd, text: string): Promise<void> {
    const { thread, opener } = about
    const { community } = thread
    const id = house.ids.next()
    const at = clock.now()
    await rowsOf(thread).add({ id, thread: thread.id, side, author: by.caller.member, text }, at)
    // Whoever has no account is asked by the team, in its own way.
    if (!isOutside(thread)) {
      const place = placeOfEnd(thread, 'opener') ?? directPlace(opener.user)
      await delivery.show(community, agreementSubject(id), 'opener', place)
    }
    const room = await teamRoom(house, about)
    if (room !== undefined) await delivery.show(community, agreementSubject(id), 'team', room)
    await record(by, about, side, (say) => say.label('agreed.record', { text }))
    if (isOpen(thread)) await (side === 'team' ? turns.teamWrote(thread, at) : turns.openerWrote(thread, at))
    await delivery.touch(community, subjectOfThread(thread))
  }

  const sideOf = ({ caller, say }: Asker, about: Around): ThreadEnd => {
    if (about.opener.person === caller.person) return 'opener'
    if (mayUse('staff', caller.level)) return 'team'
    throw new UserError(say('agreed.not-yours', { number: about.thread.number }))
  }

  async function openOne(by: Asker, id: string) {
    const one = await rowsOf(by.caller).get(id)
    const about = one === undefined ? undefined : await around(house, by.caller.community, one.thread)
    if (one === undefined || about === undefined) throw new UserError(by.say('agreed.unknown'))
    const side = sideOf(by, about)
    if (one.state !== 'proposed') throw new UserError(by.say('agreed.over', { state: one.state }))
    return { one, about, side }
  }

  /** Whoever comes second finds that it is over. */
  async function decide(by: Asker, id: string, state: 'confirmed' | 'corrected'): Promise<void> {
    const decided = { member: by.caller.member, at: clock.now() }
    if (!(await rowsOf(by.caller).change(id, 'proposed', state, decided))) await openOne(by, id)
  }

  /** The other side hears that it stands: a message that changes notifies nobody. */
  async function tellOther(by: Asker, about: Around, side: ThreadEnd, { text }: Agreement): Promise<void> {
    const { thread } = about
    if (isOutside(thread)) return
    const { number } = thread
    if (side === 'opener') {
      const name = named(memberOfCaller(by.caller))
      await postToTeam(house, about, (say) => ({ text: say('agreed.told', { name, number, text: quoted(text) }) }))
      return
    }
    const say = sayToOpener(about)
    const name = await nameToOpener(house, thread, say, by.caller)
    await sayAtOpenersEnd(house, about, { text: say('agreed.told', { name, number, text: quoted(text) }) })
  }

  return {
    async write(by, text, meant) {
      const about = await openMeant(house, by, meant)
      const { thread, opener } = about
      // What waited for the other side's word is out of date.
      for (const one of await rowsOf(thread).in(thread.id))
        if (await rowsOf(thread).change(one.id, 'proposed', 'replaced')) await touch(thread, one)
      await put(by, about, 'team', text)
      await acted(house, thread.community, by.caller.member, 'agreement.write', thread.id)
      if (isOutside(thread)) return tellYourself(house, by, about, 'contact.agreed')
      const args = { number: thread.number, name: named(opener) }
      return { text: by.say('agreed.written', { ...args, left: opener.leftAt === undefined ? 'no' : 'yes' }) }
    },
    words: async (by, id) => (await openOne(by, id)).one.text,
    async confirm(by, id) {
      const { one, about, side } = await openOne(by, id)
      // What somebody without an account says to it, the team writes down.
      if (side === one.side && !isOutside(about.thread)) throw new UserError(by.say('agreed.own', { side }))
      const { thread } = about
      await decide(by, id, 'confirmed')
      for (const earlier of await rowsOf(thread).in(thread.id)) {
        if (earlier.id === id || !(await rowsOf(thread).change(earlier.id, 'confirmed', 'replaced'))) continue
        await touch(thread, earlier)
      }
      await touch(thread, one)
      await record(by, about, side, (say) => say.label('agreed.record-right', { text: one.text }))
      if (side === 'team') await acted(house, thread.community, by.caller.member, 'agreement.confirm', thread.id)
      await tellOther(by, about, side, one)
      await delivery.touch(thread.community, subjectOfThread(thread))
      const key = isOutside(thread) ? 'contact.agreed-right' : 'agreed.confirmed'
      return { text: by.say(key, { number: thread.number }) }
    },
    async correct(by, id, text) {
      const { one, about, side } = await openOne(by, id)
      if (one.text.trim() === text.trim()) throw new UserError(by.say('agreed.same'), 'text')
      await decide(by, id, 'corrected')
      await touch(about.thread, one)
      await put(by, about, side, text)
      if (side === 'team')
        await acted(house, about.thread.community, by.caller.member, 'agreement.correct', about.thread.id)
      if (isOutside(about.thread)) return tellYourself(house, by, about, 'contact.agreed')
      return { text: by.say('agreed.corrected', { side }) }
    },
  }
}
