// For staff: the suggestions that wait for a decision, by team and the longest first, with the way to decide.
import type { Caller } from '../../domain/caller.ts'
import { undecidedStatuses } from '../../domain/suggestion.ts'
import type { Say } from '../../locales/say.ts'
import { actionId } from '../../view/action-id.ts'
import { decideFormRef } from '../../view/actions.ts'
import { suggestionTeam } from '../../view/deciding-actions.ts'
import type { Message } from '../../view/message.ts'
import { lines, plain, type Text } from '../../view/text.ts'
import type { House } from '../house.ts'
import { waitedWords } from '../waited-words.ts'
import { selectOne } from './choose.ts'
import { byTeam, overdueLine, overdueOf, waitsSince } from './deciding/overdue.ts'

/** What a message holds without becoming a wall; the select takes more. */
const listLength = 10

/** The list, with a select that opens the form for one of them, and one that gives what is nobody's to a team. */
export async function undecidedSuggestions(house: House, caller: Caller, say: Say): Promise<Message> {
  const { community } = caller
  const found = await house.store.of(community).suggestions.list({ statuses: undecidedStatuses })
  if (found.length === 0) return { text: say('decide.waiting-none') }
  const oldestFirst = found.toSorted((one, other) => waitsSince(one) - waitsSince(other) || one.number - other.number)
  const now = house.clock.now()
  const overdue = await overdueOf(house, community, oldestFirst)
  const canGive = overdue.canGive && !say.alone
  const shares = await byTeam(house, community, oldestFirst.slice(0, listLength))
  const rows = shares.flatMap(({ team, suggestions }): readonly Text[] => [
    ...(canGive ? [team === undefined ? say('decide.waiting-nobody') : plain(`${team}:`)] : []),
    ...suggestions.map((one) =>
      say('decide.waiting-line', {
        ...{ number: one.number, title: one.title, waited: waitedWords(say, now - waitsSince(one)) },
      }),
    ),
  ])
  const nobodys = oldestFirst.filter(({ team }) => team === undefined)
  const give = selectOne(actionId(suggestionTeam), say.label('decide.waiting-give'), nobodys, say)
  return {
    text: lines(say('decide.waiting', { count: found.length }), ...rows, ...overdueLine(overdue, say)),
    controls: [
      selectOne(actionId(decideFormRef), say.label('decide.waiting-pick'), oldestFirst, say),
      ...(canGive && nobodys.length > 0 ? [give] : []),
    ],
  }
}
