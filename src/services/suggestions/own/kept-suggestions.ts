// What is kept of somebody of suggestions: what they put forward, also without their name, with what it said before; what they
// voted for; and that they wrote under cards.
import type { CommunityId, MemberId } from '../../../domain/ids.ts'
import { isEnded, type Suggestion } from '../../../domain/suggestion.ts'
import type { Say } from '../../../locales/say.ts'
import type { House } from '../../house.ts'
import type { KeptPart } from '../../support/keeping/kept-part.ts'
import { momentSaid } from '../../support/keeping/transcript-words.ts'
import { suggestionSubject } from '../known-suggestion.ts'
import { statusWords } from '../status-words.ts'
import { standingChanged, withdrawnForGood } from './withdraw.ts'

export const keptSuggestions: KeptPart = {
  async of(house, community, accounts, say) {
    const { takenPart, suggestions } = house.store.of(community)
    const ids = await takenPart.putForward(accounts)
    const voted = await takenPart.voted(accounts)
    const comments = await takenPart.comments(accounts)
    const rows: string[] = []
    for (const id of ids) {
      const suggestion = await suggestions.get(id)
      if (suggestion !== undefined) rows.push(...(await suggestionRows(house, suggestion, say)))
    }
    for (const { suggestion, at } of voted) {
      const found = await suggestions.get(suggestion)
      if (found === undefined) continue
      const { number, title } = found
      rows.push(say.label('suggestion.file.vote', { number, title, at: momentSaid(say, at) }))
    }
    if (comments > 0) rows.push(say.label('suggestion.file.comments', { comments }))
    const count = ids.length + voted.length + comments
    const counted = { suggestions: ids.length, votes: voted.length, comments }
    return {
      ...{ count, rows },
      said: count === 0 ? [] : [say('suggestion.kept', counted)],
      goes: count === 0 ? [] : [say('suggestion.kept.goes', counted)],
      stays: [],
    }
  },
  forget: forgetSuggestions,
}

/** One of theirs word for word, with what it said before. */
async function suggestionRows(house: House, suggestion: Suggestion, say: Say): Promise<readonly string[]> {
  const { community, id, number, title, details, status, createdAt, unnamed, withdrawnAt, source } = suggestion
  const named = { number, title, status: statusWords(say, status), unnamed: unnamed ? 'yes' : 'no' }
  const earlier = await house.store.of(community).suggestionEdits.of(id)
  return [
    say.label('suggestion.file', { ...named, at: momentSaid(say, createdAt) }),
    ...(details === undefined ? [] : [`  ${details}`]),
    ...(source === undefined ? [] : [`  ${source}`]),
    ...(withdrawnAt === undefined
      ? []
      : [`  ${say.label('suggestion.file.withdrawn', { at: momentSaid(say, withdrawnAt) })}`]),
    ...earlier.map(
      (edit) =>
        `  ${say.label('suggestion.file.earlier', { at: momentSaid(say, edit.at), title: edit.title, details: edit.details ?? '' })}`,
    ),
  ]
}

/** The words of what they put forward go; what is open is taken back by that. Their votes count no more. */
async function forgetSuggestions(house: House, community: CommunityId, accounts: readonly MemberId[]): Promise<void> {
  const { takenPart, suggestions, suggestionEdits, votes } = house.store.of(community)
  const { delivery } = house
  const at = house.clock.now()
  for (const id of await takenPart.putForward(accounts)) {
    const suggestion = await suggestions.get(id)
    if (suggestion === undefined) continue
    await takenPart.blank(id)
    await suggestionEdits.forget(id)
    await delivery.notLater(community, withdrawnForGood, id)
    if (suggestion.withdrawnAt === undefined && !isEnded(suggestion))
      await suggestions.change(id, { withdrawnAt: at, withdrawnBy: 'author' })
    await delivery.touch(community, suggestionSubject(id))
    await standingChanged(house, (await suggestions.get(id)) ?? suggestion)
  }
  const voted = await takenPart.voted(accounts)
  await takenPart.forget(accounts)
  for (const { suggestion } of voted) {
    const found = await suggestions.get(suggestion)
    if (found === undefined) continue
    await votes.countAnew(found.countsFor)
    await delivery.touch(community, suggestionSubject(found.countsFor))
  }
}
