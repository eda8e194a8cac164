// Every family of measurements, in the order of the table.
import { coldStart } from './families/cold-start.ts'
import { digest } from './families/digest.ts'
import { discordCommands } from './families/discord-commands.ts'
import { discordEvents } from './families/discord-events.ts'
import { discordFanOut } from './families/discord-fan-out.ts'
import { greeting } from './families/greeting.ts'
import { growth } from './families/growth.ts'
import { hotWrites } from './families/hot-writes.ts'
import { memory } from './families/memory.ts'
import { slackCalls } from './families/slack-calls.ts'
import { slackOpen } from './families/slack-open.ts'
import { slackWrites } from './families/slack-writes.ts'
import { suggestions } from './families/suggestions.ts'
import { support } from './families/support.ts'
import { votingBurst } from './families/voting-burst.ts'
import { welcomePicture } from './families/welcome-picture.ts'
import type { Family } from './family.ts'

export const families: readonly Family[] = [
  slackCalls,
  slackWrites,
  slackOpen,
  discordCommands,
  discordEvents,
  discordFanOut,
  memory,
  hotWrites,
  digest,
  coldStart,
  greeting,
  welcomePicture,
  suggestions,
  votingBurst,
  support,
  growth,
]
