// How newcomers are greeted.
import { z } from 'zod'

export const greetingWays = ['usual', 'public', 'direct'] as const

export const welcomeSettings = {
  /** `usual` is public on Discord and the playground, direct on Slack. */
  'welcome.greeting': z.enum(greetingWays).default('usual'),
  /** The address of the guidelines; empty while there is none. */
  'welcome.guidelines': z.union([z.literal(''), z.url({ protocol: /^https?$/ }).max(500)]).default(''),
}
