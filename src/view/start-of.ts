// Where words may be cut: between two characters as people see them, never inside an emoji or a letter with its accents.
import { closed } from './visible.ts'

/** Made when words are first cut: the running system takes its time to make one. */
let characters: Intl.Segmenter | undefined

/** The longest start of the words within `most`, with the directional marks closed that it leaves open. */
export function startOf(words: string, most: number): string {
  let end = wholeCharacters(words, most)
  for (;;) {
    const start = closed(words.slice(0, end))
    if (start.length <= most || end === 0) return start
    end = wholeCharacters(words, end - (start.length - most))
  }
}

/** How long the start of at most `most` is that ends where a character does. */
function wholeCharacters(words: string, most: number): number {
  if (most >= words.length) return words.length
  if (most <= 0) return 0
  let from = most
  while (from > 0 && !(isSimple(words, from - 1) && isSimple(words, from))) from -= 1
  // Two more places are enough to tell whether a character goes on.
  characters ??= new Intl.Segmenter('en', { granularity: 'grapheme' })
  const found = characters.segment(words.slice(from, most + 2)).containing(most - from)
  return from + (found?.index ?? 0)
}

/** Between two of these a character always ends, which spares looking at all that stands before. */
const isSimple = (words: string, at: number): boolean => words.charCodeAt(at) >= 0x20 && words.charCodeAt(at) < 0x7f
