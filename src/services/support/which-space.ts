// Direct messages that name no space, as Discord's: they are of the one space their writer is in, or the writer is asked.

import { spaceKey } from '../../domain/place.ts'
import type { Space } from '../../domain/space.ts'
import { type Say, sayIn } from '../../locales/say.ts'
import { UserError } from '../../ports/errors.ts'
import { actionId } from '../../view/action-id.ts'
import { supportWhich } from '../../view/actions.ts'
import { button, type Message } from '../../view/message.ts'
import type { MessageEvent } from '../flow.ts'
import { directPlace, type House } from '../house.ts'
import { tellPerson } from '../personal/tell.ts'
import type { Asker } from './caller.ts'
import type { KeptWords } from './kept-words.ts'
import type { Outside } from './outside.ts'
import { filesOf, type SentWords } from './sent-words.ts'
import { sayAmong } from './teams/alone.ts'

/** Buttons that fit under one message everywhere. */
const choicesAtMost = 25

interface Author {
  readonly user: string
  readonly locale?: string
}

export interface WhichSpace {
  /** Asks somebody in one space where their words belong. */
  inSpace(space: Space, author: Author, words: SentWords): Promise<void>
  /** Asks somebody who is in several which one their words are for. */
  ask(event: MessageEvent, spaces: readonly Space[]): Promise<void>
  /** They said which: asks there where the words belong. */
  chosen(by: Asker, words: string, space: string): Promise<Message>
}

/** Makes what finds the space of words. */
export function whichSpace(house: House, outside: Outside, kept: KeptWords): WhichSpace {
  async function inSpace({ ref, community, locale }: Space, author: Author, words: SentWords): Promise<void> {
    const { members, threads } = house.store.of(community)
    const user = { space: ref, user: author.user }
    const member = await members.byUser(user)
    const open = member === undefined ? [] : await threads.openOf(await members.ofSamePerson(member.id))
    const say = await sayAmong(house, community, member?.locale ?? author.locale ?? locale)
    await outside.ask({ community, user, words, place: directPlace(user), say }, open)
  }

  return {
    inSpace,
    async ask(event, spaces) {
      const { author } = event
      // The question stands in one of them, where its answer is then read; nothing of it is kept for the others.
      const [first] = spaces
      if (first === undefined) return
      const { community, ref } = first
      const user = { space: ref, user: author.user }
      const member = await house.store.of(community).members.byUser(user)
      const words = await kept.keep(community, user, { text: event.text, files: filesOf(event) })
      const message = question(sayIn(member?.locale ?? author.locale), words, spaces)
      await tellPerson(house, community, user, message)
    },
    async chosen({ caller, say }, words, key) {
      const { platform } = caller.space
      // Only where they are now: what stands in a button is no reason to look anywhere else.
      const theirs = await house.store.spaces.withUser(platform, caller.user.user)
      const space = theirs.find((one) => spaceKey(one.ref) === key && one.confirmedAt !== undefined)
      if (space === undefined) throw new UserError(say('support.outside.which-unknown'))
      const sent = await kept.take(caller, words)
      if (sent === undefined) throw new UserError(say('support.outside.gone'))
      await inSpace(space, { user: caller.user.user, locale: say.locale }, sent)
      return { text: say('support.outside.which-chosen', { space: space.name }) }
    },
  }
}

const question = (say: Say, words: string, spaces: readonly Space[]): Message => ({
  text: say('support.outside.which'),
  controls: spaces
    .slice(0, choicesAtMost)
    .map(({ ref, name }) => button(actionId(supportWhich, words, spaceKey(ref)), name)),
})
