// Commands, clicks, forms and completions over a real client: acknowledged in time, answered where they were asked.

import { expect, test } from 'vitest'
import { referenceOf } from '../../src/domain/reference.ts'
import type { Given } from '../../src/ports/answer.ts'
import { button } from '../../src/view/message.ts'
import { plain } from '../../src/view/text.ts'
import { text } from '../emulators/discord/index.ts'
import { done, message, type Stage, said, startedStage } from './discord-stage.ts'

const titleForm: Given = {
  kind: 'form',
  form: {
    action: 'command:1:suggest',
    title: 'Suggest',
    submit: 'Send',
    intro: plain('Everyone can read it.'),
    fields: [
      { kind: 'text', name: 'title', label: 'Title', required: true, lines: 'one', maxLength: 80 },
      { kind: 'channel', name: 'where', label: 'Where', required: false },
      { kind: 'people', name: 'who', label: 'Who', required: false },
      { kind: 'choice', name: 'mood', label: 'Mood', required: true, choices: [{ value: 'good', label: 'Good' }] },
    ],
  },
}

const general = ({ guild }: Stage): string => guild.channel('general').id

test('answers a command privately, after deferring it', async () => {
  const house = await startedStage()
  const asked = house.discord.runCommand(house.ana, general(house), 'help')
  const answer = await asked.response()
  expect(answer).toMatchObject({ kind: 'message', ephemeral: true })
  expect(answer.kind === 'message' && text(answer.message)).toBe('Done.')
  expect(asked.callbackType).toBe(5)
  const [called] = house.inbox.calls
  expect(called).toMatchObject({
    kind: 'command',
    call: {
      key: asked.id,
      path: 'help',
      space: house.space,
      place: { kind: 'channel', channel: general(house) },
      caller: { user: house.ana.id, name: 'Ana', locale: 'en-US', facts: { admin: false, guest: false } },
      canOpenForm: false,
    },
  })
})

test('knows an admin by their permissions', async () => {
  const house = await startedStage()
  await house.discord.runCommand(house.owner, general(house), 'help').response()
  expect(house.inbox.calls[0]?.call.caller.facts?.admin).toBe(true)
})

test('answers publicly where the command does', async () => {
  const house = await startedStage()
  house.inbox.answer = () => said('Hooray', 'public')
  const answer = await house.discord.runCommand(house.ana, general(house), 'cheer').response()
  expect(answer).toMatchObject({ kind: 'message', ephemeral: false })
})

test('keeps what is private private, also where a public answer was promised', async () => {
  const house = await startedStage()
  house.inbox.answer = () => said('Only for you')
  house.discord.runCommand(house.ana, general(house), 'cheer')
  const seen = await house.until(() => {
    const here = house.discord.messagesSeenBy(house.ana, general(house))
    return here.find((one) => text(one).includes('Only for you'))
  })
  expect(seen.ephemeralFor).toBe(house.ana.id)
  expect(house.discord.messagesSeenBy(house.owner, general(house)).map(text).join()).not.toContain('Only for you')
})

test('opens a form where an option is missing, and reads what was filled in', async () => {
  const house = await startedStage()
  const { discord, ana, inbox, guild } = house
  inbox.answer = ({ kind }) => (kind === 'command' ? titleForm : said('Thank you'))
  const opened = discord.runCommand(ana, general(house), 'suggest')
  const form = await opened.response()
  expect(form.kind === 'modal' && text(form.modal)).toContain('Everyone can read it.')
  expect(inbox.calls[0]?.call.canOpenForm).toBe(true)
  const support = guild.channel('support').id
  const sent = discord.submit(ana, opened, {
    title: 'Dark *mode*',
    where: [support],
    who: [house.owner.id],
    mood: ['good'],
  })
  expect((await sent.response()).kind).toBe('message')
  expect(inbox.calls[1]).toMatchObject({
    kind: 'form',
    call: {
      action: 'command:1:suggest',
      canOpenForm: false,
      values: {
        title: { kind: 'text', text: 'Dark *mode*' },
        where: { kind: 'channel', channel: support, name: 'support' },
        who: { kind: 'user', user: house.owner.id, name: 'Olga' },
        mood: { kind: 'text', text: 'good' },
      },
    },
  })
})

test('runs a command at once when nothing is missing', async () => {
  const house = await startedStage()
  const asked = house.discord.runCommand(house.ana, general(house), 'suggest', { title: 'Dark mode' })
  await asked.response()
  expect(asked.callbackType).toBe(5)
  expect(house.inbox.calls[0]).toMatchObject({ call: { options: { title: { kind: 'text', text: 'Dark mode' } } } })
})

test('acknowledges a call once it is kept that somebody asked', async () => {
  const house = await startedStage()
  const kept = Promise.withResolvers<void>()
  house.inbox.keep = () => kept.promise
  const asked = house.discord.runCommand(house.ana, general(house), 'suggest', { title: 'Dark mode' })
  await house.until(() => house.inbox.kept.includes(asked.id))
  expect(asked.callbackType).toBeUndefined()
  expect(house.inbox.calls).toEqual([])
  kept.resolve()
  await asked.response()
  expect(asked.callbackType).toBe(5)
})

test('acknowledges a call in time though it cannot be kept that somebody asked', async () => {
  const house = await startedStage()
  house.inbox.keep = () => new Promise(() => {})
  const asked = house.discord.runCommand(house.ana, general(house), 'suggest', { title: 'Dark mode' })
  await house.until(() => house.inbox.kept.includes(asked.id))
  house.timers.fire()
  await asked.response()
  expect(asked.callbackType).toBe(5)
})

test('reads channels, people and roles from options', async () => {
  const house = await startedStage()
  const { discord, guild, owner, inbox } = house
  const support = guild.channel('support')
  const role = guild.addRole({ name: 'Team' })
  await discord.runCommand(owner, general(house), 'setup channel', { channel: support.id }).response()
  await discord.runCommand(owner, general(house), 'setup moderators', { who: role.id }).response()
  await discord.runCommand(owner, general(house), 'setup moderators', { who: house.ana.id }).response()
  expect(inbox.calls.map(({ call }) => ('options' in call ? call.options : {}))).toEqual([
    { channel: { kind: 'channel', channel: support.id, name: 'support' } },
    { who: { kind: 'role', role: role.id, name: 'Team' } },
    { who: { kind: 'user', user: house.ana.id, name: 'Ana' } },
  ])
  expect(inbox.calls[0]).toMatchObject({ call: { path: 'setup channel' } })
})

test('replies at once when a form was promised and something else is said', async () => {
  const house = await startedStage()
  house.inbox.answer = () => said('Not for you')
  const asked = house.discord.runCommand(house.ana, general(house), 'suggest')
  expect(await asked.response()).toMatchObject({ kind: 'message', ephemeral: true })
  expect(asked.callbackType).toBe(4)
})

test('says privately what is wrong with a form, with the button that opens it again', async () => {
  const house = await startedStage()
  house.inbox.answer = ({ kind }) =>
    kind === 'command'
      ? titleForm
      : {
          kind: 'errors',
          fields: { title: plain('Too short') },
          resume: { text: plain('Too short'), controls: [button('continue:1:draft', 'Continue', 'primary')] },
        }
  const opened = house.discord.runCommand(house.ana, general(house), 'suggest')
  await opened.response()
  const sent = house.discord.submit(house.ana, opened, { title: 'x', mood: ['good'] })
  await sent.response()
  house.inbox.answer = () => titleForm
  const again = house.discord.press(house.ana, sent, 'Continue')
  expect((await again.response()).kind).toBe('modal')
})

test('defers when the handler of a form is slow, and says so when the form comes too late', async () => {
  const house = await startedStage()
  const { promise, resolve } = Promise.withResolvers<Given>()
  house.inbox.answer = () => promise
  const asked = house.discord.runCommand(house.ana, general(house), 'suggest')
  await house.until(() => house.timers.waiting > 0)
  house.timers.fire()
  await asked.acknowledged()
  expect(asked.callbackType).toBe(5)
  resolve(titleForm)
  const answer = await asked.response()
  expect(answer.kind === 'message' && text(answer.message)).toContain('too slow')
})

test('acknowledges a command before its handler is done', async () => {
  const house = await startedStage()
  const { promise, resolve } = Promise.withResolvers<Given>()
  house.inbox.answer = () => promise
  const asked = house.discord.runCommand(house.ana, general(house), 'help')
  await asked.acknowledged()
  resolve(said('At last'))
  const answer = await asked.response()
  expect(answer.kind === 'message' && text(answer.message)).toBe('At last')
})

test('leaves a kept answer to the worker, which may bring it twice', async () => {
  const house = await startedStage()
  const { platform, inbox, ana, space, attempt } = house
  inbox.answer = () => ({ kind: 'kept' })
  const asked = house.discord.runCommand(ana, general(house), 'suggest', { title: 'Dark mode' })
  const [called] = await house.until(() => inbox.calls.length > 0 && inbox.calls)
  if (called === undefined) throw new Error('nothing was called')
  const effect = {
    kind: 'answer',
    address: called.call.address,
    visibility: 'private',
    message: message('Kept'),
    fallback: { kind: 'direct', space, user: ana.id },
  } as const
  const first = done(await platform.perform(effect, attempt()))
  const again = done(await platform.perform(effect, attempt('attempt-1', { number: 2 })))
  expect(again).toEqual(first)
  expect(first.message).toMatchObject({ channel: general(house), place: { kind: 'channel' } })
  const answer = await asked.response()
  expect(answer).toMatchObject({ kind: 'message', ephemeral: true })
  expect(house.discord.directMessages(ana)).toEqual([])
})

test('brings an answer directly once its address has expired', async () => {
  const house = await startedStage()
  const { platform, inbox, ana, space, clock, attempt } = house
  inbox.answer = () => ({ kind: 'kept' })
  house.discord.runCommand(ana, general(house), 'help')
  const [called] = await house.until(() => inbox.calls.length > 0 && inbox.calls)
  if (called === undefined) throw new Error('nothing was called')
  clock.skip(15 * 60_000)
  const fallback = { kind: 'direct', space, user: ana.id } as const
  const result = done(
    await platform.perform(
      { kind: 'answer', address: called.call.address, visibility: 'private', message: message('Late'), fallback },
      attempt(),
    ),
  )
  expect(house.discord.directMessages(ana).map(text)).toEqual(['Late'])
  expect(result.message?.place).toEqual(fallback)
})

test('tells which message a button hangs on, in a channel and in direct messages', async () => {
  const house = await startedStage()
  const { discord, platform, inbox, ana, space, attempt } = house
  const shown = { text: plain('Vote'), controls: [button('vote:1:12', 'Vote for 12')] }
  const channel = { kind: 'channel', space, channel: general(house) } as const
  const direct = { kind: 'direct', space, user: ana.id } as const
  const posted = done(await platform.perform({ kind: 'post', place: channel, message: shown }, attempt('one')))
  const sent = done(await platform.perform({ kind: 'post', place: direct, message: shown }, attempt('two')))
  await discord.press(ana, posted.message?.id ?? '', 'vote:1:12').response()
  await discord.press(ana, sent.message?.id ?? '', 'Vote for 12').response()
  const [inChannel, inDirect] = inbox.calls
  expect(inChannel).toMatchObject({ kind: 'action', call: { action: 'vote:1:12', message: posted.message, space } })
  expect(inDirect).toMatchObject({
    kind: 'action',
    call: {
      message: { channel: sent.message?.channel, id: sent.message?.id, place: { kind: 'direct', user: ana.id } },
    },
  })
  expect(inDirect?.call.space).toBeUndefined()
  expect(inDirect?.call.place).toBeUndefined()
  expect(inDirect?.call.caller.facts).toBeUndefined()
})

test('completes an option, with nothing when that fails or takes too long', async () => {
  const house = await startedStage()
  const { discord, owner, inbox } = house
  const type = (): Promise<readonly { name: string }[]> =>
    discord.typeAhead(owner, general(house), 'decide', {}, 'number', 'dark')
  inbox.suggestions = async () => [{ value: '12', label: '#12 Dark mode' }]
  expect(await type()).toEqual([{ name: '#12 Dark mode', value: '12' }])
  expect(inbox.completions[0]).toMatchObject({ path: 'decide', option: 'number', value: 'dark', space: house.space })
  inbox.suggestions = async () => {
    throw new Error('broken')
  }
  expect(await type()).toEqual([])
  inbox.suggestions = () => new Promise(() => {})
  const slow = type()
  await house.until(() => house.timers.waiting > 0)
  house.timers.fire()
  expect(await slow).toEqual([])
})

test('tells the person when the inbox itself fails', async () => {
  const house = await startedStage()
  house.inbox.answer = () => {
    throw new Error('a bug')
  }
  const asked = house.discord.runCommand(house.ana, general(house), 'help')
  const answer = await asked.response()
  expect(answer.kind === 'message' && text(answer.message)).toContain(referenceOf(asked.id))
})

test('does nothing where Discord has already told the person that it failed', async () => {
  const house = await startedStage()
  house.discord.faults.next({ method: 'POST', path: /\/callback$/ }, { status: 404, code: 10062 })
  house.discord.runCommand(house.ana, general(house), 'help')
  await house.until(() => house.logger.lines.some((line) => line.includes('could not be acknowledged')))
  expect(house.inbox.calls).toEqual([])
  // Nor does a later start tell them of it once more.
  await house.until(() => house.inbox.forgotten.length > 0)
  expect(house.inbox.forgotten).toEqual(house.inbox.kept)
})
