// What an organisation was promised, in words.
import { type OrganisationTargets, promised } from '../../domain/organisation.ts'
import { targetText } from '../../domain/targets.ts'
import type { Say } from '../../locales/say.ts'
import { priorityWords } from '../support/priority-words.ts'

/** By priority; undefined where nothing was. */
export function targetsWords(targets: OrganisationTargets, say: Say): string | undefined {
  const all = promised(targets).map((priority) =>
    say.label('setup.team.target', {
      priority: say.label(priorityWords[priority]),
      target: targetText(targets[priority] ?? {}),
    }),
  )
  return all.length === 0 ? undefined : all.join('; ')
}
