// A suggestion in one line of a list: its number, its title, where it stands, and how many want it.
import type { Suggestion } from '../../domain/suggestion.ts'
import type { Say } from '../../locales/say.ts'
import type { Text } from '../../view/text.ts'
import type { House } from '../house.ts'
import { rootOf } from './merge/root.ts'
import { statusWords } from './status-words.ts'
import { shownTally, tallyLine } from './voting/tally.ts'

/** The line, in the reader's language. */
export async function suggestionLine(house: House, say: Say, suggestion: Suggestion): Promise<Text> {
  const { number, title } = suggestion
  const votes = await votesOf(house, suggestion, say)
  return say('suggestion.list.line', { number, title, status: stateWords(say, suggestion), votes })
}

/** Of what only its author and staff see, that nobody else does. */
function stateWords(say: Say, { status, publishedAt, withdrawnAt }: Suggestion): string {
  if (withdrawnAt !== undefined) return say.label('suggestion.list.withdrawn')
  return publishedAt === undefined ? say.label('suggestion.list.unpublished') : statusWords(say, status)
}

/** In few words; of what was merged, where it counts. */
async function votesOf(house: House, suggestion: Suggestion, say: Say): Promise<string> {
  if (suggestion.mergedInto === undefined) return tallyLine(await shownTally(house, suggestion), say)
  return say.label('suggestion.list.merged', { number: (await rootOf(house, suggestion)).number })
}
