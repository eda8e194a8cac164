// How newcomers are greeted, and what is done for them afterwards. Whatever might bother somebody is off until it is chosen.
import { z } from 'zod'
import { switchedOff } from './switch.ts'

const greetingWays = ['usual', 'public', 'direct'] as const
const off = switchedOff
/** As people type it. */
const whole = (least: number, most: number) => z.coerce.number().int().min(least).max(most)

export const welcomeSettings = {
  /** `usual` is public on Discord and the playground, direct on Slack. */
  'welcome.greeting': z.enum(greetingWays).default('usual'),
  /** The address of the guidelines; empty while there is none. */
  'welcome.guidelines': z.union([z.literal(''), z.url({ protocol: /^https?$/ }).max(500)]).default(''),
  /** Slack's guests: with a text of their own, or not at all. */
  'welcome.guests': z.enum(['skipped', 'greeted']).default('skipped'),
  /** Whether who comes back is told privately that it is good to see them again. */
  'welcome.back': off,
  /** Hours after which a newcomer is greeted who is not said to have passed the rules. */
  'welcome.rules-wait': whole(1, 168).default(24),
  /** Arrivals in a minute from which they are greeted together. */
  'welcome.burst': whole(2, 1000).default(10),
  /** Members above which a public greeting comes once a day, for all. */
  'welcome.daily-above': whole(1, 1_000_000).default(500),
  /** Whether a direct greeting waits for the newcomer's daytime, where their zone is known. */
  'welcome.daytime': off,
  /** Whether a picture is put to a greeting. */
  'welcome.picture': off,
  /** Days after which whoever took no first step is asked once whether something is in the way; 0 for never. */
  'welcome.nudge-days': whole(0, 90).default(0),
  /** Which leaves the moderators are told of: of people with an open thread, or all. */
  'welcome.leaves': z.enum(['threads', 'all']).default('threads'),
  /** Whether a leave is posted in public. */
  'welcome.leaves-public': off,
}
