// The language that somebody names in a command, as a tag or by its name.
import { readLanguage } from '../../domain/language.ts'
import { everyLanguage } from '../../domain/settings/welcome-texts.ts'
import type { Say } from '../../locales/say.ts'
import { UserError } from '../../ports/errors.ts'

/** Its tag, or `all`; without a name the same. Throws a UserError where there is no such language. */
export function chosenLanguage(typed: string | undefined, say: Say): string {
  if (typed === undefined || typed.trim().toLowerCase() === everyLanguage) return everyLanguage
  const found = readLanguage(typed, say.locale)
  if (found === undefined)
    throw new UserError(say('welcome.language-unknown', { typed: { kind: 'quote', text: typed } }))
  return found
}
