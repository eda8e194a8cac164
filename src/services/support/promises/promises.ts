// Promises, as staff make and end them: /promise, /promises, and the buttons Kept, Later and Take back.
import type { MemberId } from '../../../domain/ids.ts'
import type { Member } from '../../../domain/member.ts'
import { readMoment } from '../../../domain/moment-typed.ts'
import type { ThreadPromise } from '../../../domain/promise.ts'
import { isOutside, type SupportThread } from '../../../domain/support.ts'
import { sayIn } from '../../../locales/say.ts'
import { UserError } from '../../../ports/errors.ts'
import { actionId } from '../../../view/action-id.ts'
import type { Choice, Message } from '../../../view/message.ts'
import { promiseChoose } from '../../../view/promises-actions.ts'
import { startOf } from '../../../view/start-of.ts'
import { lines } from '../../../view/text.ts'
import { zonedMoment } from '../../digest/moment.ts'
import { acted, type House } from '../../house.ts'
import { tellPerson } from '../../personal/tell.ts'
import { type Chosen, type Meant, memberChosen, openMeant } from '../acts/meant.ts'
import { type Around, around, named, quoted } from '../around.ts'
import { type Asker, memberOfCaller } from '../caller.ts'
import { tellYourself } from '../contacts/reach-words.ts'
import type { SupportDesks } from '../support.ts'
import { teamRoom } from '../team-room.ts'
import { zoneOfThread } from '../zone-of-thread.ts'
import { promiseLines } from './left-open.ts'
import { promiseButtons, promiseCard, promiseSubject, stateArgument } from './promise-card.ts'
import { noReminders, planReminders, touchPromise } from './reminders.ts'
import { saysToMember } from './to-member.ts'

export interface NewPromise {
  readonly what: string
  /** A moment as it is typed. */
  readonly by: string
  /** Who promises; undefined: the caller. */
  readonly who: Chosen | undefined
  readonly thread: Meant
}

/** `list` and `show` only read; all else runs in the call's transaction. */
export interface PromisesService {
  /** Promises something to whoever opened the thread. Rejects with a UserError when the moment can't be read. */
  make(by: Asker, promise: NewPromise): Promise<Message>
  /** What is open, the next that is due first. */
  list(by: Asker): Promise<Message>
  /** One of them, with what can be done. */
  show(by: Asker, promise: string): Promise<Message>
  /** An open one, before a form of it is opened. Rejects with a UserError when it is not open any more. */
  mustBeOpen(by: Asker, promise: string): Promise<ThreadPromise>
  kept(by: Asker, promise: string): Promise<Message>
  takeBack(by: Asker, promise: string, word: string): Promise<Message>
  putOff(by: Asker, promise: string, until: string, word: string): Promise<Message>
}

/** What a select takes on every platform. */
const listedAtMost = 25
const labelLength = 70

/** Makes the service. */
export function promisesService(house: House, desks: Pick<SupportDesks, 'carrier' | 'turns'>): PromisesService {
  const { store, clock } = house
  const tellMember = saysToMember(house, desks)
  const rowsOf = ({ caller }: Pick<Asker, 'caller'>) => store.of(caller.community).promises

  async function momentOf(by: Asker, thread: SupportThread, typed: string, field: string) {
    const zone = await zoneOfThread(house, thread)
    const read = readMoment(typed, clock.now(), zone)
    if (read.kind === 'moment') return { at: read.at, zone }
    const unclear = by.say('promises.unclear', { why: read.kind, words: quoted(typed), zone })
    throw new UserError(unclear, field)
  }

  async function openOne(by: Asker, id: string): Promise<{ promise: ThreadPromise; about: Around }> {
    const promise = await rowsOf(by).get(id)
    const about = promise === undefined ? undefined : await around(house, by.caller.community, promise.thread)
    if (promise === undefined || about === undefined) throw gone(by, 'unknown')
    if (promise.state !== 'open') throw gone(by, stateArgument(promise.state))
    return { promise, about }
  }

  const gone = ({ say }: Asker, state: string): UserError =>
    new UserError(say('promises.gone', { state, command: { kind: 'command', path: 'promises' } }))

  /** A colleague hears that something was promised in their name. */
  async function tellColleague(by: Asker, about: Around, to: Member, promise: ThreadPromise): Promise<void> {
    if (to.person === by.caller.person) return
    const { community, id, number } = about.thread
    const say = sayIn(to.locale ?? (await store.of(community).spaces.get(to.user.space))?.locale)
    const at = { kind: 'time', at: promise.dueAt, style: 'moment' } as const
    const args = { number, by: by.caller.name, name: named(about.opener), what: quoted(promise.what), at }
    const message = { text: say('promises.for-you', args), controls: promiseButtons(say, promise) }
    await tellPerson(house, community, to.user, message, { subject: id })
  }

  /** Whoever comes second finds that it is not open any more. */
  async function end(
    by: Asker,
    id: string,
    state: 'kept' | 'taken back',
  ): Promise<{ promise: ThreadPromise; about: Around }> {
    const found = await openOne(by, id)
    if (!(await rowsOf(by).end(id, state, clock.now()))) return openOne(by, id)
    const { community } = by.caller
    await noReminders(house, community, id)
    await touchPromise(house, community, found.promise)
    const act = state === 'kept' ? 'promise.kept' : 'promise.take-back'
    await acted(house, community, by.caller.member, act, found.promise.thread, found.promise.what)
    return found
  }

  return {
    async make(by, { what, by: typed, who, thread: meant }) {
      const about = await openMeant(house, by, meant)
      const { thread, opener } = about
      const { community, number } = thread
      const { at: dueAt, zone } = await momentOf(by, thread, typed, 'by')
      const colleague = who === undefined ? undefined : await memberChosen(house, by, who)
      const keeper: MemberId = colleague?.id ?? by.caller.member
      const id = house.ids.next()
      const ids = { id, thread: thread.id, to: opener.id, by: keeper, keeper }
      const promise: ThreadPromise = { ...ids, what, dueAt, state: 'open' }
      await rowsOf(by).add(promise, clock.now())
      await planReminders(house, community, promise, zone)
      const isOther = colleague !== undefined && colleague.person !== by.caller.person
      const signedBy = (await store.of(community).settings.get())['support.signed-by']
      await tellMember(by, about, (say) => {
        const args = { what, at: zonedMoment(say.locale, dueAt, zone) }
        if (!isOther || signedBy !== 'name') return say.label('promises.said', args)
        return say.label('promises.said-for', { ...args, name: colleague.name })
      })
      const place = await teamRoom(house, about)
      if (place !== undefined) await house.delivery.show(community, promiseSubject(id), 'card', place)
      if (colleague !== undefined) await tellColleague(by, about, colleague, promise)
      await touchPromise(house, community, promise)
      await acted(house, community, by.caller.member, 'promise.make', thread.id, what)
      const keeperName = named(colleague ?? memberOfCaller(by.caller))
      const args = { number, name: named(opener), keeper: keeperName, at: time(dueAt) }
      if (isOutside(thread)) return tellYourself(house, by, about, 'contact.promised')
      const left = opener.leftAt === undefined ? 'no' : 'yes'
      return { text: by.say('promises.made', { ...args, left, whose: isOther ? 'other' : 'own' }) }
    },
    async list(by) {
      const { say, caller } = by
      const open = await rowsOf(by).open(listedAtMost)
      const command = { kind: 'command', path: 'promise' } as const
      if (open.length === 0) return { text: say('promises.none', { command }) }
      const count = await rowsOf(by).countOpen()
      const rows = await promiseLines(house, say, caller.community, open, listedAtMost)
      const late = open.filter(({ dueAt }) => dueAt <= clock.now()).length
      const rest = count > open.length ? [say('promises.more', { count: count - open.length })] : []
      const choices: Choice[] = open.map(({ id, what }) => ({ value: id, label: startOf(what, labelLength) }))
      const select = {
        kind: 'select',
        action: actionId(promiseChoose),
        placeholder: say.label('promises.choose'),
        choices,
      } as const
      return { text: lines(say('promises.title', { count, late }), ...rows, ...rest), controls: [select] }
    },
    async show(by, id) {
      const { promise, about } = await openOne(by, id)
      return promiseCard(by.say, about, promise, await peopleOf(house, about.thread, promise))
    },
    mustBeOpen: async (by, id) => (await openOne(by, id)).promise,
    async kept(by, id) {
      const { promise, about } = await end(by, id, 'kept')
      await tellMember(by, about, (say) => say.label('promises.said-kept', { what: promise.what }))
      if (isOutside(about.thread)) return tellYourself(house, by, about, 'contact.promise-ended')
      return { text: by.say('promises.done-kept', { name: named(about.opener), number: about.thread.number }) }
    },
    async takeBack(by, id, word) {
      const { promise, about } = await end(by, id, 'taken back')
      await tellMember(by, about, (say) => say.label('promises.said-back', { what: promise.what, word }))
      if (isOutside(about.thread)) return tellYourself(house, by, about, 'contact.promise-ended')
      return { text: by.say('promises.done-back', { name: named(about.opener), number: about.thread.number }) }
    },
    async putOff(by, id, until, word) {
      const { promise, about } = await openOne(by, id)
      const { community } = by.caller
      const { at, zone } = await momentOf(by, about.thread, until, 'until')
      if (!(await rowsOf(by).putOff(id, at))) await openOne(by, id)
      await planReminders(house, community, { id, dueAt: at }, zone)
      await touchPromise(house, community, promise)
      await acted(house, community, by.caller.member, 'promise.later', about.thread.id, promise.what)
      await tellMember(by, about, (say) =>
        say.label('promises.said-later', { what: promise.what, at: zonedMoment(say.locale, at, zone), word }),
      )
      if (isOutside(about.thread)) return tellYourself(house, by, about, 'contact.promise-later')
      return { text: by.say('promises.done-later', { name: named(about.opener), at: time(at) }) }
    },
  }
}

const time = (at: number) => ({ kind: 'time', at, style: 'moment' }) as const

/** Who made it and who is to keep it, as far as they are known here. */
export async function peopleOf(house: House, { community }: Pick<SupportThread, 'community'>, promise: ThreadPromise) {
  const { members } = house.store.of(community)
  const keeper = promise.keeper === undefined ? undefined : await members.get(promise.keeper)
  return { by: await members.get(promise.by), keeper }
}
