// Letters: a moderator writes to a newcomer, by name, and what the newcomer answers reaches that moderator alone. That they
// wrote is kept, never a word of it.

import type { Caller } from '../../domain/caller.ts'
import { type CommunityId, memberId, type PersonId } from '../../domain/ids.ts'
import type { Member } from '../../domain/member.ts'
import type { Say } from '../../locales/say.ts'
import { UserError } from '../../ports/errors.ts'
import type { Letter } from '../../store/repositories/letters.ts'
import { actionId } from '../../view/action-id.ts'
import { letterAnswer } from '../../view/actions.ts'
import { button, type Message } from '../../view/message.ts'
import { lines, person, type Text } from '../../view/text.ts'
import { acted, directPlace, type House, knownSpace } from '../house.ts'
import { lastAccountOf } from '../personal/last-account.ts'
import { keptWords } from '../support/kept-words.ts'
import type { SentWords } from '../support/sent-words.ts'
import { sayAmong } from '../support/teams/alone.ts'
import { sendAnswer } from './letter-answers.ts'
import { letterSent } from './letters-flow.ts'

/** One without an answer keeps others from writing for so long: after that nobody waits for one any more. */
const unansweredMs = 30 * 24 * 60 * 60_000

/** What was done; or why not, and then the words stay with whoever wrote them. */
export type Written =
  | { readonly kind: 'written'; readonly message: Message }
  | { readonly kind: 'refused'; readonly why: Text }

export interface LettersService {
  /** The words that a letter to a newcomer begins with, to be changed. Rejects with a UserError when nobody may write to them now. */
  firstWords(caller: Caller, say: Say, to: string): Promise<string>
  /** Sends a letter, in the caller's name. */
  write(caller: Caller, say: Say, to: string, words: string): Promise<Written>
  /** Rejects with a UserError when the letter is none of the caller's, or its moderator can't be reached. */
  answerable(caller: Caller, say: Say, letter: string): Promise<void>
  /** Takes the caller's answer to whoever wrote to them. */
  answer(caller: Caller, say: Say, letter: string, words: string): Promise<Written>
  /** The same with words that were kept. */
  route(caller: Caller, say: Say, letter: string, words: string): Promise<Message>
}

/** Makes the service. */
export function lettersService(house: House): LettersService {
  const { store, clock } = house
  const kept = keptWords(house)

  async function newcomer({ community }: Caller, say: Say, id: string): Promise<Member> {
    const member = await store.of(community).members.get(memberId(id))
    if (member === undefined) throw new UserError(say('letter.unknown'))
    return member
  }

  /** Why nobody may write to them now; undefined: somebody may. */
  async function whyNot(say: Say, { community, person: who, user, name, leftAt }: Member): Promise<Text | undefined> {
    if (leftAt !== undefined) return say('letter.gone', { name: person(user, name) })
    const { letters, members } = store.of(community)
    const letter = await letters.latestTo(who)
    if (letter === undefined || letter.answeredAt !== undefined) return undefined
    if (clock.now() - letter.at > unansweredMs) return undefined
    const by = await members.get(letter.moderator)
    if (by === undefined) return undefined
    const at = { kind: 'time', at: letter.at, style: 'moment' } as const
    return say('letter.unanswered', { moderator: person(by.user, by.name), name: person(user, name), at })
  }

  async function send(caller: Caller, member: Member, words: string): Promise<void> {
    const { community } = caller
    const space = await knownSpace(house, community, member.user.space)
    const say = await sayAmong(house, community, member.locale ?? space.locale)
    const id = house.ids.next()
    await store.of(community).letters.add({ id, member: member.id, moderator: caller.member, at: clock.now() })
    const { name } = caller
    const message: Message = {
      text: lines(
        say('letter.from', { name, space: space.name }),
        [{ kind: 'quote', text: words }],
        say('letter.how', { name }),
      ),
      controls: [button(actionId(letterAnswer, id), say.label('letter.answer', { name }), 'primary')],
    }
    await house.delivery.send(
      community,
      { kind: 'post', place: directPlace(member.user), message },
      { followUp: { name: letterSent, args: { letter: id } } },
    )
    await acted(house, community, caller.member, 'welcome.written', member.id)
  }

  /** The letter, and the account at which its moderator was last. */
  async function answered(caller: Caller, say: Say, id: string): Promise<Addressed> {
    const { letters, members } = store.of(caller.community)
    const letter = await letters.get(id)
    const to = letter === undefined ? undefined : await members.get(letter.member)
    if (letter === undefined || to?.person !== caller.person) throw new UserError(say('letter.not-yours'))
    const by = await members.get(letter.moderator)
    const moderator = by === undefined ? undefined : await lastAccountOf(house, caller.community, by.person, by.id)
    return { letter, moderator }
  }

  async function passOn(caller: Caller, say: Say, { letter, moderator }: Addressed, sent: SentWords): Promise<Written> {
    const support = { kind: 'command', path: 'support' } as const
    if (moderator === undefined) return { kind: 'refused', why: say('letter.moderator-gone', { support }) }
    await sendAnswer(house, caller, letter, moderator, sent)
    const name = person(moderator.user, moderator.name)
    return { kind: 'written', message: { text: say('letter.answered', { name }) } }
  }

  return {
    async firstWords(caller, say, to) {
      const member = await newcomer(caller, say, to)
      const why = await whyNot(say, member)
      if (why !== undefined) throw new UserError(why)
      const { locale } = await knownSpace(house, caller.community, member.user.space)
      const theirs = await sayAmong(house, caller.community, member.locale ?? locale)
      return theirs.label('letter.first', { name: member.name, moderator: caller.name })
    },
    async write(caller, say, to, words) {
      const member = await newcomer(caller, say, to)
      const why = await whyNot(say, member)
      if (why !== undefined) return { kind: 'refused', why }
      await send(caller, member, words)
      return {
        kind: 'written',
        message: { text: say('letter.on-its-way', { name: person(member.user, member.name) }) },
      }
    },
    async answerable(caller, say, id) {
      const { moderator } = await answered(caller, say, id)
      if (moderator === undefined)
        throw new UserError(say('letter.moderator-gone', { support: { kind: 'command', path: 'support' } }))
    },
    answer: async (caller, say, id, text) => passOn(caller, say, await answered(caller, say, id), { text, files: [] }),
    async route(caller, say, id, words) {
      const addressed = await answered(caller, say, id)
      const sent = await kept.take(caller, words)
      if (sent === undefined) throw new UserError(say('support.outside.gone'))
      const written = await passOn(caller, say, addressed, sent)
      // Thrown, it takes back that the words were taken.
      if (written.kind === 'refused') throw new UserError(written.why)
      return written.message
    },
  }
}

interface Addressed {
  readonly letter: Letter
  readonly moderator: Member | undefined
}

/** A conversation is fresh for so long: what its newcomer writes directly may be meant for its moderator. */
const freshMs = 7 * 24 * 60 * 60_000

export interface Fresh {
  readonly letter: string
  readonly name: string
  readonly at: number
}

/** The last letter to a person, while words of theirs may be an answer to it; undefined: there is none. */
export async function freshLetterTo(
  { store, clock }: Pick<House, 'store' | 'clock'>,
  community: CommunityId,
  to: PersonId,
): Promise<Fresh | undefined> {
  const { letters, members } = store.of(community)
  const letter = await letters.latestTo(to)
  if (letter === undefined || clock.now() - letter.at > freshMs) return undefined
  const moderator = await members.get(letter.moderator)
  if (moderator === undefined || moderator.leftAt !== undefined) return undefined
  return { letter: letter.id, name: moderator.name, at: letter.at }
}
