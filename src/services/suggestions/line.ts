// A suggestion in one line of a list: its number, its title, where it stands, and how many want it.
import type { Suggestion } from '../../domain/suggestion.ts'
import type { Say } from '../../locales/say.ts'
import type { Text } from '../../view/text.ts'
import type { House } from '../house.ts'
import { statusWords } from './status-words.ts'

/** The line, in the reader's language. */
export async function suggestionLine(
  house: House,
  say: Say,
  { community, id, number, title, status }: Suggestion,
): Promise<Text> {
  const count = await house.store.of(community).votes.tally(id)
  return say('suggestion.list.line', { number, title, status: statusWords(say, status), count })
}
