// What a moderator typed of a decision, read: the team by its name, the day by its words.
import type { Caller } from '../../../domain/caller.ts'
import type { SuggestionSignature, SuggestionStatus } from '../../../domain/suggestion.ts'
import type { Team } from '../../../domain/team.ts'
import type { Say } from '../../../locales/say.ts'
import { UserError } from '../../../ports/errors.ts'
import { visible } from '../../../view/visible.ts'
import type { House } from '../../house.ts'
import { sameName } from '../../support/teams/team-fields.ts'
import { readTarget } from './target-day.ts'

/** What is decided. What is not named of it stays as it was. */
export interface Verdict {
  readonly status: SuggestionStatus
  readonly reason: string | undefined
  /** The id of the team that answers for it; null for none. */
  readonly team?: string | null
  /** Null for no day. */
  readonly targetAt?: number | null
  readonly signed?: SuggestionSignature
  /** The decision before was wrong, and this says so. */
  readonly corrects?: true
}

/** As it was typed. */
export interface TypedVerdict {
  readonly status: SuggestionStatus
  readonly reason: string | undefined
  readonly team: string | undefined
  readonly target: string | undefined
  readonly signed: SuggestionSignature | undefined
}

/** Reads it. Rejects with a UserError that says what to type instead. */
export async function readVerdict(house: House, caller: Caller, say: Say, typed: TypedVerdict): Promise<Verdict> {
  const { status, reason, team, target, signed } = typed
  const settings = await house.store.of(caller.community).settings.get()
  const zone = settings['digest.zone'] === '' ? 'UTC' : settings['digest.zone']
  return {
    status,
    reason,
    ...(team === undefined ? {} : { team: readTeam(say, settings['support.teams'], team) }),
    ...(target === undefined ? {} : { targetAt: readTarget(say, target, house.clock.now(), zone) }),
    ...(signed === undefined ? {} : { signed }),
  }
}

/** A team by its name or id, null where `-` stands for none. Rejects with a UserError when there is none of that name. */
function readTeam(say: Say, teams: readonly Team[], typed: string): string | null {
  const words = visible(typed).trim().replaceAll(/\s+/g, ' ')
  if (words === '-') return null
  const found = teams.find(({ id }) => id === words) ?? teams.find(({ name }) => sameName(name, words))
  if (found !== undefined) return found.id
  const command = { kind: 'command', path: 'setup team' } as const
  if (teams.length === 0) throw new UserError(say('decide.no-teams', { command }), 'team')
  throw new UserError(say('decide.bad-team', { name: words, known: teams.map(({ name }) => name).join(', ') }), 'team')
}
