// The replies that were sent in a thread, each with Change and Take back: where the team has no copy that these stand under, and
// where it has, the same for whoever does not find it.
import { endOfReplies, pieces } from '../../../domain/support.ts'
import type { Say } from '../../../locales/say.ts'
import { UserError } from '../../../ports/errors.ts'
import { actionId } from '../../../view/action-id.ts'
import { threadReplyChosen } from '../../../view/actions.ts'
import type { Choice, Message } from '../../../view/message.ts'
import { lines } from '../../../view/text.ts'
import type { House } from '../../house.ts'
import { named, only, quoted } from '../around.ts'
import { type Asker, knownOpenThread, type WhichThread } from '../caller.ts'
import { replyButtons } from '../carried-copies.ts'
import { findThread } from '../find-thread.ts'

export interface SentReplies {
  /** Lists the last of the thread of that number, or the one the caller is in. Rejects with a UserError when there are none. */
  list(by: Asker, number: number | undefined): Promise<Message>
  /** The same of the thread of a button. */
  listOf(by: Asker, which: WhichThread): Promise<Message>
  /** Shows one, with what can be done about it. */
  chosen(by: Asker, which: WhichThread, reply: string): Promise<Message>
}

const choicesAtMost = 25
const labelLength = 70

/** Makes the list. */
export function sentReplies(house: House): SentReplies {
  async function listOf(by: Asker, which: WhichThread): Promise<Message> {
    const { say } = by
    const { thread } = await knownOpenThread(house, by, which)
    const { id, number, community } = thread
    const { carried, members } = house.store.of(community)
    const sent = await carried.repliesIn(id, endOfReplies(thread), choicesAtMost)
    if (sent.length === 0) throw new UserError(say('replies.none', { number }))
    const choices: Choice[] = []
    for (const { reply, text, author } of sent) {
      const name = (await members.get(author))?.name
      if (reply !== undefined && name !== undefined)
        choices.push({ value: reply, label: labelOf(say, text), description: say.label('replies.by', { name }) })
    }
    const action = actionId(threadReplyChosen, id)
    const select = { kind: 'select', action, placeholder: say.label('replies.choose'), choices } as const
    return { text: say('replies.which', { number, count: choices.length }), controls: [select] }
  }

  return {
    list: async (by, number) => listOf(by, (await findThread(house).meant(by, number)).thread.id),
    listOf,
    async chosen(by, which, reply) {
      const { say } = by
      const { thread } = await knownOpenThread(house, by, which)
      const { carried, members } = house.store.of(thread.community)
      const half = (await carried.ofReply(reply)).find(({ toward }) => toward === endOfReplies(thread))
      const author = half === undefined ? undefined : await members.get(half.author)
      if (half === undefined || author === undefined || half.removed !== undefined || half.thread !== thread.id)
        throw new UserError(say('support.reply-gone'))
      const headline = say('replies.chosen', { name: named(author), number: thread.number })
      const text = half.text.trim() === '' ? headline : lines(headline, only(quoted(half.text)))
      return { text, controls: replyButtons(say, reply) }
    },
  }
}

function labelOf(say: Say, text: string): string {
  const whole = text.replace(/\s+/g, ' ').trim()
  const [line = ''] = pieces(whole, labelLength)
  if (line === '') return say.label('replies.files')
  return line.length < whole.length ? `${line}\u2026` : line
}
