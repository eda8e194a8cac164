// Words that reached Hearth outside of any open thread: nobody reads them, and their writer is asked where they belong.

import type { CommunityId } from '../../domain/ids.ts'
import type { Place, UserRef } from '../../domain/place.ts'
import { canReopen, isCarried, isOpen, type SupportThread } from '../../domain/support.ts'
import type { Say } from '../../locales/say.ts'
import { UserError } from '../../ports/errors.ts'
import { actionId } from '../../view/action-id.ts'
import { letterRoute, supportOpenWith, supportReopenWith, supportRoute } from '../../view/actions.ts'
import { button, type Fact, type Message } from '../../view/message.ts'
import { lines } from '../../view/text.ts'
import { type House, knownSpace } from '../house.ts'
import { tellPersonAt } from '../personal/tell.ts'
import { freshLetterTo } from '../welcome/letters.ts'
import { alreadyOpenWith, openBeside } from './already-open.ts'
import { only, quoted, wayTo } from './around.ts'
import { type Asker, knownOpenThread, knownThread, memberOfCaller, type WhichThread } from './caller.ts'
import type { Carrier } from './carrier.ts'
import { mayStillReopen } from './ending/still-reopens.ts'
import type { KeptWords } from './kept-words.ts'
import type { SentWords } from './sent-words.ts'
import { shapeIn } from './shape.ts'
import type { Turns } from './turns.ts'

/** What somebody wrote where nobody reads it. */
interface Stray {
  readonly community: CommunityId
  readonly user: UserRef
  readonly words: SentWords
  /** Where they are asked: nobody else reads there. */
  readonly place: Place
  readonly say: Say
}

export interface Outside {
  /** Asks where the words belong: to a thread they have open, or to a new one. `solved`: they were written in this one. */
  ask(stray: Stray, open: readonly SupportThread[], solved?: SupportThread): Promise<void>
  /** Passes kept words on to the caller's thread. */
  route(by: Asker, which: WhichThread, words: string): Promise<Message>
  /** Opens their closed thread again, and passes kept words on to it. */
  reopenWith(by: Asker, which: WhichThread, words: string): Promise<Message>
}

export interface OutsideOptions {
  readonly kept: KeptWords
  readonly carrier: Carrier
  readonly turns: Turns
}

/** Makes what is done with words from outside. */
export function outside(house: House, { kept, carrier, turns }: OutsideOptions): Outside {
  async function taken({ caller, say }: Asker, id: string): Promise<SentWords> {
    const words = await kept.take(caller, id)
    if (words === undefined) throw new UserError(say('support.outside.gone'))
    return words
  }

  /** Whoever was written to by a moderator in the last days may mean them. */
  async function orAnswer(
    community: CommunityId,
    user: UserRef,
    words: string,
    say: Say,
    asked: Message,
  ): Promise<Message> {
    const writer = await house.store.of(community).members.byUser(user)
    const fresh = writer === undefined ? undefined : await freshLetterTo(house, community, writer.person)
    if (fresh === undefined) return asked
    const { letter, name, at } = fresh
    const answer = button(actionId(letterRoute, letter, words), say.label('letter.answer', { name }), 'primary')
    const written = say('letter.or-answer', { name, at: { kind: 'time', at, style: 'ago' } })
    return { ...asked, text: lines(asked.text, written), controls: [answer, ...(asked.controls ?? [])] }
  }

  async function route(by: Asker, which: WhichThread, words: string): Promise<Message> {
    const about = await knownOpenThread(house, by, which)
    const { number } = about.thread
    const { caller, say } = by
    if (about.opener.person !== caller.person) throw new UserError(say('support.outside.not-yours', { number }))
    const { source, ...sent } = await taken(by, words)
    const [carried, spoken] = source === undefined ? [{}, {}] : [{ source }, { ref: source }]
    const toward = isCarried(about.thread) ? 'team' : 'opener'
    const author = memberOfCaller(caller)
    const at = house.clock.now()
    await turns.tell(about.thread, { kind: 'wrote', spoken: { from: 'opener', author, ...sent, ...spoken, at } })
    await turns.openerWrote(about.thread, at)
    await carrier.carry(about, { toward, manner: 'written', author, ...sent, ...carried })
    const place = wayTo(say, about.thread, 'opener')
    if (place === undefined) return { text: say('support.outside.passing-on', { number }) }
    return { text: say('support.outside.passed-on', { number, place }) }
  }

  return {
    async ask({ community, user, words: sent, place, say }, open, solved) {
      const words = await kept.keep(community, user, sent)
      const shape = await shapeIn(house, await knownSpace(house, community, user.space))
      const { 'support.topics': topics } = await house.store.of(community).settings.get()
      const [first] = open
      const again = solved !== undefined && canReopen(solved) && (await mayStillReopen(house, solved))
      const message =
        first === undefined ? offer(say, shape, words, solved, again) : whichThread(say, open, words, topics.length > 0)
      await tellPersonAt(house, community, user, place, await orAnswer(community, user, words, say, message))
    },
    route,
    async reopenWith(by, which, words) {
      const about = await knownThread(house, by, which)
      const { thread, opener } = about
      const { number } = thread
      if (opener.person !== by.caller.person) throw new UserError(by.say('support.outside.not-yours', { number }))
      if (isOpen(thread)) return route(by, which, words)
      if (!canReopen(thread) || !(await mayStillReopen(house, thread)))
        throw new UserError(by.say('ending.too-late', { number, support: { kind: 'command', path: 'support' } }))
      const beside = await openBeside(house, about)
      if (beside !== undefined) return alreadyOpenWith(house, by, beside, words)
      await turns.reopen(by.caller.member, about)
      return route(by, which, words)
    },
  }
}

/** Buttons that fit under one message everywhere, with one for a new thread. */
const threadsAtMost = 24

/** Offers each that is open; and a new one, where there may be one on another topic. */
function whichThread(say: Say, open: readonly SupportThread[], words: string, another: boolean): Message {
  const [{ number = 0 } = {}] = open
  const isOne = open.length === 1
  const routes = open.slice(0, threadsAtMost).map(({ id, number: which }, index) => {
    const label = say.label('support.outside.route-button', { number: which })
    return button(actionId(supportRoute, id, words), label, index === 0 ? 'primary' : 'plain')
  })
  const fresh = button(actionId(supportOpenWith, words), say.label('support.outside.offer-button'))
  return {
    text: isOne ? say('support.outside.route', { number }) : say('opening.route-several', { count: open.length }),
    ...(isOne ? {} : { card: { facts: open.slice(0, threadsAtMost).map((one) => threadFact(say, one)) } }),
    controls: another ? [...routes, fresh] : routes,
  }
}

const threadFact = (say: Say, { number, subject }: SupportThread): Fact => ({
  label: say.label('support.place-name', { number }),
  value: only(quoted(subject)),
})

function offer(say: Say, shape: string, words: string, solved: SupportThread | undefined, again: boolean): Message {
  const text =
    solved === undefined
      ? say('support.outside.offer', { shape })
      : say('support.outside.solved', { shape, number: solved.number })
  const open = button(actionId(supportOpenWith, words), say.label('support.outside.offer-button'), 'primary')
  if (solved === undefined || !again) return { text, controls: [open] }
  const { id, number } = solved
  const reopen = button(actionId(supportReopenWith, id, words), say.label('ending.reopen-with', { number }))
  return { text, controls: [reopen, open] }
}
