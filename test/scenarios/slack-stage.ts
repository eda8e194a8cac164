// The stage on Slack, by Socket Mode or signed HTTP: a workspace in the emulator, real Bolt between it and Hearth.
import type { SlackOptions } from '../emulators/slack/index.ts'
import { aheadClock, type House, openHouse } from './house.ts'
import { type SlackMode, slackSide } from './slack-side.ts'
import type { Watched } from './stage.ts'

export type SlackStage = Awaited<ReturnType<typeof slackStage>>

interface SlackStageOptions extends Watched {
  readonly file?: string
  /** The waits before Slack sends an event again, in milliseconds; Slack's own unless given. */
  readonly retries?: readonly number[]
  readonly emulator?: SlackOptions
}

/** Starts a workspace with its people in it, and Hearth. */
export async function slackStage(mode: SlackMode, { file, retries, emulator, ...watched }: SlackStageOptions = {}) {
  const clock = aheadClock()
  const settles = () => house.settles()
  const { part, verbs } = await slackSide(mode, { now: clock.now, retries, emulator, settles })
  const kind = mode === 'http' ? 'postgres' : 'sqlite'
  const house: House = await openHouse({ parts: [part], clock, keeps: { file, kind }, rounds: 2, ...watched })
  return Object.assign(house, verbs)
}
