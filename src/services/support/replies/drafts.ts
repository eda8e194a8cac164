// Replies that wait for a colleague: each stands on the team's side of its thread with Send, Change and Discard.

import type { FileRef } from '../../../domain/file.ts'
import type { ReplyDraft } from '../../../domain/reply-draft.ts'
import type { Signature } from '../../../domain/signature.ts'
import { UserError } from '../../../ports/errors.ts'
import type { Message } from '../../../view/message.ts'
import { acted, type House } from '../../house.ts'
import { type Around, named } from '../around.ts'
import { type Asker, knownOpenThread } from '../caller.ts'
import type { SupportDesks } from '../support.ts'
import { teamRoom } from '../team-room.ts'
import { hasColleagues } from './colleagues.ts'
import { draftSubject } from './draft-card.ts'
import { usedSaved } from './saved-use.ts'
import { sendReply } from './send-reply.ts'

export interface Drafts {
  /** Keeps one, and shows it to the team. */
  keep(
    by: Asker,
    about: Around,
    words: {
      readonly text: string
      readonly files: readonly FileRef[]
      readonly signature: Signature
      /** The id of the saved reply that it was made from. */
      readonly saved?: string
    },
  ): Promise<Message>
  /** Its words, to be changed. Rejects with a UserError when it waits no more. */
  words(by: Asker, id: string): Promise<string>
  change(by: Asker, id: string, text: string): Promise<Message>
  /** Sends it in the name of whoever wrote it: once, whoever presses. */
  send(by: Asker, id: string): Promise<Message>
  discard(by: Asker, id: string): Promise<Message>
}

/** Makes what is done with them. */
export function drafts(house: House, desks: Pick<SupportDesks, 'carrier' | 'turns'>): Drafts {
  const rowsOf = ({ caller }: Asker) => house.store.of(caller.community).replyDrafts
  const touch = ({ caller }: Asker, id: string) => house.delivery.touch(caller.community, draftSubject(id))

  /** Throws a UserError when it waits no more, in words that say what became of it. */
  async function waiting(by: Asker, id: string): Promise<ReplyDraft> {
    const draft = await rowsOf(by).get(id)
    if (draft?.state === 'waiting') return draft
    throw new UserError(by.say('support.draft.gone', { state: draft?.state ?? 'gone' }))
  }

  return {
    async keep(by, about, { text, files, signature, saved }) {
      const { caller, say } = by
      const { thread } = about
      const { number, community } = thread
      const place = await teamRoom(house, about)
      const command = { kind: 'command', path: 'setup channel' } as const
      if (place === undefined) throw new UserError(say('support.draft.nowhere', { number, command }))
      const id = house.ids.next()
      const at = house.clock.now()
      await rowsOf(by).add({ id, thread: thread.id, author: caller.member, text, files, signature, at })
      if (saved !== undefined) await usedSaved(house, thread, saved, id)
      await house.delivery.show(community, draftSubject(id), 'card', place)
      await acted(house, community, caller.member, 'support.draft', thread.id)
      return { text: say('support.draft.kept', { number }) }
    },
    words: async (by, id) => (await waiting(by, id)).text,
    async change(by, id, text) {
      const { thread } = await waiting(by, id)
      await rowsOf(by).change(id, text)
      await acted(house, by.caller.community, by.caller.member, 'support.draft-change', thread)
      await touch(by, id)
      return { text: by.say('support.draft.changed') }
    },
    async send(by, id) {
      const { caller, say } = by
      const draft = await waiting(by, id)
      const about = await knownOpenThread(house, by, draft.thread)
      const author = await house.store.of(caller.community).members.get(draft.author)
      const isWriter = author?.person === caller.person
      if (isWriter && (await hasColleagues(house, caller.community)))
        throw new UserError(say('support.draft.not-by-writer'))
      // Whoever comes second finds that it waits no more.
      if (!(await rowsOf(by).end(id, 'sent', caller.member))) await waiting(by, id)
      const { text, files, signature } = draft
      const writer = author ?? { id: caller.member, user: caller.user, name: caller.name }
      const reply = await sendReply(house, desks, about, { author: writer, text, files, signature })
      await house.store.of(caller.community).savedUses.became(id, reply)
      await acted(house, caller.community, caller.member, 'support.draft-send', draft.thread)
      await touch(by, id)
      return { text: say('support.draft.sent', { name: named(about.opener), writer: named(writer) }) }
    },
    async discard(by, id) {
      const { caller, say } = by
      const { thread } = await waiting(by, id)
      if (!(await rowsOf(by).end(id, 'discarded', caller.member))) await waiting(by, id)
      await acted(house, caller.community, caller.member, 'support.draft-discard', thread)
      await touch(by, id)
      return { text: say('support.draft.discarded') }
    },
  }
}
