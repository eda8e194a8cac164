// A community's own words for its greetings, by language. Set by `/welcome edit` alone.
import { z } from 'zod'
import { languagesOf } from '../language.ts'

/** Whom a text is for: everybody in the channel, the newcomer alone, or a guest alone. */
export const welcomeTextKinds = ['public', 'direct', 'guest'] as const
export type WelcomeTextKind = (typeof welcomeTextKinds)[number]

/** The language of the texts that are for whoever has none in their own. */
export const everyLanguage = 'all'

/** Characters of one text as it is typed. */
export const welcomeTextLength = 500

const words = z.string().min(1).max(welcomeTextLength).exactOptional()
const texts = z.object({ public: words, direct: words, guest: words })
export type WelcomeTexts = z.infer<typeof texts>

const namedChannel = z.object({
  /** The key of the space it is in. */
  space: z.string(),
  /** What the text calls it. */
  typed: z.string(),
  channel: z.string(),
  name: z.string(),
})

/** A channel that a text names, as it was found in a space. */
export type NamedChannel = z.infer<typeof namedChannel>

export const welcomeTextSettings = {
  /** By language: a tag of BCP 47, or `all`. */
  'welcome.texts': z.record(z.string(), texts).default({}),
  /** The channels that the texts name, as they were found when the texts were saved. */
  'welcome.text-channels': z.array(namedChannel).default([]),
}

export type WelcomeTextsByLanguage = Readonly<Record<string, WelcomeTexts>>

/** The text for a reader of these locales, the first that has one; else the one for all; undefined when there is none. */
export function textFor(
  texts: WelcomeTextsByLanguage,
  kind: WelcomeTextKind,
  locales: readonly (string | undefined)[],
): { readonly text: string; readonly language: string } | undefined {
  for (const language of [...locales.flatMap(languagesOf), everyLanguage]) {
    const text = texts[language]?.[kind]
    if (text !== undefined) return { text, language }
  }
  return undefined
}
