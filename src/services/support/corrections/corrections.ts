// An answer that was wrong is corrected openly: a reply in its thread, a saved reply everywhere it was sent in the last 90 days.
import type { DueNow } from '../../../delivery/delivery.ts'
import type { CommunityId } from '../../../domain/ids.ts'
import type { Member } from '../../../domain/member.ts'
import { readReplyText, replyPlaceholders } from '../../../domain/saved-reply.ts'
import { type CarriedWords, endOfReplies, isOutside } from '../../../domain/support.ts'
import { UserError } from '../../../ports/errors.ts'
import { actionId } from '../../../view/action-id.ts'
import type { Choice, Message } from '../../../view/message.ts'
import { replyCorrectChosen } from '../../../view/promises-actions.ts'
import { startOf } from '../../../view/start-of.ts'
import { acted, type House } from '../../house.ts'
import { placeholderProblem } from '../../placeholder-problem.ts'
import { type Around, around, named } from '../around.ts'
import type { Asker } from '../caller.ts'
import { tellYourself } from '../contacts/reach-words.ts'
import { findThread } from '../find-thread.ts'
import { filledFor } from '../replies/fill-reply.ts'
import { channelProblem } from '../replies/reply-channels.ts'
import type { SupportDesks } from '../support.ts'
import { gotIt, sayRight } from './say-right.ts'

/** Somebody is to be told what is right; its subject is the reply. */
export const correctionDue = 'support.correct'

/** What is to be corrected, and how many people are told. */
export interface ToCorrect {
  readonly text: string
  readonly people: number
}

/** `list`, `reply` and `saved` only read; all else runs in a transaction. */
export interface CorrectionsService {
  /** The replies of the thread of that number, or the one the caller is in, in whatever state it is. */
  list(by: Asker, number: number | undefined): Promise<Message>
  /** Rejects with a UserError when it is gone. */
  reply(by: Asker, reply: string): Promise<ToCorrect>
  correctReply(by: Asker, reply: string, right: string): Promise<Message>
  /** The same of a saved reply, and everybody whom it was sent to. */
  saved(by: Asker, saved: string): Promise<ToCorrect>
  correctSaved(by: Asker, saved: string, right: string): Promise<Message>
  due(due: DueNow): Promise<void>
}

const choicesAtMost = 25
const labelLength = 70
const dayMs = 24 * 60 * 60_000
const reachesBackMs = 90 * dayMs
/** Discord takes many direct messages at once for spam: one person is told in this time. */
const paceMs = 1_000

/** Makes the service. */
export function correctionsService(house: House, desks: Pick<SupportDesks, 'carrier' | 'turns'>): CorrectionsService {
  const { store, clock, delivery } = house

  /** What its opener got of a reply, or was told by the team; undefined when that is gone. */
  async function sentAs(community: CommunityId, reply: string) {
    const halves = await store.of(community).carried.ofReply(reply)
    const [first] = halves
    const about = first === undefined ? undefined : await around(house, community, first.thread)
    if (about === undefined) return undefined
    const end = endOfReplies(about.thread)
    const half = halves.find(({ toward, removed, text }) => toward === end && removed === undefined && text !== '')
    return half === undefined ? undefined : { half, about }
  }

  async function known(by: Asker, reply: string): Promise<{ half: CarriedWords; about: Around }> {
    const found = await sentAs(by.caller.community, reply)
    if (found === undefined) throw new UserError(by.say('support.reply-gone'))
    return found
  }

  async function usesOf(by: Asker, saved: string) {
    const found = await store.of(by.caller.community).savedUses.since(saved, clock.now() - reachesBackMs)
    const known: { readonly reply: string; readonly half: CarriedWords; readonly about: Around }[] = []
    for (const { reply } of found) {
      const sent = await sentAs(by.caller.community, reply)
      if (sent !== undefined) known.push({ reply, ...sent })
    }
    return known
  }

  async function peopleOf(all: readonly Around[]): Promise<number> {
    const people = new Set<string>()
    for (const about of all) for (const { person } of await gotIt(house, about)) people.add(person)
    return people.size
  }

  async function savedOf({ caller, say }: Asker, id: string) {
    const saved = await store.of(caller.community).savedReplies.get(id)
    if (saved === undefined) throw new UserError(say('reply.gone', { list: { kind: 'command', path: 'reply list' } }))
    return saved
  }

  async function author({ caller }: Asker): Promise<Member> {
    const member = await store.of(caller.community).members.get(caller.member)
    if (member === undefined) throw new Error('a caller is no member')
    return member
  }

  const mustDiffer = ({ say }: Asker, wrong: string, right: string): void => {
    if (wrong.trim() === right.trim()) throw new UserError(say('correct.same'), 'text')
  }

  return {
    async list(by, number) {
      const { say } = by
      const { thread } = await findThread(house).meant(by, number)
      const { carried, members } = store.of(thread.community)
      const choices: Choice[] = []
      for (const { reply, text, author } of await carried.repliesIn(thread.id, endOfReplies(thread), choicesAtMost)) {
        const name = (await members.get(author))?.name
        if (reply === undefined || name === undefined || text.trim() === '') continue
        const label = startOf(text.replaceAll(/\s+/g, ' ').trim(), labelLength)
        choices.push({ value: reply, label, description: say.label('replies.by', { name }) })
      }
      if (choices.length === 0) throw new UserError(say('correct.none', { number: thread.number }))
      const action = actionId(replyCorrectChosen, thread.id)
      const select = { kind: 'select', action, placeholder: say.label('correct.choose'), choices } as const
      return { text: say('correct.which', { number: thread.number }), controls: [select] }
    },
    async reply(by, reply) {
      const { half, about } = await known(by, reply)
      return { text: half.text, people: await peopleOf([about]) }
    },
    async correctReply(by, reply, right) {
      const { half, about } = await known(by, reply)
      mustDiffer(by, half.text, right)
      const { community, id, number } = about.thread
      const { roles } = by.caller
      await sayRight(house, desks, about, { author: await author(by), roles, wrong: half.text, right })
      await acted(house, community, by.caller.member, 'reply.correct', id)
      if (isOutside(about.thread)) return tellYourself(house, by, about, 'contact.corrected')
      return { text: by.say('correct.done', { number, name: named(about.opener), people: await peopleOf([about]) }) }
    },
    async saved(by, id) {
      const { text } = await savedOf(by, id)
      return { text, people: await peopleOf((await usesOf(by, id)).map(({ about }) => about)) }
    },
    async correctSaved(by, id, right) {
      const saved = await savedOf(by, id)
      mustDiffer(by, saved.text, right)
      const { caller, say } = by
      const read = readReplyText(right)
      const unfit = read.ok
        ? await channelProblem(house, caller, say, right)
        : placeholderProblem(read.problem, replyPlaceholders, say)
      if (unfit !== undefined) throw new UserError(unfit, 'text')
      const { savedReplies, savedUses } = store.of(caller.community)
      const uses = await usesOf(by, id)
      const now = clock.now()
      const made = { ...saved, id: house.ids.next(), text: right, by: caller.member, at: now }
      await savedReplies.remove(id)
      await savedReplies.add(made)
      for (const [index, { reply, about }] of uses.entries()) {
        const text = await filledFor(house, by, about, made)
        await savedUses.correct(reply, { text, by: caller.member, saved: made.id })
        await delivery.later(caller.community, correctionDue, reply, now + index * paceMs)
      }
      await acted(house, caller.community, caller.member, 'reply.saved', saved.name)
      const people = await peopleOf(uses.map(({ about }) => about))
      return { text: say('correct.done-saved', { name: saved.name, people }) }
    },
    async due({ community, subject }) {
      const { savedUses, members } = store.of(community)
      const use = await savedUses.get(subject)
      if (use?.right === undefined) return
      const sent = await sentAs(community, subject)
      const by = await members.get(use.right.by)
      await savedUses.forget(subject)
      if (sent === undefined || by === undefined) return
      const { half, about } = sent
      const reply = await sayRight(house, desks, about, {
        author: by,
        wrong: use.says ?? half.text,
        right: use.right.text,
        known: true,
      })
      await acted(house, community, by.id, 'reply.correct', about.thread.id)
      // Who was told has the saved reply as it is now.
      if (reply !== undefined)
        await savedUses.add(
          { reply, thread: about.thread.id, saved: use.right.saved, says: use.right.text },
          clock.now(),
        )
    },
  }
}
