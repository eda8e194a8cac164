// Something to look at: a few days of life, put into a playground's world by hand.
import { button, type Message } from '../../src/view/message.ts'
import { lines, plain, type Text } from '../../src/view/text.ts'
import { signIn } from './playground-client.ts'
import { channel, type House, ideaCard, space } from './playground-house.ts'

const bold = (text: string): Text => [{ kind: 'bold', text }]

const digest: Message = {
  text: [...bold('The week'), ...plain(', 25 to 31 May')],
  card: {
    body: lines(
      bold('Waiting for the team'),
      plain('1 thread without an answer: My membership card, since 5 hours'),
      plain('3 suggestions undecided, the oldest for 6 days'),
      bold('What happened'),
      plain('5 joined (2 the week before), 1 thread opened, 9 votes'),
    ),
    note: plain('Weekly, Mondays at 09:00'),
  },
  controls: [button('queue:1:', 'Show the queue', 'primary')],
}

const notice = (user: string): Message => ({
  text: [
    { kind: 'person', user: { space, user }, name: 'Ben', ping: true },
    ...plain(', this is your thread. Only you and the moderators can read it.'),
  ],
  card: {
    body: plain('My membership card stopped opening the door'),
    facts: [
      { label: 'Thread', value: plain('7') },
      { label: 'State', value: plain('Waiting for the team') },
    ],
  },
  controls: [button('claim:1:7', 'Claim', 'primary'), button('resolve:1:7', 'Solved')],
})

/** Ben, Ida and Tomás live a little. */
export async function liveIn(house: House): Promise<void> {
  const page = await signIn(house.playground)
  const says = async (as: string, name: string, text: string) => {
    await page.post('write', { as, place: { kind: 'channel', channel: name }, text })
    await house.pass(7 * 60_000)
  }
  for (const as of ['ben', 'ida', 'tomas']) await page.post('join', { as })
  await house.post(channel('welcome'), {
    text: [
      ...plain('Welcome, '),
      { kind: 'person', user: { space, user: 'ben' }, name: 'Ben', ping: true },
      ...plain('! Good that you are here.'),
    ],
    controls: [button('start-here:1:', 'Start here', 'primary')],
  })
  await says('ben', 'welcome', 'Hi everyone! Ben here, I bind books on weekends.')
  await says('tomas', 'welcome', 'Hello from Porto. I build shelves, mostly straight ones.')
  await says('ida', 'general', 'Is there a list of the open workshop evenings?')
  await says('mo', 'general', 'There is: Tuesdays and Thursdays, from six. Bring your own apron.')
  await house.post(channel('suggestions'), ideaCard('A calendar of the workshop evenings', 3, 1), 'idea-1')
  await house.post(channel('suggestions'), ideaCard('Lend tools to each other', 2), 'idea-2')
  await house.perform(
    {
      kind: 'openThread',
      parent: { kind: 'channel', space, channel: 'support' },
      title: '7 · My membership card',
      users: ['ben'],
    },
    'thread-7',
  )
  const thread = { kind: 'thread', space, channel: 'support', thread: 'thread-7' } as const
  await house.post(thread, notice('ben'))
  await page.post('write', { as: 'ben', place: thread, text: 'The reader blinks red twice and stays shut.' })
  await house.post(channel('moderators'), digest)
}
