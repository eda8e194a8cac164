// What waits to get through: how many for which place, since when, and why; and who is told only with their next answer.
import { platformOf } from '../../delivery/effect-place.ts'
import type { Caller } from '../../domain/caller.ts'
import type { PlatformName } from '../../domain/place.ts'
import type { WaitingLine } from '../../domain/undelivered.ts'
import type { Say } from '../../locales/say.ts'
import { readTrouble } from '../../ports/stored.ts'
import { type Part, plain, type Text } from '../../view/text.ts'
import type { House } from '../house.ts'
import { callTrouble, webhookHost } from '../webhooks/trouble-words.ts'
import { effectIn, placeOf } from './body.ts'
import { namesOf } from './names.ts'

/** Places that are named; the others are counted. */
const placesNamed = 5
/** What is on its way for less than this is no news. */
const longMs = 60_000

const moment = (at: number): Part => ({ kind: 'time', at, style: 'moment' })

/** One line for each place, one for the events, and one for the people. */
export async function waitingLines(house: House, caller: Caller, say: Say): Promise<readonly Text[]> {
  const { waiting } = house.store.of(caller.community)
  const effects = await waiting.effects(house.clock.now() - longMs)
  const all = [...effects, ...(await waiting.appearances())].toSorted((one, other) => one.since - other.since)
  const shown: Text[] = []
  for (const line of all.slice(0, placesNamed)) shown.push(await lineOf(house, caller, line, say))
  const more = all.length - shown.length
  if (more > 0) shown.push(say('deliveries.waiting.more', { count: more }))
  const events = await waiting.events()
  if (events !== undefined)
    shown.push(say('deliveries.waiting.events', { count: events.count, at: moment(events.nextAt) }))
  const people = await house.store.of(caller.community).notes.peopleWaiting()
  if (people > 0) shown.push(say('deliveries.waiting.notes', { count: people }))
  return shown
}

async function lineOf(house: House, caller: Caller, line: WaitingLine, say: Say): Promise<Text> {
  const effect = effectIn(line.effect)
  if (effect?.kind === 'callOut') return callLine(house, caller, effect.hook, line, say)
  const place = line.place ?? (effect === undefined ? undefined : placeOf(effect))
  const platform = effect === undefined ? line.place?.space.platform : platformOf(effect)
  const names = namesOf(house, caller.community, say)
  const where = place === undefined ? say.label('deliveries.this-space') : await names.place(place)
  const said = say('deliveries.waiting.line', { where, count: line.count, since: moment(line.since) })
  return [...said, ...plain(' '), ...because(line, platform ?? 'playground', say)]
}

/** A webhook that does not take what it is told. */
async function callLine(
  house: House,
  { community }: Caller,
  hook: string,
  { count, since, outcome, nextAt }: WaitingLine,
  say: Say,
): Promise<Text> {
  const where = say.label('webhook.where', { host: await webhookHost(house, community, hook, say) })
  const said = say('deliveries.waiting.line', { where, count, since: moment(since) })
  const again = say('webhook.again', { at: moment(nextAt) })
  return [...said, ...plain(' '), ...callTrouble(readTrouble(outcome), say), ...plain(' '), ...again]
}

function because({ outcome, nextAt }: WaitingLine, platform: PlatformName, say: Say): Text {
  const trouble = readTrouble(outcome)
  if (trouble?.kind === 'later' && trouble.because === 'limited')
    return say('deliveries.waiting.limited', { platform, at: moment(nextAt) })
  if (trouble?.kind === 'later') return say('deliveries.waiting.away', { platform })
  if (trouble?.kind === 'unknown') return say('deliveries.waiting.unknown', { at: moment(nextAt) })
  return say('deliveries.waiting.soon')
}
