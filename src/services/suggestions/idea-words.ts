// The words of a message as a suggestion: its first line is the title, and where there is more, all of it the details.
import { detailsLength, titleLength } from '../../domain/suggestion.ts'
import { startOf } from '../../view/start-of.ts'

const cut = (words: string, most: number): string =>
  words.length <= most ? words : `${startOf(words, most - 1).trimEnd()}\u2026`

/** Both, as long as they may be. */
export function ideaWords(text: string): { readonly title: string; readonly details: string } {
  const words = text.trim()
  const line = (words.split('\n')[0] ?? '').replaceAll(/\s+/g, ' ').trim()
  return {
    title: cut(line, titleLength),
    details: words === line && line.length <= titleLength ? '' : cut(words, detailsLength),
  }
}
