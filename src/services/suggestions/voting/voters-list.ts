// Who voted on a suggestion, page by page: for staff alone.
import { type Caller, mayUse } from '../../../domain/caller.ts'
import { isPublic, type Suggestion } from '../../../domain/suggestion.ts'
import type { Say } from '../../../locales/say.ts'
import { withTexts } from '../../../locales/with-texts.ts'
import type { ListedVoter } from '../../../store/repositories/vote-lists.ts'
import { actionId } from '../../../view/action-id.ts'
import { button, type Control, type Message } from '../../../view/message.ts'
import { lines, type Text } from '../../../view/text.ts'
import { votersRef } from '../../../view/voting-actions.ts'
import type { House } from '../../house.ts'
import { knownSuggestion, type Which } from '../known-suggestion.ts'
import { rootOf } from '../merge/root.ts'
import { namedMember } from '../named-member.ts'
import { fullTally } from './tally.ts'
import { staffTally } from './vote-facts.ts'

/** What a message holds without becoming a wall. */
const pageLength = 15

/** Those behind that account. */
export async function votersPage(
  house: House,
  caller: Caller,
  say: Say,
  which: Which,
  after: string,
): Promise<Message> {
  const suggestion = await rootOf(house, await knownSuggestion(house, caller, say, which))
  const { number, title } = suggestion
  const found = await house.store.of(caller.community).voteLists.page(suggestion.id, after, pageLength + 1)
  if (found.length === 0) return { text: say(after === '' ? 'vote.list-none' : 'vote.list-no-more', { number, title }) }
  const shown = found.slice(0, pageLength)
  const isTwo = (await fullTally(house, suggestion)).kind === 'two'
  const rows: Text[] = []
  for (const voter of shown) rows.push(await lineOf(house, suggestion, voter, say, isTwo))
  const counts = await staffTally(house, suggestion, say)
  const last = found.length > shown.length ? shown.at(-1) : undefined
  const more = (member: string): Control =>
    button(actionId(votersRef, suggestion.id, member), say.label('vote.list-more'))
  return {
    text: lines(withTexts(say, 'vote.list', { number, title }, { counts }), ...rows),
    ...(last === undefined ? {} : { controls: [more(last.member)] }),
  }
}

async function lineOf(
  house: House,
  { community }: Suggestion,
  { member, person, side, putBy }: ListedVoter,
  say: Say,
  isTwo: boolean,
): Promise<Text> {
  const { belonging, organisations } = house.store.of(community)
  const belongsTo = await belonging.of(person)
  const organisation = belongsTo === undefined ? undefined : await organisations.get(belongsTo.organisation)
  return say('vote.list-line', {
    name: await namedMember(house, community, member),
    side: isTwo ? side : 'one',
    belongs: organisation === undefined ? 'no' : 'yes',
    organisation: organisation?.name ?? '',
    put: putBy === undefined ? 'no' : 'yes',
    by: putBy === undefined ? '' : await namedMember(house, community, putBy),
  })
}

/** The way to it, for staff who look at a suggestion. */
export async function votersControls(
  _: House,
  caller: Caller,
  suggestion: Suggestion,
  say: Say,
): Promise<readonly Control[]> {
  const { id, number } = suggestion
  return mayUse('staff', caller.level) && isPublic(suggestion)
    ? [button(actionId(votersRef, id, ''), say.label('vote.list-button', { number }))]
    : []
}
