// The fonts that come with Hearth, and whose letters each of them draws.

export interface Face {
  /** The signs that it is asked for. */
  readonly draws: RegExp
  /** Where it is: one file, or the list of its parts, each a file with some of its signs beside that list. */
  readonly at: URL
  /** What the names of its parts begin with; absent where it is one file. */
  readonly parts?: string
}

/** A font in parts, of which a name needs few. */
function face(draws: RegExp, list: string): Face {
  const at = new URL(list)
  return { draws, at, parts: at.pathname.split('/').at(-2) ?? '' }
}

const whole = (draws: RegExp, file: string): Face => ({ draws, at: new URL(file) })

/** The first that has a sign draws it. */
export const faces: readonly Face[] = [
  face(
    /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Devanagari}\p{Script=Common}\p{Script=Inherited}]/u,
    import.meta.resolve('@fontsource-variable/noto-sans/unicode.json'),
  ),
  face(/^\p{Script=Arabic}/u, import.meta.resolve('@fontsource-variable/noto-sans-arabic/unicode.json')),
  face(/^\p{Script=Hebrew}/u, import.meta.resolve('@fontsource-variable/noto-sans-hebrew/unicode.json')),
  face(/^\p{Script=Thai}/u, import.meta.resolve('@fontsource-variable/noto-sans-thai/unicode.json')),
  face(/^\p{Script=Armenian}/u, import.meta.resolve('@fontsource-variable/noto-sans-armenian/unicode.json')),
  face(/^\p{Script=Georgian}/u, import.meta.resolve('@fontsource-variable/noto-sans-georgian/unicode.json')),
  face(/^\p{Script=Bengali}/u, import.meta.resolve('@fontsource-variable/noto-sans-bengali/unicode.json')),
  face(/^\p{Script=Gurmukhi}/u, import.meta.resolve('@fontsource-variable/noto-sans-gurmukhi/unicode.json')),
  face(/^\p{Script=Gujarati}/u, import.meta.resolve('@fontsource-variable/noto-sans-gujarati/unicode.json')),
  face(/^\p{Script=Tamil}/u, import.meta.resolve('@fontsource-variable/noto-sans-tamil/unicode.json')),
  face(/^\p{Script=Telugu}/u, import.meta.resolve('@fontsource-variable/noto-sans-telugu/unicode.json')),
  face(/^\p{Script=Kannada}/u, import.meta.resolve('@fontsource-variable/noto-sans-kannada/unicode.json')),
  face(/^\p{Script=Malayalam}/u, import.meta.resolve('@fontsource-variable/noto-sans-malayalam/unicode.json')),
  face(/^\p{Script=Sinhala}/u, import.meta.resolve('@fontsource-variable/noto-sans-sinhala/unicode.json')),
  face(/^\p{Script=Lao}/u, import.meta.resolve('@fontsource-variable/noto-sans-lao/unicode.json')),
  face(/^\p{Script=Khmer}/u, import.meta.resolve('@fontsource-variable/noto-sans-khmer/unicode.json')),
  face(/^\p{Script=Myanmar}/u, import.meta.resolve('@fontsource-variable/noto-sans-myanmar/unicode.json')),
  face(/^\p{Script=Ethiopic}/u, import.meta.resolve('@fontsource-variable/noto-sans-ethiopic/unicode.json')),
  face(/^\p{Script=Hangul}/u, import.meta.resolve('@fontsource-variable/noto-sans-kr/unicode.json')),
  // Letters as ornaments, stars, arrows, emoji.
  whole(
    /^\p{Script=Common}/u,
    import.meta.resolve('@expo-google-fonts/noto-sans-math/400Regular/NotoSansMath_400Regular.ttf'),
  ),
  whole(
    /^\p{Script=Common}/u,
    import.meta.resolve('@expo-google-fonts/noto-sans-symbols/600SemiBold/NotoSansSymbols_600SemiBold.ttf'),
  ),
  whole(
    /^\p{Script=Common}/u,
    import.meta.resolve('@expo-google-fonts/noto-emoji/600SemiBold/NotoEmoji_600SemiBold.ttf'),
  ),
  face(
    /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Common}]/u,
    import.meta.resolve('@fontsource-variable/noto-sans-sc/unicode.json'),
  ),
]
