// What staff do for people without an account: open a thread for them, write down what they said, and have them forgotten.
import { type Caller, mayUse } from '../../../domain/caller.ts'
import { readReach } from '../../../domain/contact.ts'
import type { Member } from '../../../domain/member.ts'
import { canReopen, isOpen, isOutside, type SupportThread } from '../../../domain/support.ts'
import { UserError } from '../../../ports/errors.ts'
import { actionId } from '../../../view/action-id.ts'
import { supportSee } from '../../../view/actions.ts'
import { contactAdd, contactForget, contactSaid } from '../../../view/contact-actions.ts'
import { type Button, button, type Message } from '../../../view/message.ts'
import { acted, type House, knownSpace } from '../../house.ts'
import { openBeside, theyHaveOneOpen } from '../already-open.ts'
import { type Around, around, named } from '../around.ts'
import { type Asker, knownThread, mustBeOpen, type WhichThread } from '../caller.ts'
import { type FindThread, findThread } from '../find-thread.ts'
import { privacy } from '../keeping/privacy.ts'
import { sendMade } from '../keeping/send-made.ts'
import { keptWords } from '../kept-words.ts'
import { topicTyped } from '../open-for.ts'
import { whereItGoes } from '../show-thread.ts'
import type { SupportDesks } from '../support.ts'
import { contactFor, contactKnown } from './contact-for.ts'
import { openOutside, theySaid } from './open-outside.ts'

/** What a moderator fills in. */
export interface ContactRequest {
  readonly name: string
  readonly reach: string
  readonly subject: string
  readonly words: string | undefined
  readonly topic: string | undefined
}

/** What the commands call. All but `saidOf` and `choices` run in the call's transaction. */
export interface ContactsService extends Pick<FindThread, 'choices'> {
  /** Opens a thread for somebody; or says which they have open, and offers to write it down there. */
  open(by: Asker, request: ContactRequest): Promise<Message>
  /** The thread of somebody without an account of that number, or the one the caller is in. Rejects with a UserError. */
  saidOf(by: Asker, number: number | undefined): Promise<WhichThread>
  /** Writes down what they said. One that is solved is opened again by that. */
  said(by: Asker, which: WhichThread, text: string): Promise<Message>
  /** The same with what was typed to open another. */
  add(by: Asker, which: WhichThread, words: string): Promise<Message>
  /** Sends an admin all that is kept of them, and asks whether they are to be forgotten. */
  askForget(by: Asker, number: number | undefined): Promise<Message>
  forget(by: Asker, which: WhichThread): Promise<Message>
}

/** Makes the service. */
export function contactsService(house: House, desks: SupportDesks): ContactsService {
  const find = findThread(house)
  const kept = keptWords(house)
  const forgetting = privacy(house, desks.turns)

  /** Throws a UserError when its opener has an account. */
  function mustBeOutside({ say }: Asker, { thread, opener }: Around): void {
    const args = { number: thread.number, name: named(opener) }
    if (!isOutside(thread)) throw new UserError(say('contact.has-account', args))
  }

  async function outsideThread(by: Asker, which: WhichThread): Promise<Around> {
    const about = await knownThread(house, by, which)
    mustBeOutside(by, about)
    return about
  }

  /** What was typed is kept for a quarter of an hour, and one press away from the thread that they have. */
  async function alreadyOpen(by: Asker, contact: Member, thread: SupportThread, words: string): Promise<Message> {
    const { say, caller } = by
    const { number, id } = thread
    const typed = await kept.keep(caller.community, caller.user, { text: words, files: [] })
    const text = say('contact.already', { name: named(contact), number })
    const controls = [
      button(actionId(contactAdd, id, typed), say.label('contact.add', { number }), 'primary'),
      button(actionId(supportSee, id), say.label('support.open')),
    ]
    return { text, controls }
  }

  /** Open as it is, or opened again. Throws a UserError, or says which other they have open, when it can't be. */
  async function goingOn(by: Asker, about: Around): Promise<Around | Message> {
    const { thread, opener } = about
    if (isOpen(thread)) return about
    if (!canReopen(thread)) await mustBeOpen(house, by, about)
    const beside = await openBeside(house, about)
    if (beside !== undefined) return theyHaveOneOpen(by, opener, beside)
    await desks.turns.reopen(by.caller.member, about)
    return (await around(house, thread.community, thread.id)) ?? about
  }

  async function said(by: Asker, which: WhichThread, text: string): Promise<Message> {
    const about = await outsideThread(by, which)
    const going = await goingOn(by, about)
    if (!('thread' in going)) return going
    await theySaid(house, desks, going, text)
    const { community, id, number } = going.thread
    await acted(house, community, by.caller.member, 'contact.said', id)
    return { text: by.say('contact.said-done', { number, name: named(going.opener) }) }
  }

  /** Throws a UserError for whoever is no admin. */
  function mustBeAdmin({ say, caller }: Asker): void {
    if (!mayUse('admins', caller.level)) throw new UserError(say('contact.forget.admins'))
  }

  return {
    choices: find.choices,
    async open(by, { subject, words, ...request }) {
      const { caller, say } = by
      const { community } = caller
      const topic = await topicTyped(house, by, request.topic)
      const reach = readReach(request.reach)
      const home = await knownSpace(house, community, caller.space)
      const known = await contactKnown(house, home, reach)
      const { threads, members } = house.store.of(community)
      const open = known === undefined ? [] : await threads.openOf([known.id])
      const already = open.find((one) => one.topic === topic?.id)
      if (known !== undefined && already !== undefined) return alreadyOpen(by, known, already, words ?? subject)
      await whereItGoes(house, by, home, 'outside')
      const contact = await contactFor(house, home, request.name, reach)
      // Whoever is known by the same number or address is called what they were called last.
      if (contact.name !== request.name) await members.rename(contact.id, request.name, undefined)
      const opened = { ...contact, name: request.name }
      const { thread } = await openOutside(house, desks, { contact: opened, subject, words, topic, by: caller.member })
      await acted(house, community, caller.member, 'contact.open', thread.id)
      const said: Button = button(actionId(contactSaid, thread.id), say.label('contact.they-said'))
      const text = say('contact.opened', { name: request.name, number: thread.number })
      return words === undefined ? { text, controls: [said] } : { text }
    },
    async saidOf(by, number) {
      const about = await find.meant(by, number)
      mustBeOutside(by, about)
      return about.thread.id
    },
    said,
    async add(by, which, words) {
      const sent = await kept.take(by.caller, words)
      if (sent === undefined) throw new UserError(by.say('support.outside.gone'))
      return said(by, which, sent.text)
    },
    async askForget(by, number) {
      mustBeAdmin(by)
      const about = await find.meant(by, number)
      mustBeOutside(by, about)
      const { say, caller } = by
      const { thread, opener } = about
      const { threadKeeping } = house.store.of(caller.community)
      const held = await threadKeeping.heldOf([opener.id])
      const threads = (await threadKeeping.threadsOf([opener.id])).length
      const what = { kind: 'personal', community: caller.community, member: opener.id, locale: say.locale } as const
      const file = { name: 'support.txt', type: 'text/plain; charset=utf-8', what }
      await sendMade(house, by, say('contact.forget.here', { name: named(opener) }), [file])
      const text = say('contact.forget.ask', { name: named(opener), threads, held: held.length })
      return { text, controls: [button(actionId(contactForget, thread.id), say.label('privacy.forget'), 'danger')] }
    },
    async forget(by, which) {
      mustBeAdmin(by)
      const { thread, opener } = await outsideThread(by, which)
      const { community } = thread
      const held = await house.store.of(community).threadKeeping.heldOf([opener.id])
      await forgetting.forget({ ...by, caller: asThey(by.caller, opener) })
      await acted(house, community, by.caller.member, 'contact.forget', opener.id)
      return { text: by.say('contact.forget.done', { held: held.length }) }
    },
  }
}

/** They can't ask for it themselves: an admin does it as they would. */
const asThey = (admin: Caller, { id, person, user, name }: Member): Caller => ({
  ...admin,
  ...{ member: id, person, user, name },
})
