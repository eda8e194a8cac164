// What a person is shown of what support keeps of them, and how they have it erased: everything of theirs over all of their
// linked accounts, but what must be kept.
import type { MemberId } from '../../../domain/ids.ts'
import { noSubject } from '../../../domain/kept.ts'
import { isOpen, type SupportThread } from '../../../domain/support.ts'
import type { Say } from '../../../locales/say.ts'
import { actionId } from '../../../view/action-id.ts'
import { privacyForget } from '../../../view/actions.ts'
import { button, type Message } from '../../../view/message.ts'
import { lines } from '../../../view/text.ts'
import { type House, happened } from '../../house.ts'
import { type Around, around, placeOfEnd, sayToOpener, subjectOfThread } from '../around.ts'
import type { Asker } from '../caller.ts'
import { saidSolvedName } from '../ending/ends.ts'
import { sizeSaid } from '../named-file.ts'
import { eraseCopies } from '../shown-copies.ts'
import { touchLeft } from '../touch/touch-kept.ts'
import type { Turns } from '../turns.ts'
import { besideGoes, besideSaid, forgetBeside, isNothing, type KeptBeside, keptBeside } from './kept-beside.ts'
import { goFiles } from './record.ts'
import { sendMade } from './send-made.ts'

export interface Privacy {
  /** Says what is kept of the caller, and sends all of it. */
  show(by: Asker): Promise<Message>
  /** Says what would go and what would stay, and asks. */
  ask(by: Asker): Promise<Message>
  /** Erases it. */
  forget(by: Asker): Promise<Message>
}

interface Theirs {
  readonly members: readonly MemberId[]
  readonly threads: readonly SupportThread[]
  readonly held: readonly SupportThread[]
  readonly messages: number
  readonly files: number
  readonly bytes: number
  readonly beside: KeptBeside
}

/** Makes it. */
export function privacy(house: House, turns: Pick<Turns, 'tell'>): Privacy {
  async function theirsOf({ caller }: Asker): Promise<Theirs> {
    const { members, threads, threadKeeping, conversations, threadFiles } = house.store.of(caller.community)
    const all = await members.ofSamePerson(caller.member)
    const opened = await Promise.all((await threadKeeping.threadsOf(all)).map((id) => threads.get(id)))
    const held = new Set(await threadKeeping.heldOf(all))
    const known = opened.filter((one) => one !== undefined)
    const files = (await threadFiles.by(all)).filter(({ state }) => state !== 'gone')
    return {
      members: all,
      threads: known,
      held: known.filter(({ id }) => held.has(id)),
      messages: (await conversations.by(all)).filter(({ gone }) => gone === undefined).length,
      files: files.length,
      bytes: files.filter(({ state }) => state === 'kept').reduce((sum, one) => sum + one.bytes, 0),
      beside: await keptBeside(house, caller.community, all),
    }
  }

  /** It ends for its opener, and nobody waits for anything in it any more. */
  async function end(about: Around): Promise<void> {
    const { thread, opener } = about
    const { community, id, number } = thread
    const at = house.clock.now()
    await house.store.of(community).threads.change(id, { state: 'closed', resolvedAt: at, closedAt: at })
    await happened(house, community, { kind: 'thread-resolved', space: thread.space, member: undefined, subject: id })
    const place = placeOfEnd(thread, 'opener')
    if (place !== undefined) {
      const text = sayToOpener(about)('privacy.ended', { number })
      const followUp = { name: saidSolvedName, args: { thread: id } }
      await house.delivery.send(community, { kind: 'post', place, message: { text } }, { followUp })
    }
    await turns.tell(thread, { kind: 'closed', by: opener.id })
  }

  async function forgetThread(thread: SupportThread): Promise<void> {
    const { community, id } = thread
    const { threads, threadKeeping, heldWords } = house.store.of(community)
    const about = await around(house, community, id)
    if (about === undefined) return
    if (isOpen(thread)) await end(about)
    await heldWords.forget(id)
    await threads.change(id, { subject: noSubject })
    await threadKeeping.forgotten(id, house.clock.now())
    await threadKeeping.blankDetails(id)
    await turns.tell(thread, { kind: 'erased' })
    await house.delivery.touch(community, subjectOfThread(thread))
  }

  return {
    async show(by) {
      const { say, caller } = by
      const { threads, held, messages, files, bytes, beside } = await theirsOf(by)
      const support = { kind: 'command', path: 'support' } as const
      if (threads.length === 0 && messages === 0 && isNothing(beside))
        return { text: say('privacy.nothing', { support }) }
      const months = (await house.store.of(caller.community).settings.get())['support.keep-months']
      const forget = { kind: 'command', path: 'privacy forget' } as const
      const text = say('privacy.show', {
        ...{ threads: threads.length, open: threads.filter(isOpen).length, messages, files, months, forget },
        ...{ size: sizeSaid(say, bytes), held: held.length, numbers: numbersOf(say, held) },
      })
      const what = { kind: 'personal', community: caller.community, member: caller.member, locale: say.locale } as const
      const file = { name: 'support.txt', type: 'text/plain; charset=utf-8', what }
      await sendMade(house, by, say('privacy.here'), [file])
      return { text: lines(text, ...besideSaid(say, beside)) }
    },
    async ask(by) {
      const { say } = by
      const { threads, held, messages, files, beside } = await theirsOf(by)
      const support = { kind: 'command', path: 'support' } as const
      if (threads.length === 0 && messages === 0 && isNothing(beside))
        return { text: say('privacy.nothing', { support }) }
      const going = threads.filter(({ id }) => held.every((one) => one.id !== id))
      const open = going.filter(isOpen)
      const text = say('privacy.ask', {
        ...{ threads: going.length, messages, files, open: open.length, held: held.length },
        ...{ openNumbers: numbersOf(say, open), heldNumbers: numbersOf(say, held) },
      })
      const all = lines(text, ...besideGoes(say, beside))
      return { text: all, controls: [button(actionId(privacyForget), say.label('privacy.forget'), 'danger')] }
    },
    async forget(by) {
      const { caller, say } = by
      const { members, threads, held, beside } = await theirsOf(by)
      const { conversations, threadKeeping } = house.store.of(caller.community)
      const going = threads.filter(({ id }) => held.every((one) => one.id !== id))
      const kept = await threadKeeping.held()
      const at = house.clock.now()
      let count = 0
      for (const { id, thread } of await conversations.by(members)) {
        if (kept.has(thread)) continue
        await eraseCopies(house, caller.community, id)
        await conversations.goes(id, { how: 'forgotten', at }, 'go')
        await goFiles(house, { community: caller.community, id: thread }, id)
        count += 1
      }
      for (const thread of going) await forgetThread(thread)
      await threadKeeping.forgetOpenings(
        members,
        going.map(({ id }) => id),
      )
      await forgetBeside(house, caller.community, members)
      const numbers = numbersOf(say, held)
      const text = say('privacy.forgotten', { threads: going.length, messages: count, held: held.length, numbers })
      return {
        text: lines(
          text,
          ...besideGoes(say, { ...beside, words: [], shifts: [], offers: [], touch: touchLeft(beside.touch) }),
        ),
      }
    },
  }
}

const numbersOf = (say: Say, threads: readonly SupportThread[]): string =>
  new Intl.ListFormat(say.locale).format(threads.map(({ number }) => `${number}`))
