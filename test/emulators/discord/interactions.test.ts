// Commands, buttons, selects and forms of the emulated Discord, answered by a stock client.
import {
  ActionRowBuilder,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ButtonBuilder,
  ButtonStyle,
  Events,
  LabelBuilder,
  MessageFlags,
  ModalBuilder,
  Routes,
  StringSelectMenuBuilder,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js'
import { describe, expect, test } from 'vitest'
import { text } from './index.ts'
import { nextCommand, nextInteraction, PING, refusedWith, stage } from './stage.ts'

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

  test('a form keeps what was filled in and updates the message its button was on', async () => {
    const { discord, client, ana, general } = await stage()
    const button = { type: 2, style: 1, label: 'Rename', custom_id: 'rename' }
    const body = { content: 'old', components: [{ type: 1, components: [button] }] }
    await client.rest.post(Routes.channelMessages(general), { body })
    const [message] = discord.messagesSeenBy(ana, general)
    if (!message) throw new Error('no message')
    client.on(Events.InteractionCreate, async (interaction) => {
      if (interaction.isButton()) {
        const input = new TextInputBuilder().setCustomId('name').setStyle(TextInputStyle.Short).setValue('kept')
        const label = new LabelBuilder().setLabel('Name').setTextInputComponent(input)
        await interaction.showModal(new ModalBuilder().setCustomId('f').setTitle('F').addLabelComponents(label))
      } else if (interaction.isModalSubmit() && interaction.isFromMessage()) {
        await interaction.deferUpdate()
        await interaction.editReply(interaction.fields.getTextInputValue('name'))
        await interaction.followUp({ content: 'done', flags: MessageFlags.Ephemeral })
      }
    })
    const opened = discord.press(ana, message.id, 'Rename')
    await opened.response()
    const sent = discord.submit(ana, opened)
    expect(await sent.response()).toMatchObject({ kind: 'updated', message: { content: 'kept' } })
    expect(await sent.followUp()).toMatchObject({ content: 'done', ephemeralFor: ana.id })
  })

  test('a form gives the people, roles and channels that were picked', async () => {
    const { discord, client, guild, ana, owner, general } = await stage()
    await client.application.commands.set([PING])
    const role = guild.addRole({ name: 'mods' })
    const field = (type: number, id: string) => ({ type: 18, label: id, component: { type, custom_id: id } })
    const data = { custom_id: 'f', title: 'F', components: [field(5, 'who'), field(6, 'role'), field(8, 'where')] }
    const next = nextCommand(client)
    const handle = discord.runCommand(ana, general, '/ping')
    const { id, token } = await next
    await client.rest.post(Routes.interactionCallback(id, token), { body: { type: 9, data } })
    const sent = nextInteraction(client)
    discord.submit(ana, handle, { who: [owner.id], role: [role.id], where: [general] })
    const form = await sent
    if (!form.isModalSubmit()) throw new Error('no form')
    expect(form.fields.getSelectedUsers('who')?.first()?.username).toBe('Olga')
    expect(form.fields.getSelectedRoles('role')?.first()?.name).toBe('mods')
    expect(form.fields.getSelectedChannels('where')?.first()?.name).toBe('general')
  })

  test('a command run in a direct message has no guild', async () => {
    const { discord, client, ana } = await stage()
    await client.application.commands.set([PING])
    const next = nextCommand(client)
    const handle = discord.runCommand(ana, discord.openDirect(ana).id, '/ping')
    const interaction = await next
    expect(interaction.inGuild()).toBe(false)
    await interaction.reply('pong')
    expect(await handle.response()).toMatchObject({ kind: 'message', message: { content: 'pong' } })
    expect(discord.directMessages(ana)).toHaveLength(1)
  })

  test('a command name in upper case is refused with 50035', async () => {
    const { client } = await stage()
    expect(await refusedWith(client.application.commands.set([{ name: 'Ping', description: 'x' }]))).toBe(50035)
  })
})
