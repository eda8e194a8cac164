// The emulated Discord as a stock discord.js client meets it.
import {
  ActionRowBuilder,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ButtonBuilder,
  ButtonStyle,
  type ChatInputCommandInteraction,
  Client,
  DiscordAPIError,
  Events,
  GatewayIntentBits,
  type Interaction,
  LabelBuilder,
  MessageFlags,
  ModalBuilder,
  Partials,
  Routes,
  StringSelectMenuBuilder,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js'
import { afterEach, describe, expect, test } from 'vitest'
import {
  type DiscordEmulator,
  type DiscordOptions,
  type GuildHandle,
  startDiscord,
  text,
  type User,
} from './discord/index.ts'

const INTENTS = [
  GatewayIntentBits.Guilds,
  GatewayIntentBits.GuildMembers,
  GatewayIntentBits.GuildMessages,
  GatewayIntentBits.DirectMessages,
  GatewayIntentBits.MessageContent,
]

const closing: (() => Promise<void>)[] = []

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

interface Stage {
  readonly discord: DiscordEmulator
  readonly client: Client<true>
  readonly guild: GuildHandle
  readonly owner: User
  readonly ana: User
  readonly general: string
}

async function emulator(options?: DiscordOptions): Promise<DiscordEmulator> {
  const discord = await startDiscord(options)
  closing.push(() => discord.close())
  return discord
}

async function login(discord: DiscordEmulator, intents = INTENTS): Promise<Client<true>> {
  const client = new Client({
    intents,
    partials: [Partials.Channel, Partials.Message],
    rest: { api: discord.apiUrl, retries: 0 },
  })
  closing.push(() => client.destroy())
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve))
  await client.login(discord.token)
  return await ready
}

async function stage(options?: DiscordOptions, intents = INTENTS): Promise<Stage> {
  const discord = await emulator(options)
  const owner = discord.addUser({ name: 'Olga' })
  const ana = discord.addUser({ name: 'Ana', locale: 'pt-BR' })
  const guild = discord.addGuild({ name: 'Garden', owner, channels: ['general', 'support'] })
  guild.join(ana)
  const client = await login(discord, intents)
  return { discord, client, guild, owner, ana, general: guild.channel('general').id }
}

/** The next interaction the client gets. */
function nextInteraction(client: Client): Promise<Interaction> {
  return new Promise((resolve) => client.once(Events.InteractionCreate, resolve))
}

async function nextCommand(client: Client): Promise<ChatInputCommandInteraction> {
  const interaction = await nextInteraction(client)
  if (!interaction.isChatInputCommand()) throw new Error('not a slash command')
  return interaction
}

async function refusedWith(call: Promise<unknown>): Promise<string | number> {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!(error instanceof DiscordAPIError)) throw new Error(`expected a refusal, got ${String(error)}`)
  return error.code
}

const PING = { name: 'ping', description: 'Answers' }

describe('the gateway', () => {
  test('a stock client logs in and gets its guild after READY', async () => {
    const { client, guild } = await stage()
    expect(client.guilds.cache.get(guild.id)?.name).toBe('Garden')
    expect(client.guilds.cache.get(guild.id)?.members.cache.size).toBe(3)
  })

  test('a wrong token is refused with 401', async () => {
    const discord = await emulator()
    const client = new Client({ intents: INTENTS, rest: { api: discord.apiUrl } })
    await expect(client.login('wrong')).rejects.toThrow('invalid token')
    expect(discord.requests.at(-1)).toMatchObject({ path: '/gateway/bot', status: 401 })
    await client.destroy()
  })

  test('an intent that is switched off closes with 4014', async () => {
    const discord = await emulator({ refuseIntents: ['MessageContent'] })
    const client = new Client({ intents: INTENTS, rest: { api: discord.apiUrl } })
    closing.push(() => client.destroy())
    await expect(client.login(discord.token)).rejects.toThrow('disallowed intents')
  })

  test('what happened while the connection was cut is replayed on resume', async () => {
    const { discord, client, ana, general } = await stage()
    const heard = new Promise<string>((resolve) => client.once(Events.MessageCreate, (m) => resolve(m.content)))
    const resumed = new Promise((resolve) => client.once(Events.ShardResume, resolve))
    discord.dropConnections()
    discord.write(ana, general, 'anybody there?')
    await resumed
    expect(await heard).toBe('anybody there?')
  })

  test('a forgotten session makes the client identify again', async () => {
    const { discord, client } = await stage()
    const again = new Promise((resolve) => client.once(Events.ShardReady, resolve))
    discord.dropConnections({ forgetSessions: true })
    await again
    await discord.connected()
  })

  test('a guild added later arrives', async () => {
    const { discord, client, owner } = await stage()
    const arrived = new Promise<string>((resolve) => client.once(Events.GuildCreate, ({ name }) => resolve(name)))
    discord.addGuild({ name: 'Orchard', owner })
    expect(await arrived).toBe('Orchard')
  })

  test('a join can be told twice and pending clears later', async () => {
    const { discord, client, guild } = await stage()
    const joins: (string | undefined)[] = []
    client.on(Events.GuildMemberAdd, (member) => joins.push(member.joinedAt?.toISOString()))
    const cleared = new Promise<void>((resolve) => {
      client.on(Events.GuildMemberUpdate, (_, member) => {
        if (!member.pending) resolve()
      })
    })
    const bo = discord.addUser({ name: 'Bo' })
    guild.join(bo, { pending: true, joinedAt: '2026-01-01T00:00:00.000Z' })
    guild.repeatJoin(bo, '2026-01-01T00:00:00.400Z')
    guild.clearPending(bo)
    await cleared
    expect(joins).toEqual(['2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.400Z'])
  })

  test('without the message content intent the words of others are missing unless they mention the bot', async () => {
    const intents = INTENTS.filter((bit) => bit !== GatewayIntentBits.MessageContent)
    const { discord, client, ana, general } = await stage({}, intents)
    const heard: string[] = []
    const mentioned = new Promise<void>((resolve) => {
      client.on(Events.MessageCreate, ({ content }) => {
        heard.push(content)
        if (content !== '') resolve()
      })
    })
    discord.write(ana, general, 'hello')
    discord.write(ana, general, `hello <@${discord.botUserId}>`)
    await mentioned
    expect(heard).toEqual(['', `hello <@${discord.botUserId}>`])
  })
})

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

  test('a message has one thread, a second is refused with 160004', async () => {
    const { discord, client, ana, general } = await stage()
    const { id } = discord.write(ana, general, 'question')
    await client.rest.post(Routes.threads(general, id), { body: { name: 'q' } })
    expect(await refusedWith(client.rest.post(Routes.threads(general, id), { body: { name: 'q' } }))).toBe(160004)
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

describe('interactions', () => {
  test('a command is answered privately and only its person sees it', async () => {
    const { discord, client, ana, owner, general } = await stage()
    await client.application.commands.set([PING])
    const next = nextCommand(client)
    const handle = discord.runCommand(ana, general, '/ping')
    const interaction = await next
    expect(interaction.locale).toBe('pt-BR')
    await interaction.reply({ content: 'pong', flags: MessageFlags.Ephemeral })
    expect(await handle.response()).toMatchObject({ kind: 'message', ephemeral: true, message: { content: 'pong' } })
    expect(handle.acknowledgedWithin).toBeLessThan(3000)
    expect(discord.messagesSeenBy(ana, general)).toHaveLength(1)
    expect(discord.messagesSeenBy(owner, general)).toHaveLength(0)
  })

  test('a deferred command is answered by its edit and followed up', async () => {
    const { discord, client, ana, general } = await stage()
    await client.application.commands.set([PING])
    const next = nextCommand(client)
    const handle = discord.runCommand(ana, general, '/ping')
    const interaction = await next
    await interaction.deferReply()
    await interaction.editReply('slow pong')
    await interaction.followUp({ content: 'and more', flags: MessageFlags.Ephemeral })
    expect(await handle.response()).toMatchObject({ kind: 'message', ephemeral: false })
    expect(text(await handle.followUp())).toBe('and more')
    expect(discord.messagesSeenBy(ana, general).map(text)).toEqual(['slow pong', 'and more'])
  })

  test('a second callback is refused with 40060', async () => {
    const { discord, client, ana, general } = await stage()
    await client.application.commands.set([PING])
    const next = nextCommand(client)
    discord.runCommand(ana, general, '/ping')
    const { id, token } = await next
    const answer = () => client.rest.post(Routes.interactionCallback(id, token), { body: { type: 5 } })
    await answer()
    expect(await refusedWith(answer())).toBe(40060)
  })

  test('a late callback is refused with 10062', async () => {
    const { discord, client, ana, general } = await stage({ callbackMs: -1 })
    await client.application.commands.set([PING])
    const next = nextCommand(client)
    discord.runCommand(ana, general, '/ping')
    expect(await refusedWith((await next).reply('pong'))).toBe(10062)
  })

  test('an outlived token is refused with 50027', async () => {
    const { discord, client, ana, general } = await stage({ tokenMs: -1 })
    await client.application.commands.set([PING])
    const next = nextCommand(client)
    discord.runCommand(ana, general, '/ping')
    const interaction = await next
    await interaction.deferReply()
    expect(await refusedWith(interaction.editReply('pong'))).toBe(50027)
  })

  test('a command for staff cannot be typed by others', async () => {
    const { discord, client, ana, owner, general } = await stage()
    await client.application.commands.set([{ ...PING, defaultMemberPermissions: ['ManageThreads'] }])
    expect(() => discord.runCommand(ana, general, '/ping')).toThrow('Ana does not see the command ping')
    expect(discord.visibleCommands(owner, general).map(({ name }) => name)).toEqual(['ping'])
  })

  test('options arrive with their types and what they resolve to', async () => {
    const { discord, client, ana, owner, general } = await stage()
    await client.application.commands.set([
      {
        name: 'suggestion',
        description: 'Ideas',
        options: [
          {
            type: ApplicationCommandOptionType.Subcommand,
            name: 'view',
            description: 'Shows one',
            options: [
              { type: ApplicationCommandOptionType.Integer, name: 'number', description: 'Which', required: true },
              { type: ApplicationCommandOptionType.User, name: 'author', description: 'Whose' },
            ],
          },
        ],
      },
    ])
    expect(() => discord.runCommand(ana, general, '/suggestion view')).toThrow('requires number')
    const next = nextCommand(client)
    discord.runCommand(ana, general, '/suggestion view', { number: 3, author: owner.id })
    const { options } = await next
    expect([options.getSubcommand(), options.getInteger('number'), options.getUser('author')?.username]).toEqual([
      'view',
      3,
      'Olga',
    ])
  })

  test('typing ahead offers choices', async () => {
    const { discord, client, ana, general } = await stage()
    const option = {
      type: ApplicationCommandOptionType.String as const,
      name: 'q',
      description: 'q',
      autocomplete: true,
    }
    await client.application.commands.set([{ ...PING, options: [option] }])
    client.once(Events.InteractionCreate, (interaction) => {
      if (!interaction.isAutocomplete()) return
      const typed = interaction.options.getFocused()
      interaction.respond([{ name: `${typed}!`, value: typed }]).catch(() => {})
    })
    expect(await discord.typeAhead(ana, general, '/ping', {}, 'q', 'da')).toEqual([{ name: 'da!', value: 'da' }])
  })

  test('a message command and a user command carry their target', async () => {
    const { discord, client, ana, owner, general } = await stage()
    await client.application.commands.set([
      { name: 'Open thread', type: ApplicationCommandType.Message },
      { name: 'About', type: ApplicationCommandType.User },
    ])
    const message = discord.write(owner, general, 'read me')
    const first = nextInteraction(client)
    discord.runOnMessage(ana, message, 'Open thread')
    const onMessage = await first
    expect(onMessage.isMessageContextMenuCommand() && onMessage.targetMessage.content).toBe('read me')
    const second = nextInteraction(client)
    discord.runOnMember(ana, general, owner, 'About')
    const onMember = await second
    expect(onMember.isUserContextMenuCommand() && onMember.targetUser.username).toBe('Olga')
  })

  test('a button of a private answer is pressed by its person alone and updates it', async () => {
    const { discord, client, ana, owner, general } = await stage()
    await client.application.commands.set([PING])
    const row = new ActionRowBuilder<ButtonBuilder>().addComponents(
      new ButtonBuilder().setCustomId('vote:1').setLabel('Vote for 1').setStyle(ButtonStyle.Primary),
    )
    const next = nextCommand(client)
    const handle = discord.runCommand(ana, general, '/ping')
    await (await next).reply({ content: 'vote', components: [row], flags: MessageFlags.Ephemeral })
    const seen = await handle.response()
    if (seen.kind !== 'message') throw new Error('no message')
    expect(text(seen.message)).toBe('vote\nVote for 1')
    expect(() => discord.press(owner, seen.message, 'Vote for 1')).toThrow('Olga does not see that message')
    const pressed = nextInteraction(client)
    const press = discord.press(ana, seen.message, 'Vote for 1')
    const button = await pressed
    if (!button.isButton()) throw new Error('no button')
    expect(button.customId).toBe('vote:1')
    await button.update({ content: 'voted', components: [] })
    expect(await press.response()).toMatchObject({ kind: 'updated', message: { content: 'voted' } })
  })

  test('a select gives the values that were chosen', async () => {
    const { discord, client, ana, general } = await stage()
    const menu = new StringSelectMenuBuilder().setCustomId('pick').addOptions({ label: 'A', value: 'a' })
    const channel = await client.channels.fetch(general)
    if (!channel?.isSendable()) throw new Error('not sendable')
    await channel.send({ components: [new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(menu)] })
    const [message] = discord.messagesSeenBy(ana, general)
    if (!message) throw new Error('no message')
    const next = nextInteraction(client)
    discord.choose(ana, message, 'pick', ['a'])
    const chosen = await next
    expect(chosen.isStringSelectMenu() && chosen.values).toEqual(['a'])
    expect(() => discord.choose(ana, message, 'pick', ['z'])).toThrow('no option z')
  })

  test('a form is shown, filled with labels and sent', async () => {
    const { discord, client, ana, general } = await stage()
    await client.application.commands.set([PING])
    const modal = new ModalBuilder()
      .setCustomId('support')
      .setTitle('Support')
      .addLabelComponents(
        new LabelBuilder()
          .setLabel('Subject')
          .setTextInputComponent(new TextInputBuilder().setCustomId('subject').setStyle(TextInputStyle.Short)),
        new LabelBuilder()
          .setLabel('Kind')
          .setStringSelectMenuComponent(
            new StringSelectMenuBuilder().setCustomId('kind').addOptions({ label: 'Bug', value: 'bug' }),
          ),
      )
    const next = nextCommand(client)
    const handle = discord.runCommand(ana, general, '/ping')
    await (await next).showModal(modal)
    expect(await handle.response()).toMatchObject({ kind: 'modal', modal: { title: 'Support' } })
    expect(() => discord.submit(ana, handle, { kind: ['bug'] })).toThrow('requires Subject')
    const sent = nextInteraction(client)
    discord.submit(ana, handle, { subject: 'Help', kind: ['bug'] })
    const submitted = await sent
    if (!submitted.isModalSubmit()) throw new Error('no form')
    expect(submitted.fields.getTextInputValue('subject')).toBe('Help')
    expect(submitted.fields.getStringSelectValues('kind')).toEqual(['bug'])
  })

  test('a command name in upper case is refused with 50035', async () => {
    const { client } = await stage()
    expect(await refusedWith(client.application.commands.set([{ name: 'Ping', description: 'x' }]))).toBe(50035)
  })
})

describe('faults', () => {
  test('a status is answered once instead of the route', async () => {
    const { discord, client, general, ana } = await stage()
    discord.faults.next({ method: 'POST', path: /messages$/ }, { status: 503 })
    const post = () => client.rest.post(Routes.channelMessages(general), { body: { content: 'x' } })
    await expect(post()).rejects.toThrow()
    await post()
    expect(discord.messagesSeenBy(ana, general)).toHaveLength(1)
  })

  test('a connection cut after the request leaves the message behind', async () => {
    const { discord, client, general, ana } = await stage()
    discord.faults.next({ path: /messages$/ }, { cut: 'after' })
    await expect(client.rest.post(Routes.channelMessages(general), { body: { content: 'x' } })).rejects.toThrow()
    expect(discord.messagesSeenBy(ana, general)).toHaveLength(1)
  })
})
