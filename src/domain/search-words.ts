// The words of a text as a search knows them, in any script: without capitals, accents and vowel signs that are left out as
// often as not. What is written without spaces between words is taken apart into pairs of letters.

/** A word that is looked for. */
export interface AskedWord {
  /** As it was asked for. */
  readonly whole: string
  /** As it is kept, without its ending. */
  readonly word: string
  /** It may not be all there yet: whatever begins so is meant. */
  readonly begins: boolean
}

/** Words are told apart by so many letters: what comes after is mostly an ending. */
const tellingLetters = 8
/** Of shorter words an s at the end may be part of them. */
const pluralFrom = 5
/** What is no word of letters alone is told apart by no more than this. */
const longest = 40
/** Nobody is looked for with more words than this. */
const askedAtMost = 24

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

/** Stands between the words of a title and those that the details have beside them; no word itself. */
const aside = ' | '

/** The words of a title and of its details, each once, with spaces between: what is kept to be found by. */
export function wordsKept(title: string, details = ''): string {
  const named = keptOf(title)
  const more = [...keptOf(details)].filter((word) => !named.has(word))
  const words = [...named].join(' ')
  return more.length === 0 ? words : `${words}${aside}${more.join(' ')}`
}

/** Where the words of the title end. */
export function titleEnd(kept: string): number {
  const at = kept.indexOf(aside)
  return at < 0 ? kept.length : at
}

function keptOf(text: string): Set<string> {
  const words = new Set<string>()
  for (const stretch of stretchesOf(text)) {
    const units = unitsOf(stretch)
    if (units === undefined) words.add(withoutEnding(stretch))
    else for (const word of [...pairsOf(units), units.at(-1) ?? '']) words.add(word)
  }
  return words
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
  if (units?.length === 1) return [{ whole: stretch, word: stretch, begins: true }]
  if (units !== undefined) return pairsOf(units).map((pair) => ({ whole: pair, word: pair, begins: false }))
  const word = withoutEnding(stretch)
  // One letter begins half of all words, and what is long enough is all there.
  return [{ whole: cut(stretch), word, begins: isBegun && stretch.length > 1 && word.length < tellingLetters }]
}

/** A word of letters without what tells one from many, or one case from another; anything else as it is. */
function withoutEnding(whole: string): string {
  if (!/^\p{L}+$/u.test(whole)) return cut(whole)
  const one = whole.length >= pluralFrom && whole.endsWith('s') ? whole.slice(0, -1) : whole
  return one.length > tellingLetters ? [...one].slice(0, tellingLetters).join('') : one
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
