// A support thread about a message that stands somewhere: opened by its author, or by the team for its author.
import { mayUse } from '../../domain/caller.ts'
import { memberId } from '../../domain/ids.ts'
import type { Member } from '../../domain/member.ts'
import { subjectOf } from '../../domain/support.ts'
import type { Topic } from '../../domain/topic.ts'
import { type Answer, says } from '../../ports/answer.ts'
import { UserError } from '../../ports/errors.ts'
import type { SeenMessage } from '../../ports/inbox.ts'
import { actionId } from '../../view/action-id.ts'
import { supportFor } from '../../view/actions.ts'
import { button, type Control, type Message } from '../../view/message.ts'
import { lines, type Text } from '../../view/text.ts'
import type { House } from '../house.ts'
import { named } from './around.ts'
import type { Asker } from './caller.ts'
import { keptWords } from './kept-words.ts'
import { type SentWords, saysNothing } from './sent-words.ts'
import type { SupportService } from './support.ts'

export interface FromMessage {
  /** Opens a thread for the author of a message, with what it says, or says why not. */
  open(by: Asker, message: SeenMessage): Promise<Answer>
  /** The team says what it is about: opens it. Rejects with a UserError when the words are used or too old. */
  onTopic(by: Asker, chosen: ChosenFor): Promise<Message>
}

/** Whom a thread is for, what it is about (`-`: none of the topics), and the words that were kept for it. */
export interface ChosenFor {
  readonly member: string
  readonly topic: string
  readonly words: string
}

/** In a button, where it is none of the topics. */
const noTopic = '-'

/** Makes the service. */
export function fromMessage(house: House, { asking, desks }: Pick<SupportService, 'asking' | 'desks'>): FromMessage {
  const kept = keptWords(house)

  /**
   * Whose message it is; undefined where it is the caller's own. Throws a UserError for what nobody can be helped with, or
   * that is not theirs to bring to the team.
   */
  async function authorOf(by: Asker, { author, place }: SeenMessage): Promise<Member | undefined> {
    const { caller, say } = by
    const { threads, members } = house.store.of(caller.community)
    const here = await threads.at(place)
    if (here !== undefined) throw new UserError(say('support.message.in-thread', { number: here.number }))
    if (author.user === caller.user.user) return undefined
    if (author.bot) throw new UserError(say('support.message.bot', { support }))
    if (!mayUse('staff', caller.level)) throw new UserError(say('support.message.not-yours', { support }))
    const member = await members.byUser({ space: caller.space, user: author.user })
    if (member === undefined || member.leftAt !== undefined)
      throw new UserError(say('support.message.gone', { name: author.name }))
    return member
  }

  const topicsOf = async ({ caller }: Asker): Promise<readonly Topic[]> =>
    (await house.store.of(caller.community).settings.get())['support.topics']

  const openFor = (by: Asker, author: Member, { text, files }: SentWords, topic: Topic | undefined): Promise<Message> =>
    desks.opens.openFor(by, author, subjectOf(text), text, topic, files)

  /** Asks what it is about. Nobody is asked a topic's questions for somebody else. */
  async function whichTopic(by: Asker, { id, user, name }: Member, words: string, first?: Text): Promise<Message> {
    const { say } = by
    const question = say('support.message.topic', { name: named({ user, name }) })
    const choose = (topic: string, label: string): Control => button(actionId(supportFor, id, topic, words), label)
    return {
      text: first === undefined ? question : lines(first, question),
      controls: [
        ...(await topicsOf(by)).map((one) => choose(one.id, one.name)),
        choose(noTopic, say.label('support.message.no-topic')),
      ],
    }
  }

  return {
    async open(by, message) {
      const { caller, say } = by
      const author = await authorOf(by, message)
      const words = wordsOf(message)
      if (saysNothing(words)) throw new UserError(say('support.message.empty', { support }))
      if (author === undefined) return asking.words(by, await kept.keep(caller.community, caller.user, words))
      const topics = await topicsOf(by)
      if (topics.length === 0) return says(await openFor(by, author, words, undefined))
      return says(await whichTopic(by, author, await kept.keep(caller.community, caller.user, words)))
    },
    async onTopic(by, { member: id, topic: chosen, words: wordsId }) {
      const { caller, say } = by
      const member = await house.store.of(caller.community).members.get(memberId(id))
      const words = member === undefined ? undefined : await kept.peek(caller, wordsId)
      if (member === undefined || words === undefined) throw new UserError(say('support.message.words-gone'))
      const topic = (await topicsOf(by)).find((one) => one.id === chosen)
      // What it was about is no topic any more: they choose again, and the words are still there.
      if (topic === undefined && chosen !== noTopic) return whichTopic(by, member, wordsId, say('topic.gone'))
      await kept.take(caller, wordsId)
      return openFor(by, member, words, topic)
    },
  }
}

const support = { kind: 'command', path: 'support' } as const

/** What it says, and where it stands: a message of files alone is called by their names. */
function wordsOf({ text, files, url, ref }: SeenMessage): SentWords {
  const said = text.trim() === '' ? files.map(({ name }) => name).join(', ') : text.trim()
  const words = said === '' || url === undefined ? said : `${said}\n\n${url}`
  const { space } = ref.place
  return {
    text: words,
    files: files.map((file) => ({ ...file, space, on: { channel: ref.channel, message: ref.id } })),
  }
}
