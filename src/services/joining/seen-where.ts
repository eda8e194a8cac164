// What is seen where once two sides are one community: said before they join, on both sides, in the same words.
import type { Say } from '../../locales/say.ts'
import type { Fact } from '../../view/message.ts'

/** The facts of it. `settings` is the name of the side whose settings hold for both. */
export const seenWhere = (say: Say, settings: string): readonly Fact[] => [
  { label: say.label('joining.seen.suggestions'), value: say('joining.seen.suggestions-how') },
  { label: say.label('joining.seen.support'), value: say('joining.seen.support-how') },
  { label: say.label('joining.seen.digest'), value: say('joining.seen.digest-how') },
  { label: say.label('joining.seen.settings'), value: say('joining.seen.settings-how', { space: settings }) },
  { label: say.label('joining.seen.apart'), value: say('joining.seen.apart-how') },
]
