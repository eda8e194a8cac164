// A suggestion in one line of a list: its number, its title, where it stands, and how many want it.
import type { Suggestion } from '../../domain/suggestion.ts'
import type { Say } from '../../locales/say.ts'
import type { Text } from '../../view/text.ts'
import type { House } from '../house.ts'
import { statusWords } from './status-words.ts'
import { shownTally, tallyLine } from './voting/tally.ts'

/** The line, in the reader's language. */
export async function suggestionLine(house: House, say: Say, suggestion: Suggestion): Promise<Text> {
  const { number, title, status } = suggestion
  const votes = tallyLine(await shownTally(house, suggestion), say)
  return say('suggestion.list.line', { number, title, status: statusWords(say, status), votes })
}
