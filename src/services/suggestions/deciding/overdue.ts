// Suggestions that have no decision after the set time, by the team that answers for them; nobody's come last.
import type { CommunityId } from '../../../domain/ids.ts'
import type { Suggestion } from '../../../domain/suggestion.ts'
import type { Say } from '../../../locales/say.ts'
import { actionId } from '../../../view/action-id.ts'
import { suggestionTeam } from '../../../view/deciding-actions.ts'
import { type Button, button } from '../../../view/message.ts'
import type { Text } from '../../../view/text.ts'
import type { House } from '../../house.ts'

const dayMs = 24 * 60 * 60_000

/** What waits of one team. */
export interface TeamsShare {
  /** What it is called; undefined: nobody answers for these yet. */
  readonly team: string | undefined
  readonly suggestions: readonly Suggestion[]
}

export interface Overdue {
  readonly days: number
  readonly teams: readonly TeamsShare[]
  /** Whether there are teams to give them to. */
  readonly canGive: boolean
}

/** Since when it waits for a decision. */
export const waitsSince = ({ publishedAt, createdAt }: Suggestion): number => publishedAt ?? createdAt

/** Puts what waits with its teams, as it comes. */
export async function byTeam(
  house: House,
  community: CommunityId,
  waiting: readonly Suggestion[],
): Promise<readonly TeamsShare[]> {
  const { 'support.teams': teams } = await house.store.of(community).settings.get()
  const nameOf = ({ team }: Suggestion) => teams.find(({ id }) => id === team)?.name
  const shares = [...Map.groupBy(waiting, nameOf)].map(([team, suggestions]) => ({ team, suggestions }))
  return shares.toSorted((one, other) => Number(one.team === undefined) - Number(other.team === undefined))
}

/** Of what waits, what has waited too long. */
export async function overdueOf(
  house: House,
  community: CommunityId,
  waiting: readonly Suggestion[],
): Promise<Overdue> {
  const { 'suggestions.decide-days': days, 'support.teams': teams } = await house.store.of(community).settings.get()
  const now = house.clock.now()
  const late = waiting.filter((one) => now - waitsSince(one) > days * dayMs)
  return { days, teams: await byTeam(house, community, late), canGive: teams.length > 0 }
}

/** As many numbers as a line of a digest has room for. */
const numbersAtMost = 10

/** On one line; absent while nothing has waited too long. */
export function overdueLine({ days, teams, canGive }: Overdue, say: Say): readonly Text[] {
  const count = teams.reduce((sum, { suggestions }) => sum + suggestions.length, 0)
  if (count === 0) return []
  const list = new Intl.ListFormat(say.locale, { type: 'conjunction' })
  const shares = teams.map(({ team, suggestions }) => {
    const named = suggestions.slice(0, numbersAtMost).map(({ number }) => `${number}`)
    const left = suggestions.length - named.length
    const numbers = list.format(left === 0 ? named : [...named, say.label('overdue.more', { count: left })])
    if (!canGive || say.alone) return numbers
    return team === undefined ? say.label('overdue.nobody', { numbers }) : say.label('overdue.team', { team, numbers })
  })
  return [say('overdue.line', { count, days, teams: shares.join('; ') })]
}

/** Under so many buttons nothing else is found. */
const giveAtMost = 2

/** The way to a team for what nobody answers for. */
export const giveButtons = ({ teams, canGive }: Overdue, say: Say): readonly Button[] =>
  !canGive || say.alone
    ? []
    : (teams.find(({ team }) => team === undefined)?.suggestions ?? [])
        .slice(0, giveAtMost)
        .map(({ id, number }) => button(actionId(suggestionTeam, id), say.label('overdue.give', { number })))
