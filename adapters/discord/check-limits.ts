// One sentence for a limit that is exceeded, and for each language in which it is.
import { catalogues, type Say, sayIn } from '../../src/locales/say.ts'

/** What is too many, as a list of one sentence; of none when it fits. */
export const atMost = (where: string, what: string, count: number, most: number): string[] =>
  count <= most ? [] : [`${where} has ${count} ${what}; Discord takes ${most}`]

/** The problems of every language, each with its name. */
export const eachLanguage = (check: (say: Say) => string[]): string[] =>
  Object.keys(catalogues).flatMap((locale) => check(sayIn(locale)).map((problem) => `${problem} (${locale})`))
