// The runs of a schedule, as croner reckons them: at a clock change none is lost and none comes twice.
import { Cron } from 'croner'
import { cronOf, type Schedule } from '../../domain/schedule.ts'

const cron = (schedule: Schedule): Cron => new Cron(cronOf(schedule), { timezone: schedule.zone, paused: true })

/** The first run after a moment. */
export function nextRun(schedule: Schedule, after: number): number {
  const run = cron(schedule).nextRun(new Date(after))
  if (run === null) throw new Error('a schedule has no next run')
  return run.getTime()
}

/** The last run before a moment. */
export function lastRun(schedule: Schedule, before: number): number {
  // Croner looks at whole seconds, and a run begins with one.
  const [run] = cron(schedule).previousRuns(1, new Date(Math.ceil(before / 1000) * 1000))
  if (run === undefined) throw new Error('a schedule has no run before')
  return run.getTime()
}
