// Who may vote on a suggestion, as the settings say. What was voted before a setting changed stands.
import { type Caller, mayUse } from '../../../domain/caller.ts'
import type { Settings } from '../../../domain/settings/settings.ts'
import type { Suggestion } from '../../../domain/suggestion.ts'
import type { Say } from '../../../locales/say.ts'
import { UserError } from '../../../ports/errors.ts'
import type { House } from '../../house.ts'
import { isAuthor } from '../known-suggestion.ts'

const dayMs = 86_400_000

/** Resolves when they may. Rejects with a UserError that says who may. */
export async function mayVote(
  house: House,
  caller: Caller,
  say: Say,
  suggestion: Suggestion,
  settings: Settings,
): Promise<void> {
  const { number } = suggestion
  if (settings['suggestions.own-vote'] === 'off' && (await isAuthor(house, caller, suggestion)))
    throw new UserError(say('vote.own', { number }))
  if (mayUse('staff', caller.level)) return
  if (settings['suggestions.voters'] === 'no-guests' && caller.guest)
    throw new UserError(say('vote.guests', { number }))
  const days = settings['suggestions.voter-days']
  if (days > 0 && !(await hasBeenHere(house, caller, days))) throw new UserError(say('vote.too-new', { number, days }))
}

/** Whether any of their accounts has been here so long. Whoever was here before Hearth has. */
async function hasBeenHere({ store, clock }: House, { community, member }: Caller, days: number): Promise<boolean> {
  const { members } = store.of(community)
  const from = clock.now() - days * dayMs
  for (const id of await members.ofSamePerson(member)) {
    const account = await members.get(id)
    if (account !== undefined && account.leftAt === undefined && (account.joinedAt ?? 0) <= from) return true
  }
  return false
}
