// Questions in a forum, which Discord alone has: each post is one, called by its title, and goes with its post.
import { expect } from 'vitest'
import { namesHelpers } from '../services/helpers-named.ts'
import { discordStage } from './discord-stage.ts'
import { playOn } from './play.ts'
import { storeOf } from './stage.ts'

const dayMs = 24 * 60 * 60_000
const title = 'How do I glue a spine?'

playOn({ Discord: discordStage }, 'a post of a forum is a question, and is answered in itself', async (stage) => {
  const { discord, guild, people } = stage
  await stage.presses('mo', 'Looks right')
  await namesHelpers(storeOf(stage.hearth))
  const forum = guild.addChannel({ name: 'help', type: 15 })
  expect((await stage.runs('mo', 'setup questions', { channel: '#help' })).said).toContain('I watch')
  expect((await stage.runs('mo', 'setup questions')).said).toContain('I watch')
  const refused = await stage.runs('mo', 'setup channel', { purpose: 'support', channel: '#help' })
  expect(refused.said).not.toContain('is now')

  const post = discord.startPost(people.ida, forum.id, title, 'It falls off.')
  await stage.settles()
  await stage.answers('ben', 'It falls off.', 'With wheat paste')
  expect(discord.messagesSeenBy(people.ida, post.id).map((message) => message.content)).toHaveLength(3)
  expect(stage.buttons('ida', title)).toEqual(['Solved', 'Not a question'])
  expect((await stage.points('ida', 'This solved it', 'With wheat paste')).said).toContain(
    'solved “How do I glue a spine?”',
  )
  expect(stage.buttons('ben', 'Solved:')).toEqual(['Take back'])

  const other = discord.startPost(people.ida, forum.id, 'Where is the press?', 'I looked everywhere.')
  const third = discord.startPost(people.ida, forum.id, 'And the needles?', 'The long ones.')
  await stage.settles()
  // What is answered while Hearth is away is read back.
  await stage.away(async (passes) => {
    discord.write(people.ben, third.id, 'In the drawer')
    passes(2 * dayMs)
  })
  await stage.hearth.advance(15_000)
  expect(stage.buttons('ida', 'And the needles?')).toEqual(['Solved', 'Not a question'])
  const listed = (await stage.runs('mo', 'questions')).said
  expect(listed).toContain('Where is the press?')
  expect(listed).not.toContain('And the needles?')
  guild.deleteChannel(other)
  await stage.settles()
  expect((await stage.runs('mo', 'questions')).said).toContain('Every question of the watched channels')
  expect((await stage.runs('mo', 'setup questions', { channel: '#help', watch: 'off' })).said).toContain("don't watch")
})
