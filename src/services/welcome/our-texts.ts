// Hearth's own words as somebody would have typed them, with their placeholders: what a form shows where nothing else holds.
import {
  everyLanguage,
  textFor,
  type WelcomeTextKind,
  type WelcomeTextsByLanguage,
} from '../../domain/settings/welcome-texts.ts'
import { type Say, sayIn } from '../../locales/say.ts'

const name = '{name}'
const space = '{server}'
const late = 'no'

function ourText(kind: WelcomeTextKind, say: Say): string {
  switch (kind) {
    case 'public':
      return say.label('welcome.public', { name, late })
    case 'direct':
      return say.label('welcome.direct', { name, space, late })
    case 'guest':
      return say.label('welcome.guest', { name, space })
    default:
      return kind satisfies never
  }
}

/** What holds in a language without words of its own. `spaceLocale` is the language of whoever has none. */
export function textWithout(
  texts: WelcomeTextsByLanguage,
  kind: WelcomeTextKind,
  language: string,
  spaceLocale: string | undefined,
): string {
  const { [language]: _own, ...others } = texts
  const locale = language === everyLanguage ? undefined : language
  return textFor(others, kind, [locale])?.text ?? ourText(kind, sayIn(locale ?? spaceLocale))
}
