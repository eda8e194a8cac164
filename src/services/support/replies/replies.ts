// What moderators say about a thread: to whoever opened it, to a colleague first, or to the team alone.

import type { FilledFile } from '../../../domain/file.ts'
import type { SignedBy } from '../../../domain/signature.ts'
import { isCarried, isOutside, type SupportShape } from '../../../domain/support.ts'
import type { Say } from '../../../locales/say.ts'
import { UserError } from '../../../ports/errors.ts'
import type { Message } from '../../../view/message.ts'
import { lines } from '../../../view/text.ts'
import { acted, type House } from '../../house.ts'
import { named, only, quoted } from '../around.ts'
import { type Asker, knownOpenThread, knownThread, memberOfCaller, type WhichThread } from '../caller.ts'
import { replyButtons } from '../carried-copies.ts'
import { toldWords } from '../contacts/reach-words.ts'
import { type FindThread, findThread } from '../find-thread.ts'
import { signatureFor } from '../signing.ts'
import type { SupportDesks } from '../support.ts'
import { postToTeam, showsTeam } from '../team-room.ts'
import { hasColleagues } from './colleagues.ts'
import { type Drafts, drafts } from './drafts.ts'
import { usedSaved } from './saved-use.ts'
import { sendReply } from './send-reply.ts'
import { type SentReplies, sentReplies } from './sent-replies.ts'

/** What a moderator fills in to reply. */
export interface ReplyWords {
  readonly text: string
  readonly files?: readonly FilledFile[] | undefined
  /** Absent: as the settings say. */
  readonly sign?: SignedBy | undefined
  /** The id of the saved reply that it was made from. */
  readonly saved?: string | undefined
}

/** How the form of a reply is opened. */
export interface ReplyForm {
  readonly thread: WhichThread
  readonly shape: SupportShape
  /** Whether there is anybody to keep a draft for; else the form has the words and the files alone. */
  readonly shared: boolean
  readonly sign: SignedBy
}

/** What the commands call. `meant`, `open` and `choices` only read; all else runs in the call's transaction. */
export interface RepliesService extends Pick<FindThread, 'choices'> {
  /** The open thread of that number, or the one the caller is in. Rejects with a UserError when there is none. */
  meant(by: Asker, number: number | undefined): Promise<WhichThread>
  /** The same of one in whatever state. */
  meantAny(by: Asker, number: number | undefined): Promise<WhichThread>
  /** What the form of a reply needs. Rejects with a UserError when nobody can be replied to there. */
  open(by: Asker, which: WhichThread): Promise<ReplyForm>
  /** Sends a reply to the opener. */
  reply(by: Asker, which: WhichThread, words: ReplyWords): Promise<Message>
  /** Keeps it until a colleague sends it. */
  draft(by: Asker, which: WhichThread, words: ReplyWords): Promise<Message>
  /** Says something to the team alone, of a thread in whatever state. */
  note(by: Asker, which: WhichThread, text: string): Promise<Message>
  readonly drafts: Drafts
  readonly sent: SentReplies
}

/** Makes the service. */
export function repliesService(house: House, desks: SupportDesks): RepliesService {
  const find = findThread(house)
  const waiting = drafts(house, desks)

  const filesOf = ({ caller }: Asker, { files = [] }: ReplyWords) =>
    files.map((file) => ({ ...file, space: caller.space }))

  return {
    choices: find.choices,
    drafts: waiting,
    sent: sentReplies(house),
    async meant(by, number) {
      const { thread } = await find.meant(by, number)
      return (await knownOpenThread(house, by, thread.id)).thread.id
    },
    meantAny: async (by, number) => (await find.meant(by, number)).thread.id,
    async open(by, which) {
      const { id, community, shape } = (await knownOpenThread(house, by, which)).thread
      const { 'support.signed-by': sign } = await house.store.of(community).settings.get()
      // What somebody was told already is no draft, and nobody reads a signature under it.
      const shared = !isOutside({ shape }) && (await hasColleagues(house, community))
      return { thread: id, shape, sign, shared }
    },
    async reply(by, which, words) {
      const about = await knownOpenThread(house, by, which)
      const { thread, opener } = about
      const { caller, say } = by
      const signature = await signatureFor(house, thread, caller, words.sign)
      const author = memberOfCaller(caller)
      const id = await sendReply(house, desks, about, {
        author,
        text: words.text,
        files: filesOf(by, words),
        signature,
      })
      if (words.saved !== undefined) await usedSaved(house, thread, words.saved, id)
      await acted(house, thread.community, caller.member, 'support.reply', thread.id)
      // Where words are carried, the team's copy has them.
      const controls = isCarried(thread) ? {} : { controls: replyButtons(say, id) }
      if (isOutside(thread)) return { text: await toldWords(house, by, about) }
      if (opener.leftAt === undefined) return { text: say('support.replied', { name: named(opener) }), ...controls }
      return { text: say('ending.replied-left', { name: named(opener), number: thread.number }), ...controls }
    },
    async draft(by, which, words) {
      const about = await knownOpenThread(house, by, which)
      const { number } = about.thread
      if (isOutside(about.thread))
        throw new UserError(by.say('contact.no-draft', { number, name: named(about.opener) }))
      const signature = await signatureFor(house, about.thread, by.caller, words.sign)
      const draft = { text: words.text, files: filesOf(by, words), signature }
      return waiting.keep(by, about, words.saved === undefined ? draft : { ...draft, saved: words.saved })
    },
    async note(by, which, text) {
      const about = await knownThread(house, by, which)
      const { community, id, number } = about.thread
      const { caller, say } = by
      const author = memberOfCaller(caller)
      const note = house.ids.next()
      const posted = (team: Say) => ({
        text: lines(team('support.note.posted', { name: named(author), number }), only(quoted(text))),
      })
      const told = await postToTeam(house, about, posted, showsTeam(about, note))
      if (!told)
        throw new UserError(
          say('support.note.nowhere', { number, command: { kind: 'command', path: 'setup channel' } }),
        )
      const at = house.clock.now()
      const spoken = { from: 'team', internal: true, author, text, files: [], at, id: note } as const
      await desks.turns.tell(about.thread, { kind: 'wrote', spoken })
      await acted(house, community, caller.member, 'support.note', id)
      return { text: say('support.note.done', { number, name: named(about.opener) }) }
    },
  }
}
