// Where a suggestion came from, on its card: the message that it was made from, and who made it one.
import type { SpaceRef } from '../../domain/place.ts'
import type { Suggestion } from '../../domain/suggestion.ts'
import type { Say } from '../../locales/say.ts'
import type { Fact } from '../../view/message.ts'
import type { House } from '../house.ts'
import { namedMember } from './named-member.ts'

/** Of one without a name neither is shown: a message has its author's. */
export async function originFacts(
  house: House,
  { community, putBy, source, unnamed }: Suggestion,
  _: SpaceRef,
  say: Say,
): Promise<readonly Fact[]> {
  if (unnamed) return []
  const facts: Fact[] = []
  if (source !== undefined)
    facts.push({
      label: say.label('idea.source'),
      value: [{ kind: 'link', url: source, label: say.label('idea.source.link') }],
    })
  if (putBy !== undefined)
    facts.push({ label: say.label('idea.put-by'), value: [await namedMember(house, community, putBy)] })
  return facts
}
