// The fonts that come with Hearth, and whose letters each of them draws.
import { fileURLToPath } from 'node:url'

export interface Face {
  /** The signs that it is asked for. */
  readonly draws: RegExp
  readonly file: string
}

const face = (draws: RegExp, url: string): Face => ({ draws, file: fileURLToPath(url) })

/** The first that has a sign draws it. */
export const faces: readonly Face[] = [
  // Latin, Greek, Cyrillic, and what every script has between its words.
  face(
    /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}\p{Script=Inherited}]/u,
    import.meta.resolve('@expo-google-fonts/noto-sans/600SemiBold/NotoSans_600SemiBold.ttf'),
  ),
  face(
    /^\p{Script=Devanagari}/u,
    import.meta.resolve('@expo-google-fonts/noto-sans/600SemiBold/NotoSans_600SemiBold.ttf'),
  ),
  face(
    /^\p{Script=Arabic}/u,
    import.meta.resolve('@expo-google-fonts/noto-sans-arabic/600SemiBold/NotoSansArabic_600SemiBold.ttf'),
  ),
  face(
    /^\p{Script=Hebrew}/u,
    import.meta.resolve('@expo-google-fonts/noto-sans-hebrew/600SemiBold/NotoSansHebrew_600SemiBold.ttf'),
  ),
  face(
    /^\p{Script=Thai}/u,
    import.meta.resolve('@expo-google-fonts/noto-sans-thai/600SemiBold/NotoSansThai_600SemiBold.ttf'),
  ),
  face(
    /^\p{Script=Armenian}/u,
    import.meta.resolve('@expo-google-fonts/noto-sans-armenian/600SemiBold/NotoSansArmenian_600SemiBold.ttf'),
  ),
  face(
    /^\p{Script=Georgian}/u,
    import.meta.resolve('@expo-google-fonts/noto-sans-georgian/600SemiBold/NotoSansGeorgian_600SemiBold.ttf'),
  ),
  face(
    /^\p{Script=Bengali}/u,
    import.meta.resolve('@expo-google-fonts/noto-sans-bengali/600SemiBold/NotoSansBengali_600SemiBold.ttf'),
  ),
  face(
    /^\p{Script=Gurmukhi}/u,
    import.meta.resolve('@expo-google-fonts/noto-sans-gurmukhi/600SemiBold/NotoSansGurmukhi_600SemiBold.ttf'),
  ),
  face(
    /^\p{Script=Gujarati}/u,
    import.meta.resolve('@expo-google-fonts/noto-sans-gujarati/600SemiBold/NotoSansGujarati_600SemiBold.ttf'),
  ),
  face(
    /^\p{Script=Tamil}/u,
    import.meta.resolve('@expo-google-fonts/noto-sans-tamil/600SemiBold/NotoSansTamil_600SemiBold.ttf'),
  ),
  face(
    /^\p{Script=Telugu}/u,
    import.meta.resolve('@expo-google-fonts/noto-sans-telugu/600SemiBold/NotoSansTelugu_600SemiBold.ttf'),
  ),
  face(
    /^\p{Script=Kannada}/u,
    import.meta.resolve('@expo-google-fonts/noto-sans-kannada/600SemiBold/NotoSansKannada_600SemiBold.ttf'),
  ),
  face(
    /^\p{Script=Malayalam}/u,
    import.meta.resolve('@expo-google-fonts/noto-sans-malayalam/600SemiBold/NotoSansMalayalam_600SemiBold.ttf'),
  ),
  face(
    /^\p{Script=Sinhala}/u,
    import.meta.resolve('@expo-google-fonts/noto-sans-sinhala/600SemiBold/NotoSansSinhala_600SemiBold.ttf'),
  ),
  face(
    /^\p{Script=Lao}/u,
    import.meta.resolve('@expo-google-fonts/noto-sans-lao/600SemiBold/NotoSansLao_600SemiBold.ttf'),
  ),
  face(
    /^\p{Script=Khmer}/u,
    import.meta.resolve('@expo-google-fonts/noto-sans-khmer/600SemiBold/NotoSansKhmer_600SemiBold.ttf'),
  ),
  face(
    /^\p{Script=Myanmar}/u,
    import.meta.resolve('@expo-google-fonts/noto-sans-myanmar/600SemiBold/NotoSansMyanmar_600SemiBold.ttf'),
  ),
  face(
    /^\p{Script=Ethiopic}/u,
    import.meta.resolve('@expo-google-fonts/noto-sans-ethiopic/600SemiBold/NotoSansEthiopic_600SemiBold.ttf'),
  ),
  face(/^\p{Script=Hangul}/u, import.meta.resolve('@expo-google-fonts/nanum-gothic/700Bold/NanumGothic_700Bold.ttf')),
  // Letters as ornaments, stars, arrows.
  face(
    /^\p{Script=Common}/u,
    import.meta.resolve('@expo-google-fonts/noto-sans-math/400Regular/NotoSansMath_400Regular.ttf'),
  ),
  face(
    /^\p{Script=Common}/u,
    import.meta.resolve('@expo-google-fonts/noto-sans-symbols/600SemiBold/NotoSansSymbols_600SemiBold.ttf'),
  ),
  face(
    /^\p{Script=Common}/u,
    import.meta.resolve('@expo-google-fonts/noto-emoji/600SemiBold/NotoEmoji_600SemiBold.ttf'),
  ),
  // The largest by far, so that it is asked last.
  face(
    /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Common}]/u,
    import.meta.resolve('@expo-google-fonts/noto-sans-sc/600SemiBold/NotoSansSC_600SemiBold.ttf'),
  ),
]
