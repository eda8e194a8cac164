// Words that no suggestion may have in it: how they are set, and whether one is there.

/** As many as anybody keeps in mind, in one line. */
export const blockedWordsLength = 1000

/** Letters that are written without a space between words: what stands before and behind says nothing there. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

const plainly = (text: string): string => text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim()

/** The words that are set, separated by commas, each once. */
export const blockedWords = (setting: string): readonly string[] => [
  ...new Set(
    setting
      .split(',')
      .map(plainly)
      .filter((word) => word !== ''),
  ),
]

/** The first of them that stands in a text, as a whole word; undefined when none does. */
export function blockedWordIn(words: readonly string[], text: string): string | undefined {
  const searched = plainly(text)
  return words.find((word) => {
    const whole = unspaced.test(word)
      ? escaped(word)
      : `(?<![\\p{L}\\p{M}\\p{N}])${escaped(word)}(?![\\p{L}\\p{M}\\p{N}])`
    return new RegExp(whole, 'u').test(searched)
  })
}

const escaped = (word: string): string => word.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
