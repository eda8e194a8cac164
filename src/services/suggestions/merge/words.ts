// What people are told of a merge.
import type { Suggestion } from '../../../domain/suggestion.ts'
import type { Say } from '../../../locales/say.ts'
import { actionId } from '../../../view/action-id.ts'
import { suggestionViewRef } from '../../../view/actions.ts'
import { button, type Message } from '../../../view/message.ts'

/** Where it is now, for its author or for somebody else who wants it. */
export function mergeNews(
  say: Say,
  { number, title, id }: Suggestion,
  root: Suggestion,
  what: 'merged' | 'apart',
  isAuthor: boolean,
): Message {
  const whose = isAuthor ? 'author' : 'voter'
  if (what === 'apart')
    return {
      text: say('merge.told-apart', { number, title, whose }),
      controls: [button(actionId(suggestionViewRef, id), say.label('merge.look', { number }))],
    }
  return {
    text: say('merge.told', { number, title, whose, into: root.number, intoTitle: root.title }),
    controls: [button(actionId(suggestionViewRef, root.id), say.label('merge.look', { number: root.number }))],
  }
}
