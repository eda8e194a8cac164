// What belongs to a decision beside its status and reason: who signs it, the team that answers for it, and by when it is meant
// to be so.
import { isUndecided, type Suggestion } from '../../../domain/suggestion.ts'
import type { Say } from '../../../locales/say.ts'
import type { Fact } from '../../../view/message.ts'
import { type Part, plain } from '../../../view/text.ts'
import type { House } from '../../house.ts'
import { namedMember } from '../named-member.ts'
import { targetDay } from './target-day.ts'

export interface DecisionFacts {
  readonly suggestion: Suggestion
  /** Who signs it by name: a person, or a team; undefined: everyone as one. */
  readonly by: Part | undefined
  /** What the team is called that answers for it. */
  readonly team: string | undefined
  /** The zone in which its day is read. */
  readonly zone: string
}

/** Looks them up. */
export async function decisionFacts(house: House, suggestion: Suggestion): Promise<DecisionFacts> {
  const { community, decidedBy, signed } = suggestion
  const settings = await house.store.of(community).settings.get()
  const team = settings['support.teams'].find(({ id }) => id === suggestion.team)?.name
  const zone = settings['digest.zone'] === '' ? 'UTC' : settings['digest.zone']
  const byName = (signed ?? settings['suggestions.signed-by']) === 'name' && decidedBy !== undefined
  const by: Part | undefined = byName
    ? await namedMember(house, community, decidedBy)
    : team === undefined
      ? undefined
      : { kind: 'plain', text: team }
  return { suggestion, by, team, zone }
}

/** The day, while it lies in what is to come of it; undefined where there is none. */
export function dayOf({ suggestion, zone }: DecisionFacts, say: Say): string | undefined {
  const { status, targetAt } = suggestion
  const isOpen = isUndecided(suggestion) || status === 'planned' || status === 'in-progress'
  return targetAt === undefined || !isOpen ? undefined : targetDay(say.locale, targetAt, zone)
}

/** On its card: who decided, who answers for it, and by when. */
export async function decisionCardFacts(
  house: House,
  suggestion: Suggestion,
  _: unknown,
  say: Say,
): Promise<readonly Fact[]> {
  const { decidedAt, team, targetAt } = suggestion
  if (decidedAt === undefined && team === undefined && targetAt === undefined) return []
  const facts = await decisionFacts(house, suggestion)
  const isSigned = decidedAt !== undefined && suggestion.status !== 'new'
  const everyone = say.alone ? undefined : plain(say.label('decide.fact.everyone'))
  const by = facts.by === undefined ? everyone : [facts.by]
  const day = dayOf(facts, say)
  const isSame = facts.by?.kind === 'plain'
  return [
    ...(isSigned && by !== undefined ? [{ label: say.label('decide.fact.by'), value: by }] : []),
    ...(facts.team === undefined || (isSigned && isSame)
      ? []
      : [{ label: say.label('decide.fact.team'), value: plain(facts.team) }]),
    ...(day === undefined ? [] : [{ label: say.label('decide.fact.target'), value: plain(day) }]),
  ]
}
