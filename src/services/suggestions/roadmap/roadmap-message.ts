// The roadmap: what is planned, what is in progress, and what was done lately, for everybody.
import type { CommunityId } from '../../../domain/ids.ts'
import type { Suggestion } from '../../../domain/suggestion.ts'
import type { Say } from '../../../locales/say.ts'
import { actionId } from '../../../view/action-id.ts'
import { suggestionViewRef } from '../../../view/actions.ts'
import type { Fact, Message } from '../../../view/message.ts'
import { lines, type Text } from '../../../view/text.ts'
import type { House } from '../../house.ts'
import { selectOne } from '../choose.ts'
import { statusWords } from '../status-words.ts'

/** What was done within so long is news still. */
export const doneLatelyMs = 30 * 24 * 60 * 60_000

/** More in a part of it are not read by anybody; lists have them all. */
const shownAtMost = 6

const parts = ['in-progress', 'planned', 'done'] as const

/** As it is now, for readers of one language. */
export async function roadmapMessage(house: House, community: CommunityId, say: Say): Promise<Message> {
  const { suggestionLists, settings } = house.store.of(community)
  const teams = new Map((await settings.get())['support.teams'].map(({ id, name }) => [id, name]))
  const facts: Fact[] = []
  const all: Suggestion[] = []
  for (const status of parts) {
    const since = status === 'done' ? house.clock.now() - doneLatelyMs : 0
    const found = await suggestionLists.decidedSince(status, since, shownAtMost + 1)
    if (found.length === 0) continue
    const shown = inOrder(found.slice(0, shownAtMost))
    all.push(...shown)
    const label = status === 'done' ? say.label('roadmap.done') : statusWords(say, status)
    const more = found.length > shownAtMost ? [moreLine(say)] : []
    facts.push({ label, value: lines(...shown.map((one) => lineOf(say, one, teams)), ...more) })
  }
  if (all.length === 0) return { text: say('roadmap.empty') }
  return {
    text: say('roadmap.title'),
    card: { facts },
    controls: [selectOne(actionId(suggestionViewRef), say.label('suggestion.list.pick'), all, say)],
  }
}

/** What is meant to come first stands first; the others as they were decided, the latest first. */
const inOrder = (found: readonly Suggestion[]): readonly Suggestion[] =>
  found.toSorted(
    (one, other) => (one.targetAt ?? Number.MAX_SAFE_INTEGER) - (other.targetAt ?? Number.MAX_SAFE_INTEGER),
  )

function lineOf(say: Say, one: Suggestion, teams: ReadonlyMap<string, string>): Text {
  const { number, title, status, targetAt, decidedAt } = one
  const at = status === 'done' ? decidedAt : targetAt
  const who = one.team === undefined ? undefined : teams.get(one.team)
  const when = at === undefined ? 'never' : status === 'done' ? 'since' : 'by'
  const date = at === undefined ? '' : ({ kind: 'time', at, style: 'date' } as const)
  return say('roadmap.line', { number, title, when, date, named: who === undefined ? 'no' : 'yes', who: who ?? '' })
}

const moreLine = (say: Say): Text => say('roadmap.more', { command: { kind: 'command', path: 'suggestion list' } })
