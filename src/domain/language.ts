// Languages as people name them and as platforms do: a tag of BCP 47 each, `de` or `pt-BR`.

/** Those that are offered while somebody types; any other can be typed. */
const common =
  'en de fr es pt-BR it nl pl ru uk tr ar hi zh-CN zh-TW ja ko vi id th sv da fi nb cs sk hu ro bg el he fa hr lt ca'.split(
    ' ',
  )

/** A tag as it is written everywhere; undefined when it is none, or of no language that the running system knows. */
export function languageTag(typed: string): string | undefined {
  const tag = typed
    .trim()
    .replaceAll('_', '-')
    .replace(/^es-LA$/i, 'es-419')
  if (!/^[a-z]{2,3}(-[a-z0-9]{2,8}){0,2}$/i.test(tag)) return undefined
  try {
    const [canonical = ''] = Intl.getCanonicalLocales(tag)
    return names('en', 'none').of(canonical.split('-')[0] ?? '') === undefined ? undefined : canonical
  } catch {
    return undefined
  }
}

/** A language as people type it: its tag, or its name in the reader's language or in itself. */
export function readLanguage(typed: string, readerLocale: string): string | undefined {
  const wanted = typed.trim().toLowerCase()
  const named = common.find((tag) =>
    [readerLocale, 'en', tag].some((locale) => languageName(tag, locale).toLowerCase() === wanted),
  )
  return named ?? languageTag(typed)
}

/** What a language is called in the reader's own. */
export const languageName = (tag: string, readerLocale: string): string => names(readerLocale, 'code').of(tag) ?? tag

/** The languages that begin with what is typed, by tag or by name. */
export function languagesLike(typed: string, readerLocale: string): readonly string[] {
  const wanted = typed.trim().toLowerCase()
  return common.filter((tag) =>
    [tag, languageName(tag, readerLocale), languageName(tag, tag)].some((name) =>
      name.toLowerCase().startsWith(wanted),
    ),
  )
}

/** A reader's language and the wider ones it is of, the nearest first: `pt-BR`, `pt`. */
export function languagesOf(locale: string | undefined): readonly string[] {
  if (locale === undefined) return []
  const found = widerThan.get(locale) ?? findLanguagesOf(locale)
  // Platforms name few locales; whatever else is read here is not kept for ever.
  if (widerThan.size >= localesAtMost) widerThan.clear()
  widerThan.set(locale, found)
  return found
}

const widerThan = new Map<string, readonly string[]>()
const localesAtMost = 200

function findLanguagesOf(locale: string): readonly string[] {
  const tag = languageTag(locale)
  if (tag === undefined) return []
  const subtags = tag.split('-')
  return subtags.map((_, index) => subtags.slice(0, subtags.length - index).join('-'))
}

const known = new Map<string, Intl.DisplayNames>()

/** The names of languages in one; making them anew each time is slow. */
function names(locale: string, fallback: 'code' | 'none'): Intl.DisplayNames {
  const key = `${locale} ${fallback}`
  const made = known.get(key) ?? new Intl.DisplayNames([locale], { type: 'language', fallback })
  known.set(key, made)
  return made
}
