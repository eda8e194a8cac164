// When it is day for somebody: between nine in the morning and eight in the evening on the clocks of their zone.
import { Temporal } from 'temporal-polyfill'

const from = Temporal.PlainTime.from('09:00')
const to = Temporal.PlainTime.from('20:00')

/** The moment itself where it is day in the zone then, else the next at which it is. */
export function daytimeAt(at: number, zone: string): number {
  const there = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
  const time = there.toPlainTime()
  if (Temporal.PlainTime.compare(time, from) < 0) return there.withPlainTime(from).epochMilliseconds
  if (Temporal.PlainTime.compare(time, to) < 0) return at
  return there.add({ days: 1 }).withPlainTime(from).epochMilliseconds
}
