// The suggestions that are like an idea, before that is put forward as one more.
import type { CommunityId } from '../../../domain/ids.ts'
import { alike, isNamedIn } from '../../../domain/likeness.ts'
import { wordsKept } from '../../../domain/search-words.ts'
import type { Suggestion } from '../../../domain/suggestion.ts'
import type { House } from '../../house.ts'
import type { Idea } from '../put-forward.ts'
import { sorted } from './ranked.ts'
import { inFull } from './searched.ts'

/** As many as anybody reads before they go on. */
const shownAtMost = 5

/** Those that say most of what it says, or whose own title is all in it; the likest first. */
export async function similarTo(
  house: House,
  community: CommunityId,
  { title, details }: Pick<Idea, 'title' | 'details'>,
): Promise<readonly Suggestion[]> {
  const own = wordsKept(title, details)
  const ranked = sorted(await house.store.of(community).suggestionSearch.search(title))
  const similar = ranked.filter((one) => one.likeness >= alike || (one.likeness >= partly && isNamedIn(one, own)))
  return inFull(
    house,
    community,
    similar.slice(0, shownAtMost).map(({ id }) => id),
  )
}

/** What is all in it and yet a small part of it is about something else. */
const partly = 0.3
