// What is done with a message, and mentions of us, over a real client.
import { expect, test } from 'vitest'
import { compileDiscord } from '../../adapters/discord/index.ts'
import { registryOf } from '../../src/bot/registry.ts'
import { messageCommand } from '../../src/bot/spec.ts'
import { text } from '../emulators/discord/index.ts'
import { type Stage, said, startedStage } from './discord-stage.ts'

const manner = { who: 'everyone', does: 'writes', answers: 'private', summary: 'help.summary' } as const
const take = messageCommand({ ...manner, name: 'take', label: 'support.message.label' })
const general = ({ guild }: Stage): string => guild.channel('general').id

test('a message command is compiled under its label, for servers, and no more than a few are taken', () => {
  const { commands, problems } = compileDiscord(
    registryOf([take, messageCommand({ ...take, name: 'more', who: 'staff', label: 'help.title' })]),
  )
  expect(problems).toEqual([])
  const [first, more] = commands
  expect(first).toMatchObject({ type: 3, name: 'Open a support thread', contexts: [0], integration_types: [0] })
  expect(first).not.toHaveProperty('description')
  expect(first).not.toHaveProperty('default_member_permissions')
  expect(more).toMatchObject({ default_member_permissions: '17179869184' })
  const many = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => messageCommand({ ...take, name }))
  expect(compileDiscord(registryOf(many)).problems).toContain('Discord has 6 message commands; Discord takes 5')
  const long = messageCommand({ ...take, label: 'help.first.moderators', name: 'long' })
  expect(compileDiscord(registryOf([{ ...long, label: 'support.message.summary' }])).problems.join()).toMatch(
    /characters of name/,
  )
})

test('a message that is pointed at reaches the inbox with its words, its author and where it is found', async () => {
  const house = await startedStage()
  const { discord, owner, ana, inbox, space } = house
  const content = Buffer.from('light')
  const lamp = discord.write(owner, general(house), `Ask <@${ana.id}> about it`, {
    files: [{ name: 'lamp.png', content }],
  })
  inbox.answer = () => said('Taken along.')
  const answer = await discord.runOnMessage(ana, lamp, 'Open a support thread').response()
  expect(answer).toMatchObject({ kind: 'message', ephemeral: true })
  const [called] = inbox.calls
  expect(called).toMatchObject({
    kind: 'message',
    call: {
      name: 'take',
      space,
      caller: { user: ana.id, name: 'Ana' },
      on: {
        ref: { channel: general(house), id: lamp.id },
        place: { kind: 'channel', channel: general(house) },
        author: { user: owner.id, name: 'Olga', bot: false },
        text: 'Ask @Ana about it',
        named: [{ kind: 'user', id: ana.id, name: 'Ana' }],
        files: [{ name: 'lamp.png', bytes: 5 }],
        url: `https://discord.com/channels/${space.id}/${general(house)}/${lamp.id}`,
      },
    },
  })
})

test('a message that begins with our name is a call, whose answer is not ours to give', async () => {
  const house = await startedStage()
  const { discord, guild, ana, owner, inbox, until } = house
  const thread = discord.startThread(owner, general(house), 'Soup')
  const us = `<@${discord.botUserId}>`
  discord.write(ana, thread.id, `${us}, look at <@${owner.id}> in <#${guild.channel('support').id}>`)
  discord.write(ana, thread.id, `Thanks, ${us}`)
  const beep = discord.addUser({ name: 'Beep', bot: true })
  guild.join(beep)
  discord.write(beep, thread.id, `${us} help`)
  discord.write(ana, discord.openDirect(ana).id, `${us} help`)
  const last = discord.write(owner, thread.id, `${us} help`)
  await until(() => inbox.calls.length === 2)
  expect(inbox.kept).toHaveLength(2)
  expect(inbox.calls[0]).toMatchObject({
    kind: 'words',
    call: {
      words: `look at @${owner.name} in #${guild.channel('support').id}`,
      references: {
        [`@${owner.name}`]: { kind: 'user', user: owner.id },
        [`#${guild.channel('support').id}`]: { kind: 'channel' },
      },
      place: { kind: 'thread', channel: general(house), thread: thread.id },
      caller: { user: ana.id },
      mentioned: true,
      brought: true,
      canOpenForm: false,
    },
  })
  expect(inbox.calls[1]?.call.key).toBe(`mention:${thread.id}:${last.id}`)
  // Nothing is said in the thread, where everybody would read it.
  expect(
    discord
      .messagesSeenBy(owner, thread.id)
      .map(text)
      .filter((one) => one === 'Done.'),
  ).toEqual([])
})

test('what asks us for something is told from what is said to people, also after an edit', async () => {
  const { discord, guild, ana, inbox, until } = await startedStage()
  const us = `<@${discord.botUserId}>`
  const channel = guild.channel('general').id
  const asked = discord.write(ana, channel, `${us} help`)
  discord.write(ana, channel, `${us} is a bot, I think`)
  discord.editMessage(ana, asked, 'Never mind')
  await until(() => inbox.seen('message').length === 3)
  expect(inbox.seen('message').map(({ asksUs }) => asksUs)).toEqual([true, undefined, undefined])
})
