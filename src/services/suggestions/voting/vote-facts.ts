// What one reader sees of the votes beside what the card says to everyone: their own vote, and for staff all of them.
import { type Caller, mayUse } from '../../../domain/caller.ts'
import type { Suggestion } from '../../../domain/suggestion.ts'
import type { Say } from '../../../locales/say.ts'
import type { Fact } from '../../../view/message.ts'
import type { Text } from '../../../view/text.ts'
import type { House } from '../../house.ts'
import { rootOf } from '../merge/root.ts'
import { fullTally, tallyLine } from './tally.ts'

/** The facts. */
export async function voteFacts(house: House, caller: Caller, one: Suggestion, say: Say): Promise<readonly Fact[]> {
  const suggestion = await rootOf(house, one)
  const { vote } = await house.store.of(caller.community).votes.stance(suggestion.id, caller.member)
  const own =
    vote === undefined ? [] : [{ label: say.label('vote.yours'), value: say('vote.yours-is', { side: vote.side }) }]
  if (!mayUse('staff', caller.level)) return own
  return [...own, { label: say.label('vote.for-staff'), value: await staffTally(house, suggestion, say) }]
}

/** All votes, and of how many organisations they are. */
export async function staffTally(house: House, suggestion: Suggestion, say: Say): Promise<Text> {
  const organisations = await house.store.of(suggestion.community).voteLists.organisations(suggestion.id)
  const tally = await fullTally(house, suggestion)
  return say('vote.for-staff-is', {
    people: tally.kind === 'one' ? say.label('vote.people', { count: tally.count }) : tallyLine(tally, say),
    organisations,
  })
}
