// Messages of the emulated Discord: posting, history, pings, direct messages and what is refused.
import { Events, Routes } from 'discord.js'
import { describe, expect, test } from 'vitest'
import { text } from './index.ts'
import { refusedWith, stage } from './stage.ts'

describe('messages', () => {
  test('a posted message is in the world and is told back', async () => {
    const { discord, client, general, ana } = await stage()
    const told = new Promise<string>((resolve) => client.once(Events.MessageCreate, (m) => resolve(m.content)))
    const sent = await client.rest.post(Routes.channelMessages(general), { body: { content: 'Good morning' } })
    expect(sent).toMatchObject({ content: 'Good morning' })
    expect(await told).toBe('Good morning')
    expect(discord.messagesSeenBy(ana, general).map(text)).toEqual(['Good morning'])
  })

  test('the same nonce makes one message', async () => {
    const { discord, client, general, ana } = await stage()
    const body = { content: 'once', nonce: 'n-1', enforce_nonce: true }
    const first = await client.rest.post(Routes.channelMessages(general), { body })
    const second = await client.rest.post(Routes.channelMessages(general), { body })
    expect(second).toMatchObject({ content: 'once' })
    expect(second).toEqual(first)
    expect(discord.messagesSeenBy(ana, general)).toHaveLength(1)
  })

  test('a nonce is forgotten in the end', async () => {
    const { discord, client, general, ana } = await stage({ nonceMs: -1 })
    const body = { content: 'twice', nonce: 'n-1', enforce_nonce: true }
    await client.rest.post(Routes.channelMessages(general), { body })
    await client.rest.post(Routes.channelMessages(general), { body })
    expect(discord.messagesSeenBy(ana, general)).toHaveLength(2)
  })

  test.each([
    ['an unknown key', { content: 'x', colour: 'red' }],
    ['an unknown key deep inside', { embeds: [{ title: 'x', colour: 1 }] }],
    ['too long a content', { content: 'x'.repeat(2001) }],
    ['content beside the newer components', { content: 'x', flags: 1 << 15, components: [{ type: 10, content: 'y' }] }],
    ['a newer component without its flag', { components: [{ type: 10, content: 'y' }] }],
    [
      'a custom id used twice',
      { components: [{ type: 1, components: [1, 2].map(() => ({ type: 2, style: 1, label: 'a', custom_id: 'a' })) }] },
    ],
  ])('%s is refused with 50035', async (_, body) => {
    const { client, general } = await stage()
    expect(await refusedWith(client.rest.post(Routes.channelMessages(general), { body }))).toBe(50035)
  })

  test('what was removed is an unknown message: 10008, also for its nonce', async () => {
    const { discord, client, general, owner } = await stage()
    const body = { content: 'once', nonce: 'n-1', enforce_nonce: true }
    await client.rest.post(Routes.channelMessages(general), { body })
    const [message] = discord.messagesSeenBy(owner, general)
    if (!message) throw new Error('no message')
    discord.deleteMessage(owner, message)
    const edit = client.rest.patch(Routes.channelMessage(general, message.id), { body: { content: 'more' } })
    expect(await refusedWith(edit)).toBe(10008)
    expect(await refusedWith(client.rest.post(Routes.channelMessages(general), { body }))).toBe(10008)
  })

  test('an empty message is refused with 50006', async () => {
    const { client, general } = await stage()
    expect(await refusedWith(client.rest.post(Routes.channelMessages(general), { body: { content: ' ' } }))).toBe(50006)
  })

  test('a file comes with its bytes and its description', async () => {
    const { discord, client, general, ana } = await stage()
    const channel = await client.channels.fetch(general)
    if (!channel?.isSendable()) throw new Error('not sendable')
    await channel.send({ files: [{ attachment: Buffer.from('abc'), name: 'a.txt', description: 'three letters' }] })
    const [message] = discord.messagesSeenBy(ana, general)
    expect(message?.attachments[0]).toMatchObject({ filename: 'a.txt', description: 'three letters' })
    expect(Buffer.from(message?.attachments[0]?.content ?? []).toString()).toBe('abc')
  })

  test('only those whom allowed_mentions lets through are notified', async () => {
    const { discord, client, general, ana, owner } = await stage()
    const content = `<@${ana.id}> <@${owner.id}> @everyone`
    await client.rest.post(Routes.channelMessages(general), { body: { content, allowed_mentions: { parse: [] } } })
    await client.rest.post(Routes.channelMessages(general), {
      body: { content, allowed_mentions: { users: [ana.id] } },
    })
    await client.rest.post(Routes.channelMessages(general), { body: { content } })
    const notified = discord.messagesSeenBy(ana, general).map((message) => [...message.notified].sort())
    expect(notified).toEqual([[], [ana.id], [owner.id, ana.id].sort()])
  })

  test('a page of history is read after an id', async () => {
    const { discord, client, general, ana } = await stage()
    const [first] = ['one', 'two', 'three'].map((words) => discord.write(ana, general, words))
    const channel = await client.channels.fetch(general)
    if (!channel?.isTextBased()) throw new Error('not text')
    const page = await channel.messages.fetch({ after: first?.id ?? '', limit: 1 })
    expect(page.map(({ content }) => content)).toEqual(['two'])
  })

  test('a direct message to someone who closed them is refused with 50007', async () => {
    const { discord, client, guild } = await stage()
    const shy = discord.addUser({ name: 'Shy', dmsClosed: true })
    guild.join(shy)
    const user = await client.users.fetch(shy.id)
    expect(await refusedWith(user.send('hello'))).toBe(50007)
  })

  test('a direct message reaches its person and the answer comes back', async () => {
    const { discord, client, ana } = await stage()
    await (await client.users.fetch(ana.id)).send('hello')
    expect(discord.directMessages(ana).map(text)).toEqual(['hello'])
    const heard = new Promise<string>((resolve) => client.once(Events.MessageCreate, (m) => resolve(m.content)))
    discord.write(ana, discord.openDirect(ana).id, 'hi')
    expect(await heard).toBe('hi')
  })

  test('unknown places and people have their own codes', async () => {
    const { client, general, guild } = await stage()
    expect(await refusedWith(client.rest.get(Routes.channel('1')))).toBe(10003)
    expect(await refusedWith(client.rest.get(Routes.guild('1')))).toBe(10004)
    expect(await refusedWith(client.rest.get(Routes.channelMessage(general, '1')))).toBe(10008)
    expect(await refusedWith(client.rest.get(Routes.guildMember(guild.id, '1')))).toBe(10013)
  })

  test('an unknown route is refused and kept', async () => {
    const { discord, client } = await stage()
    expect(await refusedWith(client.rest.get('/nowhere'))).toBe(0)
    expect(discord.unknownRequests()).toMatchObject([{ path: '/nowhere', status: 404 }])
  })
})
