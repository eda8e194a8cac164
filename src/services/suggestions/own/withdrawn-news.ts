// What whoever voted on a suggestion or follows it is told when it is open to nobody any more.
import type { Suggestion } from '../../../domain/suggestion.ts'
import type { VoteSide } from '../../../domain/vote.ts'
import type { Say } from '../../../locales/say.ts'
import type { Message } from '../../../view/message.ts'
import type { Text } from '../../../view/text.ts'
import { howConcerned } from '../decision.ts'

/** In words, and in one line among other news; undefined while it is open. */
export function withdrawnNews(
  { number, title, withdrawnAt, withdrawnBy }: Suggestion,
  side: VoteSide | undefined,
  say: Say,
): { readonly message: Message; readonly line: Text } | undefined {
  if (withdrawnAt === undefined) return undefined
  const text = say('withdraw.told-voter', { number, title, by: withdrawnBy ?? 'author', how: howConcerned(side) })
  return { message: { text }, line: text }
}
