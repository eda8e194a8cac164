// What was carried, as the messages that stand for it now: with what was done to it since, and with what the team can still do
// about it: change a reply, or show a reaction.
import { type CarriedWords, isOpen, isOutside, type Reaction } from '../../domain/support.ts'
import type { Say } from '../../locales/say.ts'
import { actionId } from '../../view/action-id.ts'
import { supportChangeReply, supportShowReactions, supportTakeBack } from '../../view/actions.ts'
import { type Button, button } from '../../view/message.ts'
import { replyCorrect } from '../../view/promises-actions.ts'
import { lines, type Text } from '../../view/text.ts'
import { sayInSpace } from '../house.ts'
import { type Around, named, sayToOpener } from './around.ts'
import { authorOf, type Carried, carriedMessages, type Words } from './carried-messages.ts'

/** Words as they were sent, and what became of them. */
export type Kept = Words & Omit<CarriedWords, 'author'>

/** All of its messages, in their order. */
export function copiesOf(about: Around, words: Kept): readonly Carried[] {
  const { toward, removed } = words
  if (removed === 'erased') return []
  const say = toward === 'opener' ? sayToOpener(about) : sayInSpace(about.team)
  if (removed === 'words too') return [{ message: { text: goneText(about, words, say) }, files: [] }]
  const all = carriedMessages(about, words)
  const marks = marksOf(about, words, say)
  const buttons = buttonsOf(about, words, say)
  return all.map((one, index) => {
    if (index < all.length - 1) return one
    const { text, controls = [] } = one.message
    const together = [...controls, ...buttons]
    const message = { text: lines(text, ...marks), ...(together.length === 0 ? {} : { controls: together }) }
    return { ...one, message }
  })
}

/** What stands in place of words that were taken away. */
const goneText = ({ thread }: Around, words: Kept, say: Say): Text =>
  say('support.copy.gone', { toward: words.toward, name: authorOf(words, say), number: thread.number })

function marksOf({ opener, thread }: Around, words: Kept, say: Say): readonly Text[] {
  const { edited, removed, reactions, manner } = words
  const emoji = emojiOf(reactions.filter(({ end }) => end === undefined))
  const shown = emojiOf(reactions.filter(({ end, shown }) => end === 'team' && shown === true))
  return [
    ...(edited && manner !== 'edited' ? [say('support.copy.edited')] : []),
    ...(removed === 'words stay'
      ? [
          say(isOutside(thread) ? 'contact.copy.removed' : 'support.copy.removed', {
            manner,
            name: authorOf(words, say),
          }),
        ]
      : []),
    ...(emoji.length === 0 ? [] : [say('support.copy.reactions', { name: named(opener), emoji: emoji.join(' ') })]),
    ...(emoji.length === 0 && manner === 'opening' ? [say('support.copy.no-reaction', { name: named(opener) })] : []),
    ...(shown.length === 0 ? [] : [say('support.copy.shown', { name: authorOf(words, say), emoji: shown.join(' ') })]),
  ]
}

/** Each once. */
const emojiOf = (reactions: readonly Reaction[]): readonly string[] => [...new Set(reactions.map((one) => one.emoji))]

function buttonsOf({ thread }: Around, words: Kept, say: Say): readonly Button[] {
  const { toward, reply, removed, reactions, id, version, author } = words
  if (toward !== 'team' || removed !== undefined || !isOpen(thread)) return []
  if (reply !== undefined) return replyButtons(say, reply)
  if (isOutside(thread)) return []
  const unshown = emojiOf(reactions.filter(({ end, shown }) => end === 'team' && shown !== true))
  if (unshown.length === 0) return []
  const label = say.label('support.copy.show', { name: author.name, emoji: unshown.join(' ') })
  return [button(actionId(supportShowReactions, id, version), label)]
}

/** Only what the opener reads by our hand can be changed there by it. */
export const replyButtons = (say: Say, reply: string): readonly Button[] => [
  button(actionId(supportChangeReply, reply), say.label('support.copy.change')),
  button(actionId(supportTakeBack, reply), say.label('support.copy.take-back')),
  button(actionId(replyCorrect, reply), say.label('correct.button')),
]
