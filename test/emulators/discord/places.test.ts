// Channels, threads and guilds of the emulated Discord, and who sees them.
import { Events, type Message, MessageType, Routes } from 'discord.js'
import { describe, expect, test } from 'vitest'
import { PERMISSIONS } from './permissions.ts'
import { refusedWith, stage } from './stage.ts'

describe('places', () => {
  test('a private thread is seen by its members and by those who manage threads', async () => {
    const { discord, client, guild, ana, owner, general } = await stage()
    const bo = discord.addUser({ name: 'Bo' })
    guild.join(bo)
    const mo = discord.addUser({ name: 'Mo' })
    guild.join(mo)
    guild.giveRole(mo, guild.addRole({ name: 'mods', permissions: ['manageThreads'] }))
    await client.rest.post(Routes.threads(general), { body: { name: 'help', type: 12, invitable: false } })
    const [thread] = discord.threads(guild)
    if (!thread) throw new Error('no thread')
    await client.rest.put(Routes.threadMembers(thread.id, ana.id))
    expect([ana, bo, mo, owner].map((user) => discord.canSee(user, thread.id))).toEqual([true, false, true, true])
    expect(() => discord.write(bo, thread.id, 'let me in')).toThrow('Bo does not see help')
  })

  test('a mention in a private thread lets that person in and notifies them', async () => {
    const { discord, client, guild, ana, general } = await stage()
    await client.rest.post(Routes.threads(general), { body: { name: 'help', type: 12 } })
    const [thread] = discord.threads(guild)
    if (!thread) throw new Error('no thread')
    expect(discord.canSee(ana, thread.id)).toBe(false)
    await client.rest.post(Routes.channelMessages(thread.id), { body: { content: `Welcome <@${ana.id}>` } })
    expect(discord.canSee(ana, thread.id)).toBe(true)
    expect(thread.messages[0]?.notified).toEqual([ana.id])
  })

  test('somebody who left is an unknown member', async () => {
    const { client, guild, ana } = await stage()
    guild.leave(ana)
    expect(await refusedWith(client.rest.get(Routes.guildMember(guild.id, ana.id)))).toBe(10007)
  })

  test('a channel hidden from the bot is refused with 50001', async () => {
    const { client, guild } = await stage()
    const { id } = guild.addChannel({ name: 'secret', hiddenFromEveryone: true, visibleToBot: false })
    expect(await refusedWith(client.rest.post(Routes.channelMessages(id), { body: { content: 'x' } }))).toBe(50001)
  })

  test('a role that stands above the bot is refused with 50013', async () => {
    const { discord, client, ana, owner } = await stage()
    const strict = discord.addGuild({ name: 'Strict', owner, botPermissions: [] })
    strict.join(ana)
    const role = strict.addRole({ name: 'vip' })
    expect(await refusedWith(client.rest.put(Routes.guildMemberRole(strict.id, ana.id, role.id)))).toBe(50013)
  })

  test('an archived thread refuses changes with 50083 and opens again when somebody writes', async () => {
    const { discord, client, guild, general, owner } = await stage()
    await client.rest.post(Routes.threads(general), { body: { name: 'talk', type: 11 } })
    const [thread] = discord.threads(guild)
    if (!thread) throw new Error('no thread')
    await client.rest.patch(Routes.channel(thread.id), { body: { archived: true } })
    expect(await refusedWith(client.rest.patch(Routes.channel(thread.id), { body: { name: 'new' } }))).toBe(50083)
    discord.write(owner, thread.id, 'one more thing')
    expect(thread.thread?.archived).toBe(false)
  })

  test('more threads than may be active are refused with 160006, until one sleeps', async () => {
    const { discord, client, guild, general } = await stage({ activeThreads: 1 })
    const open = () => client.rest.post(Routes.threads(general), { body: { name: 'talk', type: 12 } })
    await open()
    const [thread] = discord.threads(guild)
    if (!thread) throw new Error('no thread')
    expect(await refusedWith(open())).toBe(160006)
    await client.rest.patch(Routes.channel(thread.id), { body: { archived: true } })
    await open()
    const wake = client.rest.patch(Routes.channel(thread.id), { body: { archived: false } })
    expect(await refusedWith(wake)).toBe(160006)
  })

  test('a closed thread takes no words: 50083', async () => {
    const { discord, client, guild, general } = await stage()
    await client.rest.post(Routes.threads(general), { body: { name: 'talk', type: 12 } })
    const [thread] = discord.threads(guild)
    if (!thread) throw new Error('no thread')
    await client.rest.patch(Routes.channel(thread.id), { body: { archived: true, locked: true } })
    expect(await refusedWith(client.rest.post(Routes.channelMessages(thread.id), { body: { content: 'x' } }))).toBe(
      50083,
    )
  })

  test('where it may look and not write, the bot is refused with 50013', async () => {
    const { client, guild } = await stage()
    const { id } = guild.channel('general')
    const everyone = guild.guild.roles.get(guild.id)
    const bot = [...guild.guild.roles.values()].find(({ managed }) => managed)
    if (!everyone || !bot) throw new Error('no roles')
    everyone.permissions = bot.permissions = PERMISSIONS.viewChannel
    expect(await refusedWith(client.rest.post(Routes.channelMessages(id), { body: { content: 'x' } }))).toBe(50013)
  })

  test('a message has one thread, a second is refused with 160004', async () => {
    const { discord, client, ana, general } = await stage()
    const { id } = discord.write(ana, general, 'question')
    await client.rest.post(Routes.threads(general, id), { body: { name: 'q' } })
    expect(await refusedWith(client.rest.post(Routes.threads(general, id), { body: { name: 'q' } }))).toBe(160004)
  })

  test('a thread that somebody starts from a message has its id, and begins by pointing back to it', async () => {
    const { discord, client, guild, ana, general } = await stage()
    const told: Message[] = []
    client.on(Events.MessageCreate, (message) => told.push(message))
    const question = discord.write(ana, general, 'question')
    const thread = discord.startThread(ana, general, 'q', { from: question })
    discord.write(ana, thread.id, 'answer')
    expect(thread.id).toBe(question.id)
    await expect.poll(() => told.length).toBe(3)
    const [, start, answer] = told
    expect(start).toMatchObject({ type: MessageType.ThreadStarterMessage, content: '', channelId: thread.id })
    expect(start?.reference).toMatchObject({ channelId: general, messageId: question.id, guildId: guild.id })
    expect(answer?.channel.isThread() && answer.channel.ownerId).toBe(ana.id)
    expect(() => discord.startThread(ana, general, 'q', { from: question })).toThrow('has a thread')
    const found = await client.rest.get(Routes.channelMessage(general, question.id))
    expect(found).toMatchObject({ thread: { id: question.id, message_count: 1 } })
  })

  test('the audit log says who added the bot', async () => {
    const { discord, client, owner } = await stage()
    const admin = discord.addUser({ name: 'Adam' })
    const guild = discord.addGuild({ name: 'Two', owner, addedBy: admin })
    const log = await (await client.guilds.fetch(guild.id)).fetchAuditLogs({ type: 28 })
    expect(log.entries.first()?.executorId).toBe(admin.id)
  })

  test('a channel is made, its guild left', async () => {
    const { client, guild } = await stage()
    const made = await (await client.guilds.fetch(guild.id)).channels.create({
      name: 'moderators',
      permissionOverwrites: [{ id: guild.id, deny: ['ViewChannel'] }],
    })
    expect(guild.channel('moderators').id).toBe(made.id)
    await client.rest.delete(Routes.userGuild(guild.id))
    expect(guild.guild.members.has(client.user.id)).toBe(false)
  })
})
