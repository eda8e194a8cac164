// How the platforms misbehave: one line each. What goes wrong is asked for at the emulators; what is not met while the
// faults are on never happens.
import type { DiscordChaos } from './discord-town.ts'
import type { SlackChaos } from './slack-town.ts'
import type { WhileOn } from './while-on.ts'

export interface Misbehaving {
  readonly discord: DiscordChaos
  readonly slack: SlackChaos
  /** A pattern that matches only while the faults are on. */
  readonly whileOn: WhileOn
}

interface Fault {
  readonly weight: number
  begin(on: Misbehaving, which: number): void
}

const posts = /\/channels\/\d+\/messages$/
const edits = /\/messages\/\d+$|@original$/
const threads = /\/threads$|\/thread-members\//
const callbacks = /\/callback$/
const anything = /./
const slackPosts = /^chat\.postMessage$/
const slackEdits = /^chat\.update$/
const slackLookUps = /^(?:users|usergroups|conversations)\./
const one = (things: readonly RegExp[], which: number): RegExp => things[Math.floor(which * things.length)] ?? anything
const routes = [posts, posts, edits, threads, anything] as const
const methods = [slackPosts, slackPosts, slackEdits, slackLookUps, /^response_url$/, /^views\.open$/] as const

type DiscordFault = Parameters<DiscordChaos['discord']['faults']['next']>[1]
type SlackFault = Parameters<SlackChaos['slack']['faults']['next']>[1]

const request = (weight: number, fault: DiscordFault, paths: readonly RegExp[] = routes): Fault => ({
  weight,
  begin: ({ discord, whileOn }, which) => discord.discord.faults.next({ path: whileOn(one(paths, which)) }, fault),
})

const call = (weight: number, fault: SlackFault, named: readonly RegExp[] = methods): Fault => ({
  weight,
  begin: ({ slack, whileOn }, which) => slack.slack.faults.next({ method: whileOn(one(named, which)) }, fault),
})

export const faults: Readonly<Record<string, Fault>> = {
  'discord: 429 of a route': request(4, { status: 429, retryAfter: 0.4 }),
  'discord: 429 for everything': request(2, { status: 429, retryAfter: 0.3, global: true }),
  'discord: 500': request(2, { status: 500 }),
  'discord: 502': request(2, { status: 502 }),
  'discord: 504': request(2, { status: 504 }),
  'discord: cut before it was done': request(3, { cut: 'before' }),
  'discord: cut after it was done': request(5, { cut: 'after' }),
  'discord: an acknowledgement cut before': request(1, { cut: 'before' }, [callbacks]),
  'discord: an acknowledgement cut after': request(1, { cut: 'after' }, [callbacks]),
  'discord: the gateway is cut': { weight: 2, begin: ({ discord }) => discord.discord.dropConnections() },
  'discord: the gateway is cut and forgets': {
    weight: 2,
    begin: ({ discord }) => discord.discord.dropConnections({ forgetSessions: true }),
  },
  'discord: op 7': { weight: 2, begin: ({ discord }) => discord.discord.askToReconnect() },
  'discord: a resume is refused': {
    weight: 1,
    begin({ discord }, which) {
      discord.discord.faults.nextOp(6, { kind: 'invalid session', resumable: which > 0.5 })
      discord.discord.dropConnections()
    },
  },
  'discord: a join comes twice': { weight: 2, begin: ({ discord }, which) => discord.repeatsJoin(which) },
  'discord: somebody closes their direct messages': {
    weight: 1,
    begin: ({ discord }, which) => discord.closesDirect(which),
  },
  'slack: ratelimited': call(4, { status: 429, retryAfter: 1 }),
  'slack: 500': call(2, { status: 500 }),
  'slack: 503': call(2, { status: 503 }),
  'slack: internal_error': call(1, { error: 'internal_error' }),
  'slack: cut before it was done': call(3, { cut: 'before' }),
  'slack: cut after it was done': call(5, { cut: 'after' }),
  'slack: the sockets are cut': { weight: 2, begin: ({ slack }) => slack.slack.dropSockets() },
  'slack: warning': { weight: 1, begin: ({ slack }) => slack.slack.disconnectSockets('warning') },
  'slack: refresh_requested': { weight: 1, begin: ({ slack }) => slack.slack.disconnectSockets('refresh_requested') },
  'slack: somebody closes their direct messages': { weight: 1, begin: ({ slack }, which) => slack.closesDirect(which) },
  'slack: an event comes twice': { weight: 4, begin: ({ slack }, which) => slack.repeatsEvent(which) },
}
