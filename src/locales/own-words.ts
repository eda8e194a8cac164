// Sentences for which a community has words of its own.
import type { Say, SentenceArguments, SentenceKey } from './say.ts'

/** The words by the sentence that they stand for; they are said as they are. */
export type OwnWords = Readonly<Partial<Record<SentenceKey, string>>>

/** The sentences with these in the place of ours. */
export function withOwnWords(say: Say, own: OwnWords): Say {
  if (Object.keys(own).length === 0) return say
  const text = (key: SentenceKey, args?: SentenceArguments) => {
    const words = own[key]
    return words === undefined ? say(key, args) : [{ kind: 'plain', text: words } as const]
  }
  const label: Say['label'] = (key, args) => own[key] ?? say.label(key, args)
  return Object.assign(text, { label, locale: say.locale, alone: say.alone })
}
