// A support thread about a message that stands somewhere: opened by its author, or by the team for its author.
import { mayUse } from '../../domain/caller.ts'
import type { Member } from '../../domain/member.ts'
import { subjectOf } from '../../domain/support.ts'
import { type Answer, says } from '../../ports/answer.ts'
import { UserError } from '../../ports/errors.ts'
import type { SeenMessage } from '../../ports/inbox.ts'
import type { House } from '../house.ts'
import type { Asker } from './caller.ts'
import { keptWords } from './kept-words.ts'
import { type SentWords, saysNothing } from './sent-words.ts'
import type { SupportService } from './support.ts'

export interface FromMessage {
  /** Opens a thread for the author of a message, with what it says, or says why not. */
  open(by: Asker, message: SeenMessage): Promise<Answer>
}

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

  return {
    async open(by, message) {
      const { caller, say } = by
      const author = await authorOf(by, message)
      const words = wordsOf(message)
      if (saysNothing(words)) throw new UserError(say('support.message.empty', { support }))
      if (author === undefined) return asking.words(by, await kept.keep(caller.community, caller.user, words))
      const { text, files } = words
      return says(await desks.opens.openFor(by, author, subjectOf(text), text, undefined, files))
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
