// Direct messages over the wire: they name no server, so everything in them tells from which message of ours it comes.
import { expect, test } from 'vitest'
import type { Given } from '../../src/ports/answer.ts'
import { button } from '../../src/view/message.ts'
import { plain } from '../../src/view/text.ts'
import { done, type Stage, said, startedStage } from './discord-stage.ts'

const offering = (words: string, action: string): Given => ({
  kind: 'say',
  visibility: 'private',
  message: { text: plain(words), controls: [button(action, words)] },
})

const asking: Given = {
  kind: 'form',
  form: {
    action: 'asked:1:',
    title: 'Ask',
    submit: 'Send',
    fields: [{ kind: 'text', name: 'title', label: 'Title', required: true, lines: 'one', maxLength: 80 }],
  },
}

async function sent(
  { platform, space, ana, attempt }: Stage,
  action: string,
): Promise<{ id: string; channel: string }> {
  const place = { kind: 'direct', space, user: ana.id } as const
  const message = { text: plain('Hello'), controls: [button(action, 'Hello')] }
  const { message: ref } = done(await platform.perform({ kind: 'post', place, message }, attempt()))
  if (ref === undefined) throw new Error('nothing was sent')
  return ref
}

test('a form tells which message opened it', async () => {
  const house = await startedStage()
  const { discord, ana, inbox } = house
  const { id, channel } = await sent(house, 'ask:1:')
  inbox.answer = ({ kind }) => (kind === 'action' ? asking : said('Thank you'))
  const opened = discord.press(ana, id, 'Hello')
  await opened.response()
  await discord.submit(ana, opened, { title: 'A title' }).response()
  expect(inbox.calls[1]).toMatchObject({ kind: 'form', call: { action: 'asked:1:', message: { id, channel } } })
})

test('an answer that is pressed tells all the messages that led to it', async () => {
  const house = await startedStage()
  const { discord, ana, inbox } = house
  const { id, channel } = await sent(house, 'vote:1:1')
  inbox.answer = () => offering('Further', 'vote:1:2')
  const first = discord.press(ana, id, 'Hello')
  await first.response()
  const second = discord.press(ana, first, 'Further')
  await second.response()
  await discord.press(ana, second, 'Further').response()
  const [, , last] = inbox.calls
  expect(last).toMatchObject({
    call: {
      message: { id: second.message?.id },
      origins: [
        { id: first.message?.id, channel },
        { id, channel },
      ],
    },
  })
})

test('the answer to a form that is pressed tells which message opened the form', async () => {
  const house = await startedStage()
  const { discord, ana, inbox } = house
  const { id } = await sent(house, 'ask:1:')
  inbox.answer = ({ kind }) => (kind === 'action' ? asking : offering('Continue', 'continue:1:draft'))
  const opened = discord.press(ana, id, 'Hello')
  await opened.response()
  const answered = discord.submit(ana, opened, { title: 'A title' })
  await answered.response()
  await discord.press(ana, answered, 'Continue').response()
  expect(inbox.calls[2]).toMatchObject({ call: { message: { id: answered.message?.id }, origins: [{ id }] } })
})

test('what is pressed in a server tells its message alone', async () => {
  const house = await startedStage()
  const { discord, ana, inbox, guild } = house
  inbox.answer = () => offering('Further', 'vote:1:2')
  const first = discord.runCommand(ana, guild.channel('general').id, 'help')
  await first.response()
  await discord.press(ana, first, 'Further').response()
  const [, pressed] = inbox.calls
  expect(pressed?.call).toMatchObject({ message: { id: first.message?.id } })
  expect(pressed?.call).not.toHaveProperty('origins')
})

test('what somebody writes comes with who wrote it, where, and its message', async () => {
  const { discord, ana, until, inbox } = await startedStage()
  const channel = discord.openDirect(ana).id
  const written = discord.write(ana, channel, 'How do I get in?')
  const heard = await until(() => inbox.seen('message')[0])
  const place = { kind: 'direct', space: { platform: 'discord', id: '@me' }, user: ana.id }
  expect(heard).toMatchObject({
    what: 'posted',
    author: { user: ana.id, name: 'Ana', bot: false },
    text: 'How do I get in?',
    place,
    ref: { place, channel, id: written.id },
  })
})
