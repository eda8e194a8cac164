// Numbers in a language: how they are written, and which form of a word goes with them. What knows either is made once.

const formats = new Map<string, Intl.NumberFormat>()
const rules = new Map<string, Intl.PluralRules>()
/** What small numbers are called: to ask takes longer than all else about a sentence, and nearly all numbers are small. */
const called = new Map<string, string>()
const small = 100

function remembered<Made>(known: Map<string, Made>, name: string, make: () => Made): Made {
  const before = known.get(name)
  if (before !== undefined) return before
  const made = make()
  known.set(name, made)
  return made
}

/** The number as the language writes it: `1,234`. */
export const written = (locale: string, number: number): string =>
  remembered(formats, locale, () => new Intl.NumberFormat(locale)).format(number)

/** What the language calls such a number: `one`, `few`, `other`. */
export function pluralOf(locale: string, number: number): string {
  const ask = (): string => remembered(rules, locale, () => new Intl.PluralRules(locale)).select(number)
  const isSmall = Number.isInteger(number) && number >= 0 && number < small
  return isSmall ? remembered(called, `${locale} ${number}`, ask) : ask()
}
