/** A stock Bolt app over real sockets: what people do reaches it, and what it answers is what people see. */
import { describe, expect, test } from 'vitest'
import { startBolt, startEmulator, type Transport } from './slack/start-bolt.ts'

const transports: readonly Transport[] = ['Socket Mode', 'signed HTTP']
const button = (label: string, action_id: string) => ({
  type: 'button' as const,
  text: { type: 'plain_text' as const, text: label },
  action_id,
  value: '12',
})
const form = {
  type: 'modal' as const,
  callback_id: 'support',
  title: { type: 'plain_text' as const, text: 'Ask the team' },
  submit: { type: 'plain_text' as const, text: 'Send' },
  blocks: [
    {
      type: 'input' as const,
      block_id: 'subject',
      label: { type: 'plain_text' as const, text: 'Subject' },
      element: { type: 'plain_text_input' as const, action_id: 'text', max_length: 80 },
    },
  ],
}

describe.each(transports)('Over %s', (transport) => {
  test('a command answered in its acknowledgement is seen by its person alone', async () => {
    const slack = await startEmulator()
    const ana = slack.addUser({ name: 'ana' })
    const ben = slack.addUser({ name: 'ben' })
    await startBolt(slack, transport, (app) => {
      app.command('/hearth', ({ ack, command }) => ack(`You said ${command.text}`))
    })
    const call = await slack.runCommand(ana, slack.general, '/hearth', 'a < b')
    expect(call.ackedWithin).toBeLessThan(3000)
    expect(slack.messagesSeenBy(ana, slack.general).map(slack.text)).toEqual(['You said a < b'])
    expect(slack.messagesSeenBy(ben, slack.general)).toEqual([])
  })

  test('a command answered later by its response_url can be answered for all', async () => {
    const slack = await startEmulator()
    const ana = slack.addUser({ name: 'ana' })
    const ben = slack.addUser({ name: 'ben' })
    await startBolt(slack, transport, (app) => {
      app.command('/hearth', async ({ ack, respond }) => {
        await ack()
        await respond({ text: 'Here you are', response_type: 'in_channel' })
      })
    })
    const call = await slack.runCommand(ana, slack.general, '/hearth')
    await call.response()
    expect(slack.messagesSeenBy(ben, slack.general).map(slack.text)).toEqual(['Here you are'])
  })

  test('a command that is not acknowledged in time fails for its person', async () => {
    const slack = await startEmulator({ timing: { ack: 40 } })
    const ana = slack.addUser({ name: 'ana' })
    await startBolt(slack, transport, (app) => {
      app.command('/hearth', async () => {})
    })
    const call = await slack.runCommand(ana, slack.general, '/hearth')
    expect(call).toMatchObject({ ackedWithin: undefined, failure: 'operation_timeout' })
  })

  test('a form opens by a trigger id, shows errors by field, and closes when it is taken', async () => {
    const slack = await startEmulator()
    const ana = slack.addUser({ name: 'ana' })
    await startBolt(slack, transport, (app) => {
      app.command('/hearth', async ({ ack, client, command }) => {
        await ack()
        await client.views.open({ trigger_id: command.trigger_id, view: form })
      })
      app.view('support', async ({ ack, view, client, body }) => {
        const subject = view.state.values.subject?.text?.value ?? ''
        if (subject.length < 5) return ack({ response_action: 'errors', errors: { subject: 'Say a little more' } })
        await ack()
        await client.chat.postMessage({ channel: body.user.id, text: `Got: ${subject}` })
      })
    })
    const view = await (await slack.runCommand(ana, slack.general, '/hearth')).view()
    const refused = await slack.submit(ana, view, { Subject: 'Hm' })
    expect(refused).toMatchObject({ closed: false, errors: { subject: 'Say a little more' } })
    const taken = await slack.submit(ana, view, { subject: 'My login fails' })
    expect(taken).toMatchObject({ closed: true, errors: undefined })
    expect(slack.viewOf(ana)).toBeUndefined()
    const [message] = await slack.until(() => slack.directMessages(ana).length > 0 && slack.directMessages(ana))
    expect(message && slack.text(message)).toBe('Got: My login fails')
  })

  test('a form may be replaced by another view in its acknowledgement', async () => {
    const slack = await startEmulator()
    const ana = slack.addUser({ name: 'ana' })
    await startBolt(slack, transport, (app) => {
      app.shortcut('ask', async ({ ack, client, body }) => {
        await ack()
        await client.views.open({ trigger_id: body.trigger_id, view: form })
      })
      app.view('support', ({ ack }) =>
        ack({ response_action: 'update', view: { ...form, title: { type: 'plain_text', text: 'One more' } } }),
      )
    })
    const view = await (await slack.shortcut(ana, 'ask')).view()
    const sent = await slack.submit(ana, view, { Subject: 'My login fails' })
    expect(sent.updated && slack.text(sent.updated)).toBe('One more\n[Subject]')
  })

  test('a press reaches the app, which changes the message pressed', async () => {
    const slack = await startEmulator()
    const ana = slack.addUser({ name: 'ana' })
    await slack.inviteBot(slack.general)
    const { app } = await startBolt(slack, transport, (bolt) => {
      bolt.action('vote', async ({ ack, respond, body }) => {
        await ack()
        await respond({ replace_original: true, text: `Voted by ${body.user.id}` })
      })
    })
    await app.client.chat.postMessage({
      channel: slack.general.id,
      text: 'Vote',
      blocks: [{ type: 'actions', elements: [button('Vote for 12', 'vote')] }],
    })
    const [card] = slack.messagesSeenBy(ana, slack.general).slice(-1)
    if (!card) throw new Error('no card')
    expect(slack.text(card)).toBe('[Vote for 12]')
    await slack.press(ana, card, 'Vote for 12')
    await slack.until(() => slack.text(card) === `Voted by ${ana.id}`)
    expect(card.edited?.user).toBe(slack.botUserId)
  })

  test('a choice in a menu arrives with its value', async () => {
    const slack = await startEmulator()
    const ana = slack.addUser({ name: 'ana' })
    await slack.inviteBot(slack.general)
    const { app } = await startBolt(slack, transport, (bolt) => {
      bolt.action({ type: 'block_actions', action_id: 'status' }, async ({ ack, action, respond }) => {
        await ack()
        if (action.type === 'static_select') await respond(`Chosen: ${action.selected_option.value}`)
      })
    })
    const options = ['Planned', 'Done'].map((name) => ({
      text: { type: 'plain_text' as const, text: name },
      value: name.toLowerCase(),
    }))
    const accessory = { type: 'static_select' as const, action_id: 'status', options }
    await app.client.chat.postMessage({
      channel: slack.general.id,
      text: 'Decide',
      blocks: [{ type: 'section', text: { type: 'mrkdwn', text: 'Decide' }, accessory }],
    })
    const [card] = slack.messagesSeenBy(ana, slack.general).slice(-1)
    if (!card) throw new Error('no card')
    const choice = await slack.choose(ana, card, 'status', 'Done')
    expect(slack.text(await choice.response())).toBe('Chosen: done')
    await expect(slack.choose(ana, card, 'status', 'Never')).rejects.toThrow('is not offered')
  })

  test('someone new brings team_join, member_joined_channel and channel_join', async () => {
    const slack = await startEmulator()
    await slack.inviteBot(slack.general)
    const heard: string[] = []
    await startBolt(slack, transport, (app) => {
      app.event('team_join', async ({ event }) => void heard.push(`joined ${event.user.name}`))
      app.event('member_joined_channel', async ({ event }) => void heard.push(`in ${event.channel}`))
      app.message(async ({ message }) => void heard.push(String(message.subtype)))
    })
    await slack.joinTeam({ name: 'nia' })
    await slack.settled()
    expect(heard.sort()).toEqual(['channel_join', `in ${slack.general.id}`, 'joined nia'])
  })

  test('a mention, a direct message, an edit and a deletion are heard, and nothing of channels without the bot', async () => {
    const slack = await startEmulator()
    const ana = slack.addUser({ name: 'ana' })
    const staff = slack.addChannel({ name: 'staff', private: true, members: [ana] })
    await slack.inviteBot(slack.general)
    const heard: string[] = []
    await startBolt(slack, transport, (app) => {
      app.event('app_mention', async ({ event }) => void heard.push(`mention ${event.text}`))
      app.event('message', async ({ event }) => {
        heard.push(`${event.channel_type} ${event.subtype ?? 'new'}`)
      })
    })
    await slack.write(ana, staff, 'nobody hears this')
    await slack.mention(ana, slack.general, 'resolve')
    const direct = await slack.writeDirectly(ana, 'hello')
    await slack.editMessage(ana, direct, 'hello you')
    await slack.deleteMessage(ana, direct)
    await slack.settled()
    expect(heard.sort()).toEqual([
      'channel new',
      'im message_changed',
      'im message_deleted',
      'im new',
      `mention <@${slack.botUserId}> resolve`,
    ])
  })

  test('an event comes again with the same id as a retry, and with another id without one', async () => {
    const slack = await startEmulator()
    const ana = slack.addUser({ name: 'ana' })
    const heard: { id: string; retry: number | undefined }[] = []
    await startBolt(slack, transport, (app) => {
      app.event('message', async ({ body, context }) => {
        heard.push({ id: body.event_id, retry: context.retryNum || undefined })
      })
    })
    await slack.writeDirectly(ana, 'hello')
    await slack.repeatLastEvent({ retry: 1 })
    await slack.repeatLastEvent()
    await slack.until(() => heard.length === 3)
    expect(heard.map((one) => one.retry)).toEqual([undefined, 1, undefined])
    expect(heard[1]?.id).toBe(heard[0]?.id)
    expect(heard[2]?.id).not.toBe(heard[0]?.id)
  })
})

test('a message shortcut carries the message, and a mention in a command arrives as an id', async () => {
  const slack = await startEmulator()
  const ana = slack.addUser({ name: 'ana' })
  const message = await slack.write(ana, slack.general, 'It is broken')
  await startBolt(slack, 'Socket Mode', (app) => {
    app.shortcut({ callback_id: 'ask', type: 'message_action' }, async ({ ack, shortcut, respond }) => {
      await ack()
      await respond(`About: ${shortcut.message.text}`)
    })
    app.command('/hearth', ({ ack, command }) => ack(`\`${command.text.replaceAll(/[<>]/g, '')}\``))
  })
  const shortcut = await slack.shortcut(ana, 'ask', message)
  expect(slack.text(await shortcut.response())).toBe('About: It is broken')
  const call = await slack.runCommand(ana, slack.general, '/hearth', `who <@${ana.id}>`)
  expect(slack.text(await call.response())).toBe(`who @${ana.id}|ana`)
})

test('a closed modal is told only to an app that asked', async () => {
  const slack = await startEmulator()
  const ana = slack.addUser({ name: 'ana' })
  const heard: string[] = []
  await startBolt(slack, 'Socket Mode', (app) => {
    app.shortcut(/.*/, async ({ ack, client, shortcut }) => {
      await ack()
      const view = { ...form, notify_on_close: shortcut.callback_id === 'tell' }
      await client.views.open({ trigger_id: shortcut.trigger_id, view })
    })
    app.view({ type: 'view_closed', callback_id: 'support' }, async ({ ack, view }) => {
      heard.push(view.id)
      await ack()
    })
  })
  const quiet = await (await slack.shortcut(ana, 'quiet')).view()
  await slack.dismiss(ana, quiet)
  const telling = await (await slack.shortcut(ana, 'tell')).view()
  await slack.dismiss(ana, telling)
  expect(heard).toEqual([telling.id])
})

test('commands do not exist inside threads', async () => {
  const slack = await startEmulator()
  const ana = slack.addUser({ name: 'ana' })
  const asked = slack.runCommand(ana, slack.general, '/hearth', 'help', { threadTs: '1.1' })
  await expect(asked).rejects.toThrow('not supported in threads')
})
