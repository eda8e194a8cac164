// What was carried, as the messages that stand for it now: with what was done to it since, and for a reply with what the team
// can still do about it.
import { type CarriedWords, isOpen } from '../../domain/support.ts'
import type { Say } from '../../locales/say.ts'
import { actionId } from '../../view/action-id.ts'
import { supportChangeReply, supportTakeBack } from '../../view/actions.ts'
import { type Button, button } from '../../view/message.ts'
import { lines, type Text } from '../../view/text.ts'
import { sayInSpace } from '../house.ts'
import { type Around, named, sayToOpener } from './around.ts'
import { authorOf, type Carried, carriedMessages, type Words } from './carried-messages.ts'

/** Words as they were sent, and what became of them. */
export type Kept = Words & Omit<CarriedWords, 'author'>

/** All of its messages, in their order. */
export function copiesOf(about: Around, words: Kept): readonly Carried[] {
  const { toward, removed } = words
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

function marksOf({ opener }: Around, words: Kept, say: Say): readonly Text[] {
  const { edited, removed, reactions, manner } = words
  const emoji = [...new Set(reactions.map((one) => one.emoji))]
  return [
    ...(edited && manner !== 'edited' ? [say('support.copy.edited')] : []),
    ...(removed === 'words stay' ? [say('support.copy.removed', { manner, name: authorOf(words, say) })] : []),
    ...(emoji.length === 0 ? [] : [say('support.copy.reactions', { name: named(opener), emoji: emoji.join(' ') })]),
  ]
}

/** Only what the opener reads by our hand can be changed there by it. */
function buttonsOf({ thread }: Around, { toward, reply, removed }: Kept, say: Say): readonly Button[] {
  if (toward !== 'team' || reply === undefined || removed !== undefined || !isOpen(thread)) return []
  return [
    button(actionId(supportChangeReply, reply), say.label('support.copy.change')),
    button(actionId(supportTakeBack, reply), say.label('support.copy.take-back')),
  ]
}
