// What admins type of a team, read field by field: what cannot stand is said at its field, with an example, and nothing is kept.
import { holidaysAtMost, readHolidays, readHours } from '../../../domain/opening-hours.ts'
import { readZone } from '../../../domain/schedule.ts'
import { readTarget } from '../../../domain/targets.ts'
import { type Priority, priorities, type Team } from '../../../domain/team.ts'
import type { Say } from '../../../locales/say.ts'
import type { Text } from '../../../view/text.ts'
import { visible } from '../../../view/visible.ts'

/** What stands in the form of a team's details. */
export interface TypedDetails {
  readonly name: string
  readonly hours: string | undefined
  readonly zone: string | undefined
  readonly holidays: string | undefined
  readonly signature: string | undefined
}

/** The targets by priority, as they were typed. */
export type TypedTargets = Readonly<Record<Priority, string | undefined>>

export type Fields = Readonly<Record<string, Text>>
export type ReadFields<Value> = { readonly value: Value } | { readonly fields: Fields }

type Details = Pick<Team, 'name' | 'hours' | 'holidays'> & Partial<Pick<Team, 'zone' | 'signature'>>

/** Reads them. `others` are the teams that have their names already, `usual` the zone that is meant where none is typed. */
export function readDetails(
  say: Say,
  typed: TypedDetails,
  { others, usual }: { readonly others: readonly Team[]; readonly usual: string },
): ReadFields<Details> {
  const fields: Record<string, Text> = {}
  const name = visible(typed.name).trim().replaceAll(/\s+/g, ' ')
  if (name === '') fields.name = say('setup.team.no-name')
  const taken = others.find((one) => sameName(one.name, name))
  if (taken !== undefined) fields.name = say('setup.team.name-taken', { name: taken.name })
  const hours = readHours(typed.hours ?? '')
  if (!hours.ok) fields.hours = say('setup.team.bad-hours', { piece: hours.piece })
  const holidays = readHolidays(typed.holidays ?? '')
  if (!holidays.ok) fields.holidays = say('setup.team.bad-holidays', { piece: holidays.piece })
  else if (holidays.holidays.length > holidaysAtMost)
    fields.holidays = say('setup.team.many-holidays', { most: holidaysAtMost })
  const meant = typed.zone ?? usual
  const zone = meant === '' ? undefined : readZone(meant)
  const needsZone = (hours.ok && hours.hours.length > 0) || (holidays.ok && holidays.holidays.length > 0)
  if (meant !== '' && zone === undefined) fields.zone = say('setup.team.bad-zone', { zone: meant })
  else if (needsZone && zone === undefined) fields.zone = say('setup.team.no-zone')
  if (Object.keys(fields).length > 0 || !hours.ok || !holidays.ok) return { fields }
  const signature = visible(typed.signature ?? '').trim()
  return {
    value: {
      ...{ name, hours: hours.hours, holidays: holidays.holidays },
      ...(zone === undefined ? {} : { zone }),
      ...(signature === '' ? {} : { signature }),
    },
  }
}

/** Reads targets; a priority with nothing typed has none. */
export function readTargets(say: Say, typed: TypedTargets): ReadFields<Team['targets']> {
  const fields: Record<string, Text> = {}
  const value: Team['targets'] = {}
  for (const priority of priorities) {
    const text = typed[priority] ?? ''
    const target = readTarget(text)
    if (target === undefined) fields[priority] = say('setup.team.bad-target', { typed: text })
    else if (target.first !== undefined || target.resolution !== undefined) value[priority] = target
  }
  return Object.keys(fields).length > 0 ? { fields } : { value }
}

/** Whether two names are one to whoever reads them. */
export const sameName = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase()
