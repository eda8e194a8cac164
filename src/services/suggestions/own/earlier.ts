// For staff: what a suggestion said before it was changed, one change after the other.
import type { Caller } from '../../../domain/caller.ts'
import type { Say } from '../../../locales/say.ts'
import { actionId } from '../../../view/action-id.ts'
import { button, type Message } from '../../../view/message.ts'
import { suggestionEarlier } from '../../../view/own-suggestion-actions.ts'
import { plain } from '../../../view/text.ts'
import type { House } from '../../house.ts'
import { knownSuggestion } from '../known-suggestion.ts'
import { namedMember } from '../named-member.ts'

/** What it said so many changes back, with the way further back. */
export async function earlierWords(house: House, caller: Caller, say: Say, id: string, back: number): Promise<Message> {
  const suggestion = await knownSuggestion(house, caller, say, { id })
  const { community, number } = suggestion
  const edits = await house.store.of(community).suggestionEdits.of(suggestion.id)
  const edit = edits[back]
  if (edit === undefined) return { text: say('edit.no-earlier', { number }) }
  const { by, title, details, at } = edit
  const who = by === undefined ? say.label('edit.by-author') : await namedMember(house, community, by)
  const said = { number, title, who, at: { kind: 'time', at, style: 'moment' } } as const
  const further = button(actionId(suggestionEarlier, id, back + 1), say.label('edit.further'))
  return {
    text: say('edit.earlier', said),
    ...(details === undefined ? {} : { card: { body: plain(details) } }),
    ...(back + 1 < edits.length ? { controls: [further] } : {}),
  }
}
