// A digest as a message: first what waits for the team, then what happened, in twelve lines at most.
import {
  type DigestFacts,
  digestLines,
  type Happened,
  isQuiet,
  isUndelivered,
  type SpaceFacts,
  shareRoom,
  type Waiting,
} from '../../domain/digest.ts'
import type { Say } from '../../locales/say.ts'
import { listed, withTexts } from '../../locales/with-texts.ts'
import { actionId } from '../../view/action-id.ts'
import { decideFormRef, runRef, undecidedRef } from '../../view/actions.ts'
import { type Button, button, type Message } from '../../view/message.ts'
import { lines, plain, type Text } from '../../view/text.ts'
import { namesAmong } from '../space-names.ts'
import { giveButtons, overdueLine } from '../suggestions/deciding/overdue.ts'
import { waitedWords } from '../waited-words.ts'
import type { ToldFacts } from './facts.ts'
import { shortDay, shortMoment } from './moment.ts'

/** A button for each listed suggestion, up to this many; the rest are behind one more. */
const decideButtons = 4

/** What is remarkable about this one. */
export type Remark = 'digest.late' | 'digest.not-posted' | 'digest.disk-low' | 'digest.disk-full'

/** Renders the facts. It is text alone, so that every reader and every notification gets all of it. */
export function renderDigest(facts: ToldFacts, say: Say, remarks: readonly Remark[] = []): Message {
  const headline = sentences(headlineOf(facts, say), ...remarks.map((remark) => say(remark)))
  if (isQuiet(facts) && facts.beside.length === 0) return { text: sentences(headline, say('digest.quiet')) }
  const { threads, suggestions } = facts
  const happened = happenedLines(facts, say)
  const headings = [threads.count, suggestions.length].filter((count) => count > 0).length
  const undelivered = undeliveredLine(facts, say)
  const stalled = stalledLine(facts, say)
  const beside = besideLines(facts, say)
  const overdue = overdueLine(facts.overdue, say)
  const room =
    digestLines - 1 - headings - overdue.length - undelivered.length - stalled.length - beside.length - happened.length
  const [threadCount, suggestionCount] = shareRoom(threads.count, suggestions.length, room)
  return {
    text: lines(
      headline,
      ...waitingLines(say('digest.threads', { count: threads.count }), threads.first.slice(0, threadCount), facts, say),
      ...waitingLines(
        say('digest.suggestions', { count: suggestions.length }),
        suggestions.slice(0, suggestionCount),
        facts,
        say,
      ),
      ...overdue,
      ...beside,
      ...stalled,
      ...undelivered,
      ...happened,
    ),
    controls: buttonsOf(facts, suggestionCount, say),
  }
}

const sentences = (...texts: readonly Text[]): Text =>
  texts.flatMap((text, index) => (index === 0 ? text : [...plain(' '), ...text]))

function headlineOf({ period: { from, to, zone } }: DigestFacts, say: Say): Text {
  const moment = (at: number) => shortMoment(say.locale, at, zone)
  return say('digest.headline', { from: moment(from), to: moment(to), zone })
}

/** Where there are several spaces, each line names its own. */
function waitingLines(
  heading: Text,
  waiting: readonly Waiting[],
  { at, spaces }: DigestFacts,
  say: Say,
): readonly Text[] {
  if (waiting.length === 0) return []
  const named = namesAmong(spaces, say)
  const rows = waiting.map(({ number, title, space, since }) => {
    const line = { number, title: onOneLine(title), waited: waitedWords(say, at - since) }
    if (spaces.length === 0) return say('digest.waiting-line', line)
    return say('digest.waiting-line-in', { ...line, space: onOneLine(named(space)) })
  })
  return [heading, ...rows]
}

/** Whatever was typed, a line stays one line. */
const onOneLine = (words: string): string => words.replaceAll(/\s+/g, ' ')

/** Absent while everything got through. */
function undeliveredLine({ undelivered: { failed, doubtful } }: DigestFacts, say: Say): readonly Text[] {
  const command = { kind: 'command', path: 'deliveries' } as const
  const said = [
    ...(failed > 0 ? [say('digest.failed', { count: failed, command })] : []),
    ...(doubtful > 0 ? [say('digest.doubtful', { count: doubtful, command })] : []),
  ]
  return said.length === 0 ? [] : [sentences(...said)]
}

/** What waits beside, on one line. Absent while nothing does. */
function besideLines({ beside }: ToldFacts, say: Say): readonly Text[] {
  const said = beside.map(({ says, path, waiting }) =>
    say(says, { count: waiting, command: { kind: 'command', path } }),
  )
  return said.length === 0 ? [] : [sentences(...said)]
}

/** Absent while everybody who arrived takes part. */
function stalledLine({ stalled: { count, first }, at, period: { zone } }: DigestFacts, say: Say): readonly Text[] {
  if (count === 0) return []
  const named = first.map(({ name, since: joined, steps }) => {
    const since = shortDay(say.locale, joined, zone, at)
    const who = { name: onOneLine(name), since }
    return steps === undefined ? say('digest.stalled-one', who) : say('digest.stalled-steps', { ...who, ...steps })
  })
  const left = count - named.length
  const names = listed(say, left === 0 ? named : [...named, say('digest.stalled-left', { count: left })])
  return [withTexts(say, 'digest.stalled', { count }, { names })]
}

/** A line is absent when nothing of its kind happened, neither now nor before. */
function happenedLines({ now, before, spaces, tookPart: active, saidWhy }: DigestFacts, say: Say): readonly Text[] {
  const some = (...kinds: readonly (keyof Happened)[]) => kinds.some((kind) => now[kind] + before[kind] > 0)
  const found: Text[] = []
  const tookPart = now.joined > 0 ? [...plain('; '), ...say('digest.took-part', { active, arrived: now.joined })] : []
  const why = saidWhy > 0 ? [...plain('; '), ...say('digest.said-why', { count: saidWhy })] : []
  if (some('joined') || saidWhy > 0)
    found.push([...joinedLine(now.joined, before.joined, spaces, say), ...tookPart, ...why])
  if (some('opened', 'resolved'))
    found.push(
      say('digest.threads-moved', {
        opened: now.opened,
        openedBefore: before.opened,
        resolved: now.resolved,
        resolvedBefore: before.resolved,
      }),
    )
  if (some('missed')) found.push(say('targets.missed', { now: now.missed, before: before.missed }))
  if (some('suggested', 'decided'))
    found.push(
      say('digest.suggestions-moved', {
        suggested: now.suggested,
        suggestedBefore: before.suggested,
        decided: now.decided,
        decidedBefore: before.decided,
      }),
    )
  if (some('voted')) found.push(say('digest.votes', { now: now.voted, before: before.voted }))
  return found
}

/** People are counted once; whoever joined two spaces is in both. */
function joinedLine(now: number, before: number, spaces: readonly SpaceFacts[], say: Say): Text {
  const named = namesAmong(spaces, say)
  const places = spaces
    .filter(({ joined }) => joined > 0)
    .map(({ ref, joined }) => say('digest.joined-in', { count: joined, space: onOneLine(named(ref)) }))
  if (places.length === 0) return say('digest.joined', { now, before })
  return withTexts(say, 'digest.joined-where', { now, before }, { places: listed(say, places) })
}

function buttonsOf(
  { threads, suggestions, undelivered, stalled, beside, overdue }: ToldFacts,
  listed: number,
  say: Say,
): readonly Button[] {
  const decide = suggestions
    .slice(0, Math.min(listed, decideButtons))
    .map(({ id, number }) => button(actionId(decideFormRef, id), say.label('decide.button', { number })))
  return [
    ...(threads.count > 0 ? [button(actionId(runRef, 'queue'), say.label('digest.queue'), 'primary')] : []),
    ...decide,
    ...giveButtons(overdue, say),
    ...beside.map(({ path, label }) => button(actionId(runRef, path), say.label(label))),
    ...(suggestions.length > decide.length ? [button(actionId(undecidedRef), say.label('digest.undecided'))] : []),
    ...(stalled.count > 0 ? [button(actionId(runRef, 'welcome stalled'), say.label('digest.newcomers'))] : []),
    ...(isUndelivered(undelivered) ? [button(actionId(runRef, 'deliveries'), say.label('deliveries.show'))] : []),
  ]
}
