// The words of a text as a search knows them, in any script: without capitals, accents and vowel signs that are left out as
// often as not. What is written without spaces between words is taken apart into pairs of letters.

/** A word that is looked for. */
export interface AskedWord {
  /** As it was asked for. */
  readonly whole: string
  /** What is looked for: of a long word, all but its ending. */
  readonly word: string
  /** So many letters may follow; undefined: it is found alone. */
  readonly more: number | undefined
}

/** Longer words are told apart by no more than this. */
const longest = 40
/** Nobody is looked for with more words than this. */
const askedAtMost = 24
/** A word of fewer letters has no ending to leave out. */
const shortest = 4

/** Marks that make another spelling of the same letter, not another letter. */
const spellings = /(?<=[\p{sc=Latn}\p{sc=Grek}\p{sc=Cyrl}\p{sc=Arab}\p{sc=Hebr}]\p{M}*)\p{M}+|\u0640/gu
const runs = /[\p{L}\p{N}\p{M}]+/gu
/** Scripts whose words stand side by side without a space, and Korean, whose words take endings. */
const unspaced =
  /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{sc=Hang}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}\p{sc=Tibt}]/u
/** Stretches of such a script, and of all the others. */
const stretches = new RegExp(`(?:${unspaced.source}\\p{M}*)+|(?:(?!${unspaced.source})[\\p{L}\\p{N}\\p{M}])+`, 'gu')
const letters = /[\p{L}\p{N}]\p{M}*|\p{M}/gu
const plainWords = /^[\w\s.,:;!?'"()/&+-]*$/

/** One spelling for all of what means the same letters. */
export function folded(text: string): string {
  if (plainWords.test(text)) return text.toLowerCase()
  const apart = text.normalize('NFKD').replaceAll(spellings, '')
  // By way of the capitals, in which two small letters may be one.
  return apart.normalize('NFC').toUpperCase().toLowerCase().normalize('NFC')
}

/** The words of a text, each once, with a space between: what is kept of it to be found by. */
export function wordsKept(...texts: readonly (string | undefined)[]): string {
  const words = new Set<string>()
  for (const text of texts)
    for (const stretch of stretchesOf(text ?? '')) {
      const units = unitsOf(stretch)
      for (const word of units === undefined ? [stretch] : [...pairsOf(units), units.at(-1) ?? '']) words.add(cut(word))
    }
  return [...words].join(' ')
}

/** The words that somebody asks for, in their order, each once. `typing`: the last one may not be all there yet. */
export function wordsAsked(text: string, typing = false): readonly AskedWord[] {
  const asked = new Map<string, AskedWord>()
  const all = [...stretchesOf(text)]
  for (const [at, stretch] of all.entries())
    for (const one of askedOf(stretch, typing && at === all.length - 1)) asked.set(one.word, one)
  return [...asked.values()].slice(0, askedAtMost)
}

function askedOf(stretch: string, isBegun: boolean): readonly AskedWord[] {
  const units = unitsOf(stretch)
  // One letter alone is found wherever a pair begins with it, and where it ends a stretch.
  if (units?.length === 1) return [{ whole: stretch, word: stretch, more: Number.POSITIVE_INFINITY }]
  if (units !== undefined) return pairsOf(units).map((pair) => ({ whole: pair, word: pair, more: undefined }))
  const whole = cut(stretch)
  // One letter begins half of all words.
  if (isBegun && whole.length > 1) return [{ whole, word: whole, more: Number.POSITIVE_INFINITY }]
  return [withoutEnding(whole)]
}

/** Short words are asked for as they are, longer ones with whatever ending. */
function withoutEnding(whole: string): AskedWord {
  if (whole.length < shortest || !/^\p{L}+$/u.test(whole)) return { whole, word: whole, more: undefined }
  const ending = whole.length > shortest + 2 ? 2 : Number(whole.length > shortest + 1 || /^.{4}s$/.test(whole))
  return { whole, word: whole.slice(0, whole.length - ending), more: ending + 2 }
}

function* stretchesOf(text: string): Iterable<string> {
  for (const [run] of folded(text).matchAll(runs)) {
    if (!unspaced.test(run)) yield run
    else for (const [stretch] of run.matchAll(stretches)) yield stretch
  }
}

const unitsOf = (stretch: string): readonly string[] | undefined =>
  unspaced.test(stretch) ? (stretch.match(letters) ?? [stretch]) : undefined

const pairsOf = (units: readonly string[]): readonly string[] =>
  units.slice(1).map((unit, before) => `${units[before]}${unit}`)

/** Never through the middle of a letter. */
const cut = (word: string): string => (word.length <= longest ? word : [...word].slice(0, longest).join(''))
