// Time that goes by on a stage.
import type { Stage } from './stage.ts'

/** Lets so many milliseconds go by while nothing is heard. What is due is done before Slack is connected, and tried again. */
export async function passes(stage: Stage, ms: number): Promise<void> {
  await stage.away(async (time) => time(ms))
  await stage.hearth.advance(15_000)
  await stage.settles()
}
