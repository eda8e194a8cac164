// The stage of joined communities: a Discord server and a Slack workspace with the same four people in them, around one
// Hearth. What happens on one side may have effects on the other, so a step of either settles both.
import { discordSide } from './discord-side.ts'
import { aheadClock, type House, openHouse } from './house.ts'
import type { SpareChannel } from './side.ts'
import { type SlackMode, slackSide } from './slack-side.ts'
import type { Watched } from './stage.ts'

export type JoinedStage = Awaited<ReturnType<typeof joinedStage>>

export interface JoinedOptions extends Watched {
  /** Whether both spaces are one community from the first start on; true unless given. */
  readonly joined?: boolean
  /** Channels that a side does without. */
  readonly without?: { readonly discord?: readonly SpareChannel[]; readonly slack?: readonly SpareChannel[] }
}

/** Starts both with their people in them, and Hearth. Slack by HTTP keeps on PostgreSQL, as it does alone. */
export async function joinedStage(mode: SlackMode, { joined = true, without = {}, ...watched }: JoinedOptions = {}) {
  const clock = aheadClock()
  const around = { now: clock.now, settles: () => house.settles() }
  const discord = await discordSide({ ...around, without: without.discord })
  const slack = await slackSide(mode, { ...around, without: without.slack })
  const spaces = [`discord:${discord.verbs.guild.id}`, `slack:${slack.verbs.slack.teamId}`]
  const house: House = await openHouse({
    ...{ parts: [discord.part, slack.part], clock, rounds: 2 },
    keeps: { kind: mode === 'http' ? 'postgres' : 'sqlite' },
    config: { communitySpaces: joined ? spaces : [] },
    ...watched,
  })
  return Object.assign(house, { discord: discord.verbs, slack: slack.verbs })
}

/** Mo says on both sides that what Hearth found looks right. */
export async function setUp({ discord, slack }: JoinedStage): Promise<void> {
  for (const side of [discord, slack]) await side.presses('mo', 'Looks right')
}
