// An outage as only Discord has it: rules that are passed meanwhile, and a connection that is lost while Hearth runs.

import { expect } from 'vitest'
import { namesHelpers } from '../services/helpers-named.ts'
import { type DiscordStage, discordStage } from './discord-stage.ts'
import { playOn } from './play.ts'
import { storeOf } from './stage.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

const onDiscord = { Discord: discordStage }

const greetings = (stage: DiscordStage): readonly string[] =>
  stage.reads('mo', 'welcome').filter((text) => text.includes('A few small steps'))

playOn(onDiscord, 'whoever passes the rules while Hearth is away is greeted, however late', async (stage) => {
  const { guild, people } = stage
  await stage.presses('mo', 'Looks right')
  guild.join(people.nia, { pending: true })
  await stage.settles()
  await stage.away(async (passes) => {
    passes(2 * day)
    guild.clearPending(people.nia)
    passes(2 * day)
  })
  expect(greetings(stage)).toEqual([expect.stringContaining('I was away when you passed the rules')])
  await stage.away(async (passes) => passes(minute))
  expect(greetings(stage)).toHaveLength(1)
})

playOn(onDiscord, 'whoever came over a day ago and still waits is greeted once they have passed', async (stage) => {
  const { guild, people } = stage
  await stage.presses('mo', 'Looks right')
  await stage.away(async (passes) => {
    passes(hour)
    guild.join(people.nia, { pending: true })
    passes(3 * day)
  })
  expect(greetings(stage)).toEqual([])
  guild.clearPending(people.nia)
  await stage.settles()
  expect(greetings(stage)).toHaveLength(1)
})

playOn(onDiscord, 'whoever was counted and not greeted is not greeted by a later change of theirs', async (stage) => {
  const { guild, people } = stage
  await stage.presses('mo', 'Looks right')
  await stage.away(async (passes) => {
    passes(hour)
    guild.join(people.nia)
    passes(2 * day)
  })
  guild.giveRole(people.nia, guild.addRole({ name: 'Gardener' }))
  await stage.settles()
  await stage.away(async (passes) => passes(minute))
  expect(greetings(stage)).toEqual([])
})

playOn(onDiscord, 'what happens while a session is lost for good is handled once', async (stage) => {
  const { discord, guild, people } = stage
  await stage.presses('mo', 'Looks right')
  await namesHelpers(storeOf(stage.hearth))
  await stage.runs('ida', 'support', { subject: 'The lamp is broken' })
  await (await stage.presses('mo', 'Reply')).send({ 'Your reply': 'Since when?' })
  const [thread] = discord.threads(guild)
  if (thread === undefined) throw new Error('there is no thread')
  const notice = () => stage.reads('mo', 'moderators').find((text) => text.includes('Support thread 1')) ?? ''
  expect(notice()).toContain('waiting for the member')
  discord.dropConnections({ forgetSessions: true })
  guild.join(people.nia)
  discord.write(people.ida, thread.id, 'Since Monday')
  await discord.connected()
  await stage.settles()
  expect(greetings(stage)).toEqual([expect.stringContaining('I was away when you came')])
  expect(notice()).toContain('waiting for the team')
})

playOn(onDiscord, 'whoever came before Looks right is not greeted by a later catch-up', async (stage) => {
  await stage.away(async (passes) => {
    passes(hour)
    stage.guild.join(stage.people.nia)
    passes(hour)
  })
  await stage.presses('mo', 'Looks right')
  await stage.away(async (passes) => passes(hour))
  expect(greetings(stage)).toEqual([])
})
