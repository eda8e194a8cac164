// How the welcome stands, for moderators: who was greeted last and how, what was refused, who waits for what, and whether it
// is paused. Each line is made by itself, so that another is added beside them.
import type { Arrival } from '../../domain/arrival.ts'
import type { Caller } from '../../domain/caller.ts'
import { spaceKey } from '../../domain/place.ts'
import type { Space } from '../../domain/space.ts'
import type { Say } from '../../locales/say.ts'
import type { Control, Fact, Message } from '../../view/message.ts'
import { lines, type Part, person, plain, type Text } from '../../view/text.ts'
import type { House } from '../house.ts'
import { spaceNames } from '../space-names.ts'
import { pauseButton } from './bursts.ts'
import { stalledNow } from './stalled.ts'
import { dailyDue, dayMs } from './waits.ts'

const greetingsAtMost = 10
/** Refusals are counted over this time. */
const refusedMs = 7 * dayMs

interface Asked {
  readonly house: House
  readonly caller: Caller
  readonly say: Say
  /** The spaces in which an admin has confirmed the setup. */
  readonly spaces: readonly Space[]
}

/** A line of the status; undefined where there is nothing to say. */
type Line = (asked: Asked) => Promise<Fact | undefined>

const lineMakers: readonly Line[] = [pausedLine, waitingLine, refusedLine, stalledLine]

/** The status of the caller's community. */
export async function welcomeStatus(house: House, caller: Caller, say: Say): Promise<Message> {
  const all = await house.store.of(caller.community).spaces.all()
  const asked: Asked = { house, caller, say, spaces: all.filter(({ confirmedAt }) => confirmedAt !== undefined) }
  const facts: Fact[] = []
  for (const line of lineMakers) {
    const fact = await line(asked)
    if (fact !== undefined) facts.push(fact)
  }
  return {
    text: say('arriving.status.title'),
    card: { body: await lastGreetings(asked), facts },
    controls: await pauseControls(asked),
  }
}

async function pauseControls({ house, caller, say, spaces }: Asked): Promise<readonly Control[]> {
  const named = await spaceNames(house, caller.community, say)
  return Promise.all(
    spaces.map(async (space) => {
      const name = named(space.ref)
      return spaces.length === 1
        ? pauseButton(house, space, say.label('arriving.pause'), say.label('arriving.resume'))
        : pauseButton(house, space, say.label('arriving.pause-in', { name }), say.label('arriving.resume-in', { name }))
    }),
  )
}

async function pausedLine({ house, caller, say }: Asked): Promise<Fact | undefined> {
  const { members, rushes } = house.store.of(caller.community)
  const pauses = await rushes.pauses()
  if (pauses.length === 0) return undefined
  const named = await spaceNames(house, caller.community, say)
  const texts: Text[] = []
  for (const { space, member, at } of pauses) {
    const by = await members.get(member)
    const name: Part = by === undefined ? { kind: 'plain', text: '?' } : person(by.user, by.name)
    texts.push(say('arriving.status.paused', { space: named(space), name, at: { kind: 'time', at, style: 'moment' } }))
  }
  return { label: say.label('arriving.status.paused-label'), value: lines(...texts) }
}

async function waitingLine({ house, caller, say, spaces }: Asked): Promise<Fact | undefined> {
  const { arrivals } = house.store.of(caller.community)
  const texts: Text[] = []
  for (const { ref } of spaces) {
    const counts = await arrivals.counts(ref)
    const some = (...states: readonly Arrival['state'][]): number =>
      states.reduce((sum, state) => sum + (counts.get(state) ?? 0), 0)
    const rules = some('rules')
    const day = some('daytime')
    const soon = some('together', 'paced')
    const held = some('held-together', 'held-paced')
    const daily = some('daily')
    if (rules > 0) texts.push(say('arriving.status.rules', { count: rules }))
    if (day > 0) texts.push(say('arriving.status.daytime', { count: day }))
    if (soon > 0) texts.push(say('arriving.status.soon', { count: soon }))
    if (held > 0) texts.push(say('arriving.status.held', { count: held }))
    const at = daily > 0 ? await house.delivery.dueAt(caller.community, dailyDue, spaceKey(ref)) : undefined
    if (daily > 0 && at === undefined) texts.push(say('arriving.status.held', { count: daily }))
    if (at !== undefined)
      texts.push(say('arriving.status.daily', { count: daily, at: { kind: 'time', at, style: 'moment' } }))
  }
  if (texts.length === 0) return undefined
  return { label: say.label('arriving.status.waiting-label'), value: lines(...texts) }
}

async function refusedLine({ house, caller, say }: Asked): Promise<Fact | undefined> {
  const count = await house.store.of(caller.community).arrivals.refusedSince(house.clock.now() - refusedMs)
  if (count === 0) return undefined
  return { label: say.label('arriving.status.refused-label'), value: say('arriving.status.refused', { count }) }
}

async function stalledLine({ house, caller, say }: Asked): Promise<Fact | undefined> {
  const { length: count } = await stalledNow(house, caller.community)
  if (count === 0) return undefined
  const command = { kind: 'command', path: 'welcome stalled' } as const
  return {
    label: say.label('arriving.status.stalled-label'),
    value: say('arriving.status.stalled', { count, command }),
  }
}

/** They stand apart from the facts, which hold fewer characters on Discord than ten greetings have. */
async function lastGreetings({ house, caller, say, spaces }: Asked): Promise<Text> {
  const { arrivals, members } = house.store.of(caller.community)
  const named = await spaceNames(house, caller.community, say)
  const texts: Text[] = []
  for (const arrival of await arrivals.lastGreeted(greetingsAtMost)) {
    const member = await members.get(arrival.member)
    if (member === undefined || arrival.greetedAt === undefined || arrival.kind === undefined) continue
    texts.push([
      ...say('arriving.status.greeted', {
        name: person(member.user, member.name),
        at: { kind: 'time', at: arrival.greetedAt, style: 'moment' },
        how: arrival.kind,
        refused: arrival.refusedAt === undefined ? 'no' : 'yes',
      }),
      ...(spaces.length > 1 ? plain(` (${named(arrival.space)})`) : []),
    ])
  }
  if (texts.length === 0) return say('arriving.status.nobody')
  return lines([{ kind: 'bold', text: say.label('arriving.status.greeted-label') }], ...texts)
}
