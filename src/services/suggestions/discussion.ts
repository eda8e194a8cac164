// The thread to talk about a suggestion, under its card in each space: begun with the card, and over with the suggestion.
import type { Ended } from '../../delivery/delivery.ts'
import type { Owner } from '../../delivery/owner.ts'
import { type CommunityId, type SuggestionId, suggestionId } from '../../domain/ids.ts'
import { type MessageRef, type SpaceRef, spaceKey, type ThreadPlace } from '../../domain/place.ts'
import { isOver, type Suggestion } from '../../domain/suggestion.ts'
import type { Say } from '../../locales/say.ts'
import type { Fact } from '../../view/message.ts'
import { lines, type Text } from '../../view/text.ts'
import { type House, knownSpace } from '../house.ts'
import { threadUnder } from '../support/team-room.ts'
import { sayAmong } from '../support/teams/alone.ts'
import { suggestionSubject } from './known-suggestion.ts'
import { statusWords } from './status-words.ts'

/** The names of the follow-ups: of a thread that is begun, and of all that is done in it later. */
export const discussionBegun = 'suggestion.discussion-begun'
export const discussionActed = 'suggestion.discussion-acted'

const acted = (id: SuggestionId) => ({ followUp: { name: discussionActed, args: { suggestion: id } } })

const sayThere = async (house: House, community: CommunityId, { space }: ThreadPlace): Promise<Say> =>
  sayAmong(house, community, (await knownSpace(house, community, space)).locale)

/** Begins it under a card that has just come to stand, where that is wished: once in each space, however often it is posted. */
export async function beginDiscussion(
  house: House,
  community: CommunityId,
  id: SuggestionId,
  card: MessageRef,
): Promise<void> {
  const { settings, suggestions, discussions } = house.store.of(community)
  if ((await settings.get())['suggestions.threads'] === 'off') return
  const suggestion = await suggestions.get(id)
  const thread = threadUnder(card)
  if (suggestion === undefined || isOver(suggestion) || !(await discussions.begin(id, thread))) return
  const { number, title } = suggestion
  const name = (await sayThere(house, community, thread)).label('discussion.thread', { number, title })
  const followUp = { name: discussionBegun, args: { suggestion: id } }
  await house.delivery.send(community, { kind: 'startThread', thread, title: name }, { followUp })
}

/** The follow-up: it says what it is for, or there is none. */
export async function begun(house: House, { community, args, effect, outcome }: Ended): Promise<Owner> {
  const { suggestions, discussions } = house.store.of(community)
  const suggestion = await suggestions.get(suggestionId(args.suggestion ?? ''))
  if (suggestion === undefined || effect.kind !== 'startThread') return 'unowned'
  const { thread } = effect
  if (outcome.kind === 'refused') {
    await discussions.drop(thread)
    return outcome.reason === 'gone' ? 'owned' : 'unowned'
  }
  const { number, title } = suggestion
  const text = (await sayThere(house, community, thread))('discussion.first', { number, title })
  await house.delivery.send(community, { kind: 'post', place: thread, message: { text } }, acted(suggestion.id))
  await house.delivery.touch(community, suggestionSubject(suggestion.id))
  return 'owned'
}

/** The follow-up: what somebody has deleted by hand is missed by nobody. */
export const wasActed = async ({ outcome }: Ended): Promise<Owner> =>
  outcome.kind === 'done' || outcome.reason === 'gone' ? 'owned' : 'unowned'

/** What has happened to a suggestion ends its discussions with a last line, or lets them go on. */
export async function discussionsFollow(house: House, suggestion: Suggestion): Promise<void> {
  const { community, id } = suggestion
  const { discussions } = house.store.of(community)
  const over = isOver(suggestion)
  for (const { thread, endedAt } of await discussions.of(id)) {
    if (over === (endedAt !== undefined)) continue
    const say = await sayThere(house, community, thread)
    const text = over ? await endSaid(house, suggestion, say) : say('discussion.goes-on', named(suggestion, say))
    const line = { kind: 'post', place: thread, message: { text } } as const
    const turn = { kind: over ? 'closeThread' : 'reopenThread', thread } as const
    // Nobody can write in one that is closed, Hearth neither.
    for (const effect of over ? [line, turn] : [turn, line]) await house.delivery.send(community, effect, acted(id))
    await discussions.ended(thread, over ? house.clock.now() : undefined)
  }
}

const named = ({ number, status }: Suggestion, say: Say) => ({ number, status: statusWords(say, status) })

async function endSaid(house: House, suggestion: Suggestion, say: Say): Promise<Text> {
  const { community, number, withdrawnAt, mergedInto, reason } = suggestion
  const thanks = say('discussion.thanks')
  if (withdrawnAt !== undefined) return lines(say('discussion.withdrawn', { number }), thanks)
  const into = mergedInto === undefined ? undefined : await house.store.of(community).suggestions.get(mergedInto)
  if (into !== undefined)
    return lines(say('discussion.merged', { number, into: into.number, title: into.title }), thanks)
  const why = reason === undefined ? [] : [say('discussion.reason', { reason })]
  return lines(say('discussion.decided', named(suggestion, say)), ...why, thanks)
}

/** On the card: the way into the thread of that space, and how much was said in all of them. */
export async function discussionFacts(
  house: House,
  { community, id }: Suggestion,
  here: SpaceRef,
  say: Say,
): Promise<readonly Fact[]> {
  const { comments, discussions } = house.store.of(community)
  const count = await comments.count(id)
  const own = (await discussions.of(id)).find(({ thread }) => spaceKey(thread.space) === spaceKey(here))
  if (own === undefined && count === 0) return []
  const label = say.label('suggestion.discussion')
  if (own === undefined) return [{ label, value: say('suggestion.comments', { count }) }]
  const place = { kind: 'place', place: own.thread, name: say.label('discussion.name') } as const
  return [{ label, value: say('discussion.fact', { place, count }) }]
}
