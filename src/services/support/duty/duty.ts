// Duty, as staff say, plan and read it: /duty.

import type { Caller } from '../../../domain/caller.ts'
import { type Shift, shiftEnd, shiftsAtMost } from '../../../domain/duty.ts'
import type { MemberId } from '../../../domain/ids.ts'
import { hoursText, readHours } from '../../../domain/opening-hours.ts'
import type { Team } from '../../../domain/team.ts'
import { UserError } from '../../../ports/errors.ts'
import type { Choice, Message } from '../../../view/message.ts'
import { lines, type Text } from '../../../view/text.ts'
import { acted, type House } from '../../house.ts'
import { named } from '../around.ts'
import type { Asker } from '../caller.ts'
import type { Turns } from '../turns.ts'
import type { HandOver } from './hand-over.ts'
import type { Offers } from './offers.ts'
import { onDuty, zoneOf } from './on-duty.ts'

/** What a word sets a shift to that takes it away. */
const noShift = /^(none|no|-)$/i

const noHours = { ok: true, hours: [] } as const

const hourMs = 3_600_000

export interface DutyService extends Pick<Offers, 'pass'>, Pick<HandOver, 'handOver'> {
  /** Takes a thread that was offered. Rejects with a UserError when it is not the caller's to take any more. */
  accept(by: Asker, offer: string): Promise<Message>
  /** The caller is on duty, for so many hours or until they say otherwise. */
  on(by: Asker, hours: number | undefined): Promise<Message>
  /** The caller is off duty until they say otherwise, or until their next shift. */
  off(by: Asker): Promise<Message>
  /** Sets somebody's shift. Rejects with a UserError when the hours can't be read, or the person is not known. */
  schedule(by: Asker, shift: NewShift): Promise<Message>
  /** Completions of a team. */
  teamChoices(caller: Caller, typed: string): Promise<readonly Choice[]>
  /** Who is on duty, and who has which shift. */
  show(by: Asker): Promise<Message>
}

export interface NewShift {
  readonly who: { readonly kind: 'user' | 'role'; readonly id: string; readonly name: string }
  readonly hours: string
  /** The name of a team, or its id; undefined: for all threads. */
  readonly team: string | undefined
}

export interface DutyParts {
  readonly offers: Offers
  readonly left: HandOver
  readonly turns: Pick<Turns, 'assign'>
}

/** Makes the service. */
export function dutyService(house: House, parts: DutyParts): DutyService {
  const { offers, left, turns } = parts
  const { store, clock } = house

  /** When a shift that the member is in, or the next one, ends. */
  async function nextEnd({ caller }: Asker): Promise<number | undefined> {
    const settings = await store.of(caller.community).settings.get()
    const ends = settings['support.shifts']
      .filter(({ member }) => member === caller.member)
      .flatMap((one) => shiftEnd(one, clock.now(), zoneOf(one, settings)) ?? [])
    return ends.length === 0 ? undefined : Math.min(...ends)
  }

  async function said(by: Asker, state: 'on' | 'off', until: number | undefined): Promise<void> {
    const { community, member } = by.caller
    await store.of(community).duty.say(member, { state, since: clock.now(), until })
    await left.plan(community, member)
    await acted(house, community, member, state === 'on' ? 'duty.on' : 'duty.off', member)
  }

  async function shiftLines(by: Asker): Promise<readonly Text[]> {
    const settings = await store.of(by.caller.community).settings.get()
    return settings['support.shifts'].map((one) => {
      const team = settings['support.teams'].find(({ id }) => id === one.team)?.name
      const args = { name: one.name, hours: hoursText(one.hours), zone: zoneOf(one, settings) }
      return team === undefined ? by.say('duty.shift', args) : by.say('duty.shift.team', { ...args, team })
    })
  }

  async function teamCalled({ caller, say }: Asker, typed: string | undefined): Promise<Team | undefined> {
    if (typed === undefined) return undefined
    const { 'support.teams': teams } = await store.of(caller.community).settings.get()
    const found = teams.find(({ id, name }) => id === typed || isSameName(name, typed))
    if (found !== undefined) return found
    if (teams.length === 0) throw new UserError(say('duty.schedule.no-teams'))
    const known = teams.map(({ name }) => name).join(', ')
    throw new UserError(say('duty.schedule.team', { team: typed, known }))
  }

  return {
    accept: (by, offer) => offers.accept(by, offer, turns),
    pass: offers.pass,
    handOver: left.handOver,
    async on(by, hours) {
      const until = hours === undefined ? undefined : clock.now() + hours * hourMs
      await said(by, 'on', until)
      if (until === undefined) return { text: by.say('duty.on', { command: { kind: 'command', path: 'duty off' } }) }
      return { text: by.say('duty.on.until', { until: { kind: 'time', at: until, style: 'moment' } }) }
    },
    async off(by) {
      // A shift that begins later counts again: this word is over with the shift that it was said in.
      const until = await nextEnd(by)
      await said(by, 'off', until)
      const first =
        until === undefined
          ? by.say('duty.off')
          : by.say('duty.off.until', { until: { kind: 'time', at: until, style: 'moment' } })
      return (await left.left(by.say, by.caller.community, by.caller.member, first)) ?? { text: first }
    },
    async schedule(by, { who, hours: typed, team: teamName }) {
      const { caller, say } = by
      const { members, settings } = store.of(caller.community)
      if (who.kind === 'role') throw new UserError(say('duty.schedule.role'))
      const member = await members.byUser({ space: caller.space, user: who.id })
      if (member === undefined || member.bot) throw new UserError(say('duty.schedule.unknown', { name: who.name }))
      const read = noShift.test(typed.trim()) ? noHours : readHours(typed)
      if (!read.ok) throw new UserError(say('duty.schedule.hours', { typed: read.piece }))
      const { hours } = read
      const team = await teamCalled(by, teamName)
      const shift: readonly Shift[] =
        hours.length === 0
          ? []
          : [{ member: member.id, name: member.name, hours, ...(team === undefined ? {} : { team: team.id }) }]
      const changed = await settings.change((now) => {
        // Without a team, `none` ends all that they have.
        const ends = ({ team: its }: Shift): boolean => its === team?.id || (hours.length === 0 && team === undefined)
        const others = now['support.shifts'].filter((one) => one.member !== member.id || !ends(one))
        if (others.length + shift.length > shiftsAtMost)
          throw new UserError(say('duty.schedule.full', { most: shiftsAtMost }))
        return { 'support.shifts': [...others, ...shift] }
      })
      await left.plan(caller.community, member.id)
      await acted(house, caller.community, caller.member, 'duty.schedule', member.id, typed)
      const [one] = shift
      const name = named(member)
      if (one === undefined && team === undefined) return { text: say('duty.schedule.none', { name }) }
      if (one === undefined) return { text: say('duty.schedule.none-team', { name, team: team?.name ?? '' }) }
      const args = { name, hours: hoursText(one.hours), zone: zoneOf(one, changed) }
      if (team === undefined) return { text: say('duty.schedule.set', args) }
      return { text: say('duty.schedule.set-team', { ...args, team: team.name }) }
    },
    async teamChoices({ community }, typed) {
      const { 'support.teams': teams } = await store.of(community).settings.get()
      return teams
        .filter(({ name }) => name.toLowerCase().includes(typed.trim().toLowerCase()))
        .map(({ id, name }) => ({ value: id, label: name }))
    },
    async show(by) {
      const { caller, say } = by
      const settings = await store.of(caller.community).settings.get()
      const seen = new Map<MemberId, Text>()
      for (const team of [undefined, ...settings['support.teams'].map(({ id }) => id)])
        for (const member of await onDuty(house, caller.community, team))
          seen.set(member.id, say('duty.now.line', { name: named(member) }))
      const now = seen.size === 0 ? [say('duty.nobody')] : [say('duty.now'), ...seen.values()]
      const shifts = await shiftLines(by)
      const plan =
        shifts.length === 0
          ? [say('duty.no-shifts', { command: { kind: 'command', path: 'duty schedule' } })]
          : [say('duty.shifts'), ...shifts]
      return { text: lines(...now, ...plan) }
    },
  }
}

/** Names of several words are typed with hyphens where an option takes one. */
const isSameName = (one: string, other: string): boolean => plainName(one) === plainName(other)
const plainName = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '-')
