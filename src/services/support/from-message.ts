// A support thread about a message that stands somewhere: opened by its author, or by the team for its author.
import { mayUse } from '../../domain/caller.ts'
import type { Member } from '../../domain/member.ts'
import { UserError } from '../../ports/errors.ts'
import type { SeenMessage } from '../../ports/inbox.ts'
import { actionId } from '../../view/action-id.ts'
import { supportRoute } from '../../view/actions.ts'
import { button, type Message } from '../../view/message.ts'
import type { House } from '../house.ts'
import type { Asker } from './caller.ts'
import { keptWords } from './kept-words.ts'
import { type SentWords, saysNothing } from './sent-words.ts'
import type { SupportDesks } from './support.ts'

export interface FromMessage {
  /** Opens a thread for the author of a message, with what it says, or says why not. */
  open(by: Asker, message: SeenMessage): Promise<Message>
}

/** Makes the service. */
export function fromMessage(house: House, { opens, outside, carrier, turns }: SupportDesks): FromMessage {
  const kept = keptWords(house)

  /** Throws a UserError for what nobody can be helped with, or by whom nobody asks that. */
  async function authorOf(by: Asker, { author, place }: SeenMessage): Promise<Pick<Member, 'id' | 'person' | 'user'>> {
    const { caller, say } = by
    const { threads, members } = house.store.of(caller.community)
    const here = await threads.at(place)
    if (here !== undefined) throw new UserError(say('support.message.in-thread', { number: here.number }))
    if (author.user === caller.user.user) return { id: caller.member, person: caller.person, user: caller.user }
    if (author.bot) throw new UserError(say('support.message.bot', { support }))
    if (!mayUse('staff', caller.level)) throw new UserError(say('support.message.not-yours', { support }))
    const member = await members.byUser({ space: caller.space, user: author.user })
    if (member === undefined || member.leftAt !== undefined)
      throw new UserError(say('support.message.gone', { name: author.name }))
    return member
  }

  /** Whoever has a thread open may have meant that one. */
  async function forOneself(by: Asker, words: SentWords): Promise<Message> {
    const { caller, say } = by
    const already = await opens.openOf(by)
    const id = await kept.keep(caller.community, caller.user, words)
    if (already === undefined) return outside.openWith(by, id)
    const { number } = already
    return {
      text: say('support.message.route', { number }),
      controls: [
        button(
          actionId(supportRoute, already.id, id),
          say.label('support.outside.route-button', { number }),
          'primary',
        ),
      ],
    }
  }

  return {
    async open(by, message) {
      const author = await authorOf(by, message)
      const words = wordsOf(message)
      if (saysNothing(words)) throw new UserError(by.say('support.message.empty', { support }))
      return forOneself(by, words)
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
