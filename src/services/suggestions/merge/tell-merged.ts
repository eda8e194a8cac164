// Tells everyone who put a merged suggestion forward, voted on it or follows it where it is now, one person after the other. The first is
// told after a minute: a merge that is taken back within it is told to nobody. What is due names the account that was told last,
// so that a stop loses nobody and tells nobody twice.
import type { DueNow } from '../../../delivery/delivery.ts'
import type { Caller } from '../../../domain/caller.ts'
import { type CommunityId, type MemberId, memberId, type SuggestionId, suggestionId } from '../../../domain/ids.ts'
import type { Suggestion } from '../../../domain/suggestion.ts'
import type { House } from '../../house.ts'
import { lastAccountOf } from '../../personal/last-account.ts'
import { tellPerson } from '../../personal/tell.ts'
import { tellUnasked } from '../../personal/unasked.ts'
import { sayAmong } from '../../support/teams/alone.ts'
import { aboutAuthor } from '../own/author.ts'
import { ids, under } from './count-merged.ts'
import { rootOf } from './root.ts'
import { mergeNews } from './words.ts'

/** The kind of what is due. */
export const mergeTold = 'suggestion.merge-told'

const firstAfterMs = 60_000
/** Discord takes many direct messages at once for spam, and has bots banned for it: one person is told in this time. */
const paceMs = 1_000

type What = 'merged' | 'apart'

interface Turn {
  readonly id: SuggestionId
  readonly what: What
  /** When it was merged or taken back: the turns of an earlier time end. */
  readonly since: number
  /** Who did it, and knows. */
  readonly by: MemberId
  /** The account that was told last; empty before the first. */
  readonly after: string
}

/** What is due begins with the suggestion, so that it goes where that goes. */
const subjectOf = ({ id, what, since, by, after }: Turn): string => [id, what, since, by, after].join(' ')

function readTurn(subject: string): Turn | undefined {
  const [id, what, since, by, after] = subject.split(' ')
  if (id === undefined || since === undefined || by === undefined || after === undefined) return undefined
  if (what !== 'merged' && what !== 'apart') return undefined
  return { id: suggestionId(id), what, since: Number(since), by: memberId(by), after }
}

/** Has everyone told that it is merged now. Answers how many people that is. */
export async function tellMerged(house: House, id: SuggestionId, caller: Caller): Promise<number> {
  const { community, member: by } = caller
  const merged = await house.store.of(community).suggestions.get(id)
  if (merged?.mergedAt === undefined) return 0
  const since = merged.mergedAt
  const people = await house.store.of(community).merges.others(await toldOf(house, merged), [caller.person])
  if (people > 0) await next(house, community, { id, what: 'merged', since, by, after: '' }, since + firstAfterMs)
  return people
}

/** Has everyone told that it counts for itself again; nobody, where nobody was told yet that it was merged. */
export async function tellTakenBack(house: House, merged: Suggestion, caller: Caller): Promise<number> {
  const { community, member: by } = caller
  const { id, mergedAt } = merged
  const now = house.clock.now()
  if (mergedAt !== undefined && now < mergedAt + firstAfterMs) return 0
  const people = await house.store.of(community).merges.others(await toldOf(house, merged), [caller.person])
  if (people > 0) await next(house, community, { id, what: 'apart', since: now, by, after: '' }, now)
  return people
}

const next = (house: House, community: CommunityId, turn: Turn, at: number): Promise<void> =>
  house.delivery.later(community, mergeTold, subjectOf(turn), at)

/** The one, and what was merged into it before: all that has another place now. */
async function toldOf({ store }: House, merged: Suggestion): Promise<readonly SuggestionId[]> {
  const { community, countsFor } = merged
  return ids(under(merged, await store.of(community).merges.group(countsFor)))
}

/** Makes what is done when it is somebody's turn. The pace is kept over all merges. */
export function mergeTurns(house: House): (due: DueNow) => Promise<void> {
  let freeAt = 0
  return async ({ community, subject }) => {
    const now = house.clock.now()
    const turn = readTurn(subject)
    if (turn === undefined) return
    const suggestion = await house.store.of(community).suggestions.get(turn.id)
    if (suggestion === undefined || !isSoStill(suggestion, turn)) return
    if (now < freeAt) return next(house, community, turn, freeAt)
    const told = await tellOne(house, suggestion, turn)
    if (told === undefined) return
    freeAt = now + paceMs
    await next(house, community, { ...turn, after: told }, freeAt)
  }
}

const isSoStill = ({ mergedInto, mergedAt }: Suggestion, { what, since }: Turn): boolean =>
  what === 'merged' ? mergedAt === since : mergedInto === undefined

/** Tells the next who is to be told, and answers which account that was found by; undefined when everyone was told. */
async function tellOne(house: House, suggestion: Suggestion, turn: Turn): Promise<string | undefined> {
  const { community, id } = suggestion
  const { merges, members } = house.store.of(community)
  const about = await toldOf(house, suggestion)
  const knows = (await members.get(turn.by))?.person
  const author = (await members.get(suggestion.author))?.person
  for (let one = await merges.next(about, turn.after); one !== undefined; one = await merges.next(about, one.member)) {
    if (one.person === knows || (await merges.before(about, one))) continue
    const account = await lastAccountOf(house, community, one.person)
    if (account === undefined) continue
    const say = await sayAmong(house, community, account.locale)
    const news = mergeNews(say, suggestion, await rootOf(house, suggestion), turn.what, one.person === author)
    if (one.person === author)
      await tellPerson(house, community, account.user, news, aboutAuthor(suggestion, !suggestion.unnamed))
    else await tellUnasked(house, community, account, { kind: 'news', message: news, line: news.text, subject: id })
    return one.member
  }
  return undefined
}
