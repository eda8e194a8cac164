// The language of a saved reply as people read it.
import { languageName } from '../../../domain/language.ts'
import type { Say } from '../../../locales/say.ts'

/** Undefined: it is for everybody. */
export const languageSaid = (say: Say, language: string | undefined): string =>
  language === undefined ? say.label('reply.every-language') : languageName(language, say.locale)
