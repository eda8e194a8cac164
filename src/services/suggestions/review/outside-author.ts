// An author without an account: nobody can write to them here, so whoever decides tells them, and reads how they are reached.
import { hasNoAccount } from '../../../domain/contact.ts'
import type { Member } from '../../../domain/member.ts'
import type { Suggestion } from '../../../domain/suggestion.ts'
import type { Say } from '../../../locales/say.ts'
import type { Text } from '../../../view/text.ts'
import type { House } from '../../house.ts'
import { reachOf } from '../../support/contacts/reach-words.ts'

type Known = Pick<House, 'store'>

/** The author, where they have no account; undefined for everybody else. */
export async function outsideAuthor(
  { store }: Known,
  { community, author }: Pick<Suggestion, 'community' | 'author'>,
): Promise<(Member & Pick<Suggestion, 'community'>) | undefined> {
  const member = await store.of(community).members.get(author)
  return member === undefined || !hasNoAccount(member.user) ? undefined : { ...member, community }
}

/** How they are reached, as one reads it. */
export const reachOfAuthor = (
  house: Known,
  { community, id }: Pick<Member, 'id'> & Pick<Suggestion, 'community'>,
  say: Say,
) => reachOf(house, community, id, say)

/** Said below to whoever decided something that such an author is to hear of; nothing for everybody else. */
export async function tellThemYourself(house: Known, suggestion: Suggestion, say: Say): Promise<readonly Text[]> {
  const author = await outsideAuthor(house, suggestion)
  if (author === undefined) return []
  return [say('review.tell-yourself', { name: author.name }), await reachOfAuthor(house, author, say)]
}
