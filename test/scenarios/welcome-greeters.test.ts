// People who say hello: named by moderators, asked for three newcomers at a time, and it is kept who greets whom.
import { expect } from 'vitest'
import { type DiscordStage, discordStage } from './discord-stage.ts'
import { playOn, playSetUp } from './play.ts'
import { type PersonName, type Stage, storeOf } from './stage.ts'

const hour = 60 * 60_000

const lists = (stage: Stage, person: PersonName, where: 'direct' | 'moderators'): readonly string[] =>
  stage.reads(person, where).filter((text) => /say hello to:|is being greeted|has left again/.test(text))

/** A person as they are named in a command here. */
const named = (stage: Stage, person: string): string =>
  stage.name === 'the playground' ? `@${person.toLowerCase()}` : `@${person}`

/** A newcomer has answered what brought them. */
async function saysWhatBroughtThem({ hearth, discord, guild }: DiscordStage, name: string, words: string) {
  const user = [...discord.world.users.values()].find((one) => one.name === name)?.id ?? ''
  const store = storeOf(hearth)
  const space = await store.spaces.find({ platform: 'discord', id: guild.id })
  if (space === undefined) throw new Error('the server is not known')
  const { members, firstSteps } = store.of(space.community)
  const member = await members.byUser({ space: space.ref, user })
  if (member === undefined) throw new Error(`${name} is not known`)
  await store.transaction(space.community, () => firstSteps.answer(member.id, words, 0))
}

playSetUp(
  'a greeter is asked for three newcomers at a time, takes one by a button, and whoever has left is on the list no more',
  async (stage) => {
    const none = await stage.runs('mo', 'welcome greeters')
    expect(none.said).toContain('Nobody greets newcomers in person yet')
    const refused = await stage.runs('mo', 'welcome greeters', { who: named(stage, 'Mo'), channel: '#general' })
    expect(refused.said).toContain('people are asked in direct messages')
    const added = await stage.runs('mo', 'welcome greeters', { who: named(stage, 'Mo') })
    expect(added.said).toContain('Done: Mo is asked in direct messages')
    await stage.joins('nia')
    for (const person of ['ben', 'ida'] as const) {
      expect(lists(stage, 'mo', 'direct')).toEqual([])
      await stage.leaves(person)
      await stage.joins(person)
    }
    expect(lists(stage, 'mo', 'direct')).toEqual([expect.stringContaining('Three people to say hello to:')])
    const taken = await stage.presses('mo', 'I’ll greet Nia')
    expect(taken.said).toMatch(/Thank you: you greet @?Nia\./)
    await stage.settles()
    const [list = ''] = lists(stage, 'mo', 'direct')
    expect(list).toContain('Two people to say hello to:')
    expect(list).toMatch(/Nia[\s\S]*@?Mo greets them/)
    expect(stage.buttons('mo', 'say hello to:')).toHaveLength(2)
    await stage.leaves('nia')
    expect(lists(stage, 'mo', 'direct')).toEqual([expect.not.stringContaining('Nia')])
    const removed = await stage.presses('mo', 'Remove Mo')
    expect(removed.said).toContain('Mo is not among the greeters any more')
  },
)

playSetUp('whoever waits for long is asked for alone, and nobody is asked while welcomes are paused', async (stage) => {
  await stage.runs('mo', 'digest schedule', { every: 'daily', time: '09:00', zone: 'UTC' })
  await stage.runs('mo', 'welcome greeters', { who: named(stage, 'Mo') })
  await stage.joins('nia')
  await stage.hearth.advance(3 * hour)
  await stage.settles()
  expect(lists(stage, 'mo', 'direct')).toEqual([])
  await stage.hearth.advance(20 * hour)
  await stage.settles()
  expect(lists(stage, 'mo', 'direct')).toEqual([expect.stringContaining('One person to say hello to:')])
})

playOn(
  { Discord: discordStage },
  'a role of greeters is called in its channel, and anybody else who finds the button is told who may',
  async (stage: DiscordStage) => {
    const { discord, guild, people } = stage
    await stage.presses('mo', 'Looks right')
    const role = guild.addRole({ name: 'Greeters', mentionable: true })
    guild.giveRole(people.ida, role)
    const general = guild.channel('general').id
    await discord.runCommand(people.mo, general, '/welcome greeters', { who: role.id, channel: general }).response()
    for (const name of ['Ann', 'Bob', 'Cid']) guild.join(discord.addUser({ name }))
    await stage.settles()
    const [list] = discord.messagesSeenBy(people.ida, general).filter(({ content }) => content.includes('say hello to'))
    expect(list?.content).toContain(`<@&${role.id}> Three people to say hello to:`)
    expect(list?.notified).toEqual([people.ida.id])
    const refused = await stage.presses('ben', 'I’ll greet Ann')
    expect(refused.said).toContain('Only greeters and moderators can take a newcomer here')
    await saysWhatBroughtThem(stage, 'Ann', 'I restore old lamps')
    const taken = await stage.presses('ida', 'I’ll greet Ann')
    expect(taken.said).toMatch(/Thank you: you greet @?Ann\./)
    expect(taken.said).toContain('I restore old lamps')
    await stage.settles()
    const both = [people.mo, people.ida].map((person) => discord.press(person, list?.id ?? '', 'I’ll greet Bob'))
    for (const one of both) await one.response()
    await stage.settles()
    const said = both.map(({ message }) => message?.content ?? '').toSorted()
    expect(said[0]).toMatch(/<@\d+> was first, and greets <@\d+> already/)
    expect(said[1]).toMatch(/^Thank you: you greet/)
    const now = stage.reads('ida', 'general').find((text) => text.includes('One person to say hello to:'))
    expect(now).toMatch(/Ann[\s\S]*Ida greets them/)
  },
)
