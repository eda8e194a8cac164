// A suggestion is given to a team, which answers for it from then on. Nobody but the team's side is concerned by that.
import type { Caller } from '../../../domain/caller.ts'
import { isPublic } from '../../../domain/suggestion.ts'
import type { Say } from '../../../locales/say.ts'
import { UserError } from '../../../ports/errors.ts'
import type { Message } from '../../../view/message.ts'
import { acted, type House } from '../../house.ts'
import { type Allowed, showEverywhere } from '../card-places.ts'
import { knownSuggestion } from '../known-suggestion.ts'
import { decidedWithMerged } from '../merge/decided-merged.ts'
import { withdrawnError } from '../own/withdrawn-error.ts'
import { roadmapsChanged } from '../roadmap/roadmaps.ts'

/** Gives it. Rejects with a UserError when the team is gone, or nothing is to be decided on it any more. */
export async function giveToTeam(
  house: House,
  allowed: Allowed,
  caller: Caller,
  say: Say,
  { id, team }: { readonly id: string; readonly team: string },
): Promise<Message> {
  const suggestion = await knownSuggestion(house, caller, say, { id })
  // It may have been taken back or merged since it was listed.
  if (suggestion.withdrawnAt !== undefined) throw withdrawnError(suggestion, say)
  await decidedWithMerged(house, say, suggestion)
  const { suggestions, settings } = house.store.of(caller.community)
  const known = (await settings.get())['support.teams'].find((one) => one.id === team)
  if (known === undefined) throw new UserError(say('overdue.gone'), 'team')
  const { number, title } = suggestion
  const { name } = known
  if (suggestion.team === team) return { text: say('overdue.has', { number, title, team: name }) }
  await suggestions.change(suggestion.id, { team })
  await acted(house, caller.community, caller.member, 'suggestion.team', suggestion.id, team)
  if (isPublic(suggestion)) await showEverywhere(house, suggestion, allowed)
  await roadmapsChanged(house, caller.community)
  return { text: say('overdue.given', { number, title, team: name }) }
}
