// Discord's rules screening: whoever joined is greeted when they pass it, if the setup was confirmed when they joined.
import { expect } from 'vitest'
import { type DiscordStage, discordStage } from './discord-stage.ts'
import { playOn } from './play.ts'

const greetings = (stage: DiscordStage): readonly string[] =>
  stage.reads('mo', 'welcome').filter((text) => text.includes('A few small steps'))

playOn(
  { Discord: discordStage },
  'whoever joined before the setup was confirmed is not greeted when they pass the rules after it',
  async (stage: DiscordStage) => {
    stage.guild.join(stage.people.nia, { pending: true, joinedAt: new Date(Date.now() - 60_000).toISOString() })
    await stage.settles()
    await stage.presses('mo', 'Looks right')
    stage.guild.clearPending(stage.people.nia)
    await stage.settles()
    expect(greetings(stage)).toEqual([])
  },
)

playOn(
  { Discord: discordStage },
  'whoever joined after it is greeted when they pass the rules, and not before',
  async (stage: DiscordStage) => {
    await stage.presses('mo', 'Looks right')
    stage.guild.join(stage.people.nia, { pending: true, joinedAt: new Date(Date.now() + 1_000).toISOString() })
    await stage.settles()
    expect(greetings(stage)).toEqual([])
    stage.guild.clearPending(stage.people.nia)
    await stage.settles()
    expect(greetings(stage)).toHaveLength(1)
  },
)
