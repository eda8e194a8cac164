/** What a test may set about the emulated workspace and app, and what holds when it does not. */
import { allBotEvents, allScopes } from './scopes.ts'

/** Slack's time limits in milliseconds; tests make them short. */
export interface Timing {
  /** How long an event, command, click or submission may wait for its acknowledgement. */
  readonly ack: number
  /** The waits before each repetition of an event that was not acknowledged. */
  readonly retries: readonly number[]
  readonly trigger: number
  readonly responseUrl: number
  /** How often each socket is pinged. */
  readonly ping: number
  /** How long a socket that is recycled is warned before it is asked to refresh. */
  readonly warned: number
  /** How long it then stays open. */
  readonly closing: number
  /** How long Slack takes to share files after it has said that it does. */
  readonly shareMs: number
}

export interface Settings {
  readonly teamId: string
  readonly teamName: string
  readonly teamDomain: string
  readonly appId: string
  readonly botName: string
  readonly botToken: string
  readonly appToken: string
  readonly signingSecret: string
  /** The scopes the app was granted. */
  readonly scopes: readonly string[]
  /** The bot events the app subscribed to. */
  readonly botEvents: readonly string[]
  /** Whether the command was declared with `should_escape`, so that mentions arrive as ids. */
  readonly commandsEscaped: boolean
  readonly timing: Timing
  readonly now: () => number
}

/** Everything is optional; an absent field takes its default. */
export type SlackOptions = Partial<Omit<Settings, 'timing'>> & {
  readonly timing?: Partial<Timing>
  /** False where bad requests are sent on purpose: none of them is counted then. */
  readonly counted?: boolean
}

const slackTiming: Timing = {
  ack: 3000,
  retries: [0, 60_000, 300_000],
  trigger: 3000,
  responseUrl: 30 * 60_000,
  ping: 5000,
  warned: 10_000,
  closing: 2000,
  shareMs: 0,
}

/** Completes a test's options with the defaults. */
export function settingsFrom(options: SlackOptions): Settings {
  return {
    teamId: 'T0HEARTH01',
    teamName: 'Emulated Community',
    teamDomain: 'emulated-community',
    appId: 'A0HEARTH01',
    botName: 'hearth',
    botToken: 'xoxb-emulated-bot-token',
    appToken: 'xapp-1-emulated-app-token',
    signingSecret: 'emulated-signing-secret',
    scopes: allScopes,
    botEvents: allBotEvents,
    commandsEscaped: true,
    now: Date.now,
    ...options,
    timing: { ...slackTiming, ...options.timing },
  }
}
