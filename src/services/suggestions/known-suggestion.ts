// A suggestion of the caller's community, or a sentence that says what to do without one.
import { type Caller, mayUse } from '../../domain/caller.ts'
import { type SuggestionId, suggestionId } from '../../domain/ids.ts'
import { isPublic, type Suggestion } from '../../domain/suggestion.ts'
import type { Say } from '../../locales/say.ts'
import { UserError } from '../../ports/errors.ts'
import type { House } from '../house.ts'

/** What names a suggestion: the number people read, or the id in a button. */
export type Which = { readonly number: number } | { readonly id: string }

/** The subject of a suggestion's appearances. */
export const suggestionSubject = (id: SuggestionId): { readonly kind: 'suggestion'; readonly id: string } => ({
  kind: 'suggestion',
  id,
})

/** The suggestion. Rejects with a UserError when the community has none of that name. */
export async function knownSuggestion(house: House, caller: Caller, say: Say, which: Which): Promise<Suggestion> {
  const { suggestions } = house.store.of(caller.community)
  const found =
    'id' in which
      ? await suggestions.get(suggestionId(which.id))
      : ((await suggestions.byNumber(which.number)) ?? (await formerly(house, caller, which.number)))
  if (found === undefined || !(await maySee(house, caller, found)))
    throw new UserError(say('suggestion.unknown', { command: { kind: 'command', path: 'suggestion list' } }))
  return found
}

/** What had this number in the caller's space before that joined another; undefined when nothing had. */
export async function formerly(house: House, caller: Caller, number: number): Promise<Suggestion | undefined> {
  const { suggestions, formerNumbers } = house.store.of(caller.community)
  const id = await formerNumbers.find(caller.space, 'suggestion', number)
  return id === undefined ? undefined : suggestions.get(suggestionId(id))
}

/** Whether they may see it: everyone once it is published, and until it is withdrawn; its author and staff at any time. */
async function maySee(house: House, caller: Caller, suggestion: Suggestion): Promise<boolean> {
  return isPublic(suggestion) || mayUse('staff', caller.level) || isAuthor(house, caller, suggestion)
}

/** Whether they put it forward, with any of their accounts. */
export async function isAuthor(house: House, caller: Caller, { community, author }: Suggestion): Promise<boolean> {
  if (author === caller.member) return true
  return (await house.store.of(community).members.get(author))?.person === caller.person
}
