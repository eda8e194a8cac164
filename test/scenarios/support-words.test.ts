// Members' words in support threads: shown as they were written, notifying nobody.

import { expect } from 'vitest'
import { namesHelpers } from '../services/helpers-named.ts'
import { type DiscordStage, discordStage } from './discord-stage.ts'
import { playOn, playSetUp } from './play.ts'
import type { PersonName, Stage } from './stage.ts'
import { storeOf } from './stage.ts'

const everybody: readonly PersonName[] = ['mo', 'ben', 'ida']
const wild = '@everyone @here <@&7> *stars* _lines_ ~waves~ `code` ||dark|| # no'

const pings = (stage: Stage): readonly number[] => everybody.map((person) => stage.pings(person).length)

playSetUp('a subject shows as it was written, wherever it stands, and notifies nobody', async (stage) => {
  await stage.runs('ben', 'support', { subject: 'A first one' })
  await stage.presses('ben', 'Solved')
  const before = pings(stage)
  await stage.runs('ben', 'support', { subject: wild })
  const [mo = 0, ben = 0, ida = 0] = before
  // Ben is mentioned once, by Hearth, in his own thread.
  expect(pings(stage)).toEqual([mo, ben + 1, ida])
  expect(stage.reads('ben', 'thread').join('\n')).toContain(wild)
  expect(stage.reads('mo', 'moderators').join('\n')).toContain(wild)
  expect((await stage.runs('mo', 'queue')).said).toContain(wild)
})

playSetUp('a reply shows as it was written, and notifies nobody by what it says', async (stage) => {
  await stage.runs('ben', 'support', { subject: 'The lamp is broken' })
  const before = pings(stage)
  const form = await stage.presses('mo', 'Reply')
  await form.send({ 'Your reply': wild })
  expect(stage.reads('ben', 'thread').join('\n')).toContain(wild)
  expect(pings(stage)).toEqual(before)
})

playOn({ Discord: discordStage }, 'a mention typed by its id notifies nobody', async (stage: DiscordStage) => {
  await stage.presses('mo', 'Looks right')
  await namesHelpers(storeOf(stage.hearth))
  const { guild, people } = stage
  const gardener = guild.addRole({ name: 'Gardener', mentionable: true })
  guild.giveRole(people.ben, gardener)
  const words = `<@${people.ben.id}> <@&${gardener.id}> <@&${guild.id}>`
  await stage.runs('ida', 'support', { subject: words })
  await stage.presses('mo', 'Claim')
  await (await stage.presses('mo', 'Reply')).send({ 'Your reply': words })
  expect(stage.reads('ida', 'thread').join('\n')).toContain(`answers:\n> ${words}`)
  for (const person of ['ben', 'mo'] as const) expect(stage.pings(person)).toEqual([])
})
