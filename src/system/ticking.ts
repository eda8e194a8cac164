// The one tick: every minute somebody asks what is due, should a timer ever have been missed.
import cron from 'node-cron'

/** Calls `work` every minute; the returned function ends that. */
export function everyMinute(work: () => void): () => Promise<void> {
  const task = cron.schedule('* * * * *', work, { timezone: 'UTC', noOverlap: true })
  return async () => {
    await task.destroy()
  }
}
