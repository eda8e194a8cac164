// What people press at the end of a thread: its opener that it is solved or not, a moderator Undo and Reopen.
import { canReopen, isOpen, isOutside, wasNeverOpened } from '../../../domain/support.ts'
import { UserError } from '../../../ports/errors.ts'
import { actionId } from '../../../view/action-id.ts'
import { threadReopen } from '../../../view/actions.ts'
import { button, type Message } from '../../../view/message.ts'
import { lines } from '../../../view/text.ts'
import type { House } from '../../house.ts'
import { alreadyOpen, openBeside, theyHaveOneOpen } from '../already-open.ts'
import { type Around, named, sayToOpener } from '../around.ts'
import { type Asker, knownThread, type WhichThread } from '../caller.ts'
import { findThread } from '../find-thread.ts'
import { nameToOpener } from '../signing.ts'
import type { Turns } from '../turns.ts'
import { sayAtOpenersEnd } from './opener-end.ts'
import { askedToRate } from './rating.ts'
import { mayStillReopen } from './still-reopens.ts'
import { undoMs } from './waits.ts'

/** What the commands call. All of it runs in the call's transaction. */
export interface Endings {
  /** A moderator takes back that it was solved at that moment. */
  undo(by: Asker, which: WhichThread, solvedAt: number): Promise<Message>
  /** Its opener: yes, that solved it. */
  yes(by: Asker, which: WhichThread): Promise<Message>
  /** Its opener: no, or not any more. */
  no(by: Asker, which: WhichThread): Promise<Message>
  /** Its opener, whom the team waits for: they still need help. */
  still(by: Asker, which: WhichThread): Promise<Message>
  /** A moderator opens it again: the one of that number, or the one they are in. */
  reopen(by: Asker, number: number | undefined): Promise<Message>
  reopenThis(by: Asker, which: WhichThread): Promise<Message>
}

const support = { kind: 'command', path: 'support' } as const

/** Makes the service. */
export function endings(house: House, turns: Turns): Endings {
  const find = findThread(house)

  async function ofCaller(by: Asker, which: WhichThread): Promise<Around> {
    const about = await knownThread(house, by, which)
    if (about.opener.person === by.caller.person) return about
    throw new UserError(by.say('ending.not-yours', { number: about.thread.number }))
  }

  async function goesOn(by: Asker, about: Around): Promise<Message> {
    const { thread, assignee } = about
    if (wasNeverOpened(thread) || !canReopen(thread) || !(await mayStillReopen(house, thread)))
      throw new UserError(by.say('ending.too-late', { number: thread.number, support }))
    const beside = await openBeside(house, about)
    if (beside !== undefined) return alreadyOpen(house, by, beside)
    await turns.reopen(by.caller.member, about)
    const who =
      assignee === undefined || assignee.leftAt !== undefined
        ? by.say.label('ending.team')
        : await nameToOpener(house, thread, by.say, assignee, 'within')
    return { text: by.say('ending.is-open-again', { number: thread.number, name: who }) }
  }

  async function reopened(by: Asker, about: Around): Promise<Message> {
    const { thread, opener } = about
    const { number, mergedInto, community } = thread
    if (isOpen(thread)) throw new UserError(by.say('ending.is-open', { number }))
    const other = mergedInto === undefined ? undefined : await house.store.of(community).threads.get(mergedInto)
    if (other !== undefined) throw new UserError(by.say('ending.is-merged', { number, other: other.number }))
    if (!canReopen(thread)) throw new UserError(by.say('ending.never-stood', { number, support }))
    const beside = await openBeside(house, about)
    if (beside !== undefined) return theyHaveOneOpen(by, opener, beside)
    await turns.reopen(by.caller.member, about)
    if (opener.leftAt === undefined) {
      const toThem = sayToOpener(about)
      const name = await nameToOpener(house, thread, toThem, by.caller)
      await sayAtOpenersEnd(house, about, { text: toThem('ending.reopened-said', { name, number }) })
    }
    const left = isOutside(thread) ? 'contact.reopened' : 'ending.reopened-left'
    const key = opener.leftAt === undefined ? 'ending.reopened' : left
    return { text: by.say(key, { number, name: named(opener) }) }
  }

  return {
    async undo(by, which, solvedAt) {
      const about = await knownThread(house, by, which)
      const { number, state, resolvedAt, id } = about.thread
      if (isOpen(about.thread)) return { text: by.say('ending.is-open', { number }) }
      const again = button(actionId(threadReopen, id), by.say.label('ending.reopen'))
      const controls = canReopen(about.thread) ? [again] : []
      if (state !== 'resolved' || resolvedAt !== solvedAt || house.clock.now() - solvedAt >= undoMs)
        return { text: by.say('ending.undo-late', { number, name: named(about.opener) }), controls }
      const beside = await openBeside(house, about)
      if (beside !== undefined) return theyHaveOneOpen(by, about.opener, beside)
      await turns.unsolve(by.caller.member, about)
      return { text: by.say('ending.undone', { number, name: named(about.opener) }) }
    },
    async yes(by, which) {
      const about = await ofCaller(by, which)
      const { thread } = about
      const { number } = thread
      if (isOpen(thread)) return { text: by.say('ending.goes-on-already', { number }) }
      if (wasNeverOpened(thread)) throw new UserError(by.say('support.is-closed', { number }))
      if (thread.state === 'resolved') await turns.close(about, by.caller)
      const asked = await askedToRate(house, by.say, thread)
      const said = by.say('support.solved-by-you', { number, support })
      return asked === undefined ? { text: said } : { ...asked, text: lines(said, asked.text) }
    },
    async no(by, which) {
      const about = await ofCaller(by, which)
      const { number } = about.thread
      return isOpen(about.thread) ? { text: by.say('ending.goes-on-already', { number }) } : goesOn(by, about)
    },
    async still(by, which) {
      const about = await ofCaller(by, which)
      const { thread } = about
      if (!isOpen(thread)) return goesOn(by, about)
      if (thread.state === 'waiting on member') await turns.openerWrote(thread, house.clock.now())
      return { text: by.say('ending.still-noted', { number: thread.number }) }
    },
    reopen: async (by, number) => reopened(by, await find.meant(by, number)),
    reopenThis: async (by, which) => reopened(by, await knownThread(house, by, which)),
  }
}
