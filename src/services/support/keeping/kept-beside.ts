// All that is kept of somebody beside their support threads, kind by kind.
import type { CommunityId, MemberId } from '../../../domain/ids.ts'
import type { Say } from '../../../locales/say.ts'
import type { House } from '../../house.ts'
import { keptOfOrganisation } from '../../organisations/kept.ts'
import { keptOfQuestions } from '../../questions/kept.ts'
import { keptReports } from '../../reports/kept-reports.ts'
import { keptSuggestionBlocks } from '../../suggestions/kept-blocks.ts'
import { keptOfIdeas } from '../../suggestions/kept-ideas.ts'
import { keptSuggestions } from '../../suggestions/own/kept-suggestions.ts'
import { keptOfHearing } from '../../suggestions/voting/kept-hearing.ts'
import { keptContacts } from '../contacts/kept-contacts.ts'
import { keptAgreements, keptPromises } from '../promises/kept-promises.ts'
import { keptOfTouch } from '../touch/touch-kept.ts'
import { keptOfDuty } from './kept-duty.ts'
import type { Kept, KeptPart } from './kept-part.ts'

/** In the order in which they are told. */
const all: readonly KeptPart[] = [
  keptOfDuty,
  keptPromises,
  keptAgreements,
  keptOfQuestions,
  keptOfIdeas,
  keptReports,
  keptContacts,
  keptOfTouch,
  keptOfOrganisation,
  keptSuggestionBlocks,
  keptSuggestions,
  keptOfHearing,
]

/** All of it, over these accounts of one person. */
export async function keptBeside(
  house: House,
  community: CommunityId,
  accounts: readonly MemberId[],
  say: Say,
): Promise<Kept> {
  const parts: Kept[] = []
  for (const part of all) parts.push(await part.of(house, community, accounts, say))
  return {
    count: parts.reduce((sum, { count }) => sum + count, 0),
    said: parts.flatMap(({ said }) => said),
    goes: parts.flatMap(({ goes }) => goes),
    stays: parts.flatMap(({ stays }) => stays),
    rows: parts.flatMap(({ rows }) => rows),
  }
}

/** Forgets what can be forgotten. */
export async function forgetBeside(house: House, community: CommunityId, accounts: readonly MemberId[]): Promise<void> {
  for (const part of all) await part.forget(house, community, accounts)
}
