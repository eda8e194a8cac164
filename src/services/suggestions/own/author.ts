// Whoever put a suggestion forward: how they are named, where they may be, and how they are told something. Of an author who
// wishes not to be named nothing here gives away who it is, not even where they are.
import type { Caller } from '../../../domain/caller.ts'
import type { Member } from '../../../domain/member.ts'
import { type SpaceRef, spaceKey } from '../../../domain/place.ts'
import type { Suggestion } from '../../../domain/suggestion.ts'
import type { Say } from '../../../locales/say.ts'
import type { Fact, Message } from '../../../view/message.ts'
import type { Text } from '../../../view/text.ts'
import type { House } from '../../house.ts'
import { lastAccountOf } from '../../personal/last-account.ts'
import { tellPerson } from '../../personal/tell.ts'
import { spaceNames } from '../../space-names.ts'
import { sayAmong } from '../../support/teams/alone.ts'
import { isAuthor } from '../known-suggestion.ts'
import { namedMember } from '../named-member.ts'

/** Whoever put it forward; elsewhere than in their own space, with its name. */
export async function authorText(house: House, suggestion: Suggestion, here: SpaceRef, say: Say): Promise<Text> {
  const { community, author, space, unnamed } = suggestion
  if (unnamed) return say('unnamed.author')
  const name = await namedMember(house, community, author)
  if (spaceKey(space) === spaceKey(here)) return [name]
  const named = await spaceNames(house, community, say)
  return say('suggestion.author-in', { name, space: named(space) })
}

/** What nobody but its author reads: that it is theirs. */
export async function yoursFacts(
  house: House,
  caller: Caller,
  suggestion: Suggestion,
  say: Say,
): Promise<readonly Fact[]> {
  if (!suggestion.unnamed || !(await isAuthor(house, caller, suggestion))) return []
  return [{ label: say.label('unnamed.yours'), value: say('unnamed.yours-value') }]
}

/**
 * Tells the author something privately, where they were last. To one who wishes not to be named no thread is opened, which
 * others could see, and no list of what did not get through says to whom it was.
 */
export async function tellAuthor(
  house: House,
  suggestion: Suggestion,
  message: (say: Say, account: Member) => Message | Promise<Message>,
): Promise<void> {
  const { community, unnamed } = suggestion
  const author = await house.store.of(community).members.get(suggestion.author)
  if (author === undefined) throw new Error('a suggestion has no author')
  const account = (await lastAccountOf(house, community, author.person, author.id)) ?? author
  const said = await message(await sayAmong(house, community, account.locale), account)
  await tellPerson(house, community, account.user, said, aboutAuthor(suggestion, !unnamed))
}

/** How what is told to an author goes to them. */
export const aboutAuthor = ({ id }: Pick<Suggestion, 'id'>, isNamed: boolean) =>
  isNamed ? { subject: id } : ({ waits: 'yes', hidden: 'yes' } as const)
