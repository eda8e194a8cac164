// When a team that is not there now is there again, by its hours, days off and the clocks of its zone.
import { Temporal } from 'temporal-polyfill'
import type { Team } from '../../domain/team.ts'

/** Nobody is told of a return that is further away. */
const daysAhead = 60

/** Undefined where it is there now, always is, or does not come back in two months. */
export function backAt({ hours, holidays, zone = 'UTC' }: Pick<Team, 'hours' | 'holidays' | 'zone'>, now: number) {
  if (hours.length === 0 && holidays.length === 0) return undefined
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate()
  for (let ahead = 0; ahead < daysAhead; ahead += 1) {
    const day = today.add({ days: ahead })
    if (holidays.includes(day.toString())) continue
    const stretches = stretchesOf(hours, day, zone).filter(({ to }) => to > now)
    const [first] = stretches.toSorted((one, other) => one.from - other.from)
    if (first !== undefined) return first.from <= now ? undefined : first.from
  }
  return undefined
}

/** When it is there on a day. Without hours of the week, all day. */
function stretchesOf(hours: Team['hours'], day: Temporal.PlainDate, zone: string) {
  const at = (time: string): number =>
    time === '24:00'
      ? day.add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds
      : day.toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(time) }).epochMilliseconds
  if (hours.length === 0) return [{ from: at('00:00'), to: at('24:00') }]
  return hours.filter((one) => one.day === day.dayOfWeek).map(({ from, to }) => ({ from: at(from), to: at(to) }))
}
