// What did not get through: the moderators see it with the reason, have it tried again or let it be, and each once.
import { expect } from 'vitest'
import { type DiscordStage, discordStage } from './discord-stage.ts'
import { playOn, playSetUp } from './play.ts'
import { type SlackStage, slackStage } from './slack-stage.ts'
import type { Stage } from './stage.ts'

const isGreeting = (text: string): boolean => text.includes('A few small steps')
const list = async (stage: Stage): Promise<string> => (await stage.runs('mo', 'deliveries')).said
const greetings = (stage: Stage): readonly string[] => stage.reads('mo', 'welcome').filter(isGreeting)

/** Nia joins where newcomers are greeted in public, in a channel that takes nothing from Hearth. */
async function ungreeted(stage: Stage): Promise<void> {
  await stage.runs('mo', 'settings set', { name: 'welcome.greeting', value: 'public' })
  await stage.shutsOut('welcome')
  await stage.joins('nia')
}

playSetUp('when everything has got through, the list says so in one line', async (stage) => {
  await stage.joins('nia')
  const { said } = await stage.runs('mo', 'deliveries')
  expect(said).toBe('Everything has got through.')
  await stage.runs('mo', 'digest now')
  expect(stage.reads('mo', 'moderators').join('\n')).not.toMatch(/get through|\/(hearth )?deliveries/)
})

playSetUp('a member is refused the list of what did not get through', async (stage) => {
  const { said } = await stage.tries('ben', 'deliveries')
  expect(said).toContain('Only the moderators can do that')
})

playSetUp(
  'a greeting that its channel did not take is shown with the reason, and arrives once when it is tried again',
  async (stage) => {
    await ungreeted(stage)
    const said = await list(stage)
    expect(said).toContain('One thing did not get through.')
    expect(said).toContain('1: the greeting for Nia')
    expect(said).toMatch(stage.name === 'Discord' ? /View Channel and Send Messages/ : /That channel is archived/)
    await stage.letsIn('welcome')
    const retried = await stage.presses('mo', 'Retry 1')
    expect(retried.said).toContain('I try it once more now: the greeting for Nia')
    expect(greetings(stage)).toHaveLength(1)
    expect(greetings(stage)[0]).toMatch(/Nia[\s\S]*This was meant for .+; it could not be delivered then\./)
    expect(await list(stage)).toBe('Everything has got through.')
  },
  { 'the playground': 'none of its channels can be closed to Hearth' },
)

playSetUp(
  'what fails once more is listed once more, and says once when it was meant',
  async (stage) => {
    await ungreeted(stage)
    const said = await list(stage)
    expect(said).toMatch(/1: the greeting for Nia[\s\S]*(I lack a permission there|That channel is archived)/)
    await stage.presses('mo', 'Retry 1')
    expect(greetings(stage)).toEqual([])
    expect(await list(stage)).toContain('One thing did not get through.')
    await stage.letsIn('welcome')
    await stage.presses('mo', 'Retry 1')
    const [greeting = '', ...others] = greetings(stage)
    expect(others).toEqual([])
    expect(greeting.match(/This was meant for/g)).toHaveLength(1)
  },
  { 'the playground': 'none of its channels can be closed to Hearth' },
)

playSetUp(
  'a second press of Retry or Dismiss does nothing, and says who was first',
  async (stage) => {
    await ungreeted(stage)
    await stage.letsIn('welcome')
    await list(stage)
    await stage.pressesTwice('mo', 'Retry 1')
    expect((await stage.presses('mo', 'Retry 1')).said).toMatch(/Mo had this tried again already/)
    expect((await stage.presses('mo', 'Dismiss 1')).said).toMatch(/Mo had this tried again already/)
    expect(greetings(stage)).toHaveLength(1)
  },
  { 'the playground': 'none of its channels can be closed to Hearth' },
)

playSetUp(
  'what is dismissed is off the list and is never sent',
  async (stage) => {
    await ungreeted(stage)
    await list(stage)
    const dismissed = await stage.presses('mo', 'Dismiss 1')
    expect(dismissed.said).toContain('Dismissed: the greeting for Nia. It is not sent any more')
    await stage.letsIn('welcome')
    expect((await stage.presses('mo', 'Retry 1')).said).toMatch(/Mo dismissed this already/)
    expect(greetings(stage)).toEqual([])
    expect(await list(stage)).toBe('Everything has got through.')
  },
  { 'the playground': 'none of its channels can be closed to Hearth' },
)

playSetUp(
  'the digest counts what did not get through, and shows it at a press',
  async (stage) => {
    await ungreeted(stage)
    await stage.runs('mo', 'digest now')
    const digest = stage.reads('mo', 'moderators').findLast((text) => text.includes('Digest from')) ?? ''
    expect(digest).toMatch(/One thing did not get through; .?\/(hearth )?deliveries.? shows it\./)
    const { said } = await stage.presses('mo', 'Show what did not get through')
    expect(said).toContain('1: the greeting for Nia')
  },
  { 'the playground': 'none of its channels can be closed to Hearth' },
)

playSetUp(
  'cards that were not taken are listed page by page with their own numbers, and appear when they are tried again',
  async (stage) => {
    await stage.shutsOut('suggestions')
    for (const title of ['Dark mode', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven'])
      await stage.runs('ben', 'suggest', { title })
    const said = await list(stage)
    expect(said).toContain('7 things did not get through.')
    expect(said).toContain('2 more are not shown here.')
    expect(said).toContain('1: the card of suggestion 7')
    expect(said).not.toContain('Seven')
    const more = await stage.presses('mo', 'Show more')
    expect(more.said).toContain('6: the card of suggestion 2')
    expect(more.said).toContain('7: the card of suggestion 1')
    await stage.letsIn('suggestions')
    await stage.presses('mo', 'Retry 7')
    expect(stage.reads('ben', 'suggestions').join('\n')).toMatch(/Suggestion 1: .*Dark mode/)
    const dismissed = await stage.presses('mo', 'Dismiss 6')
    expect(dismissed.said).toContain('Dismissed: the card of suggestion 2.')
    expect(await list(stage)).toContain('5 things did not get through.')
  },
  { 'the playground': 'none of its channels can be closed to Hearth' },
)

playOn(
  { Discord: discordStage },
  'when the channel is gone and another is named, Retry goes there',
  async (stage: DiscordStage) => {
    await stage.presses('mo', 'Looks right')
    stage.guild.deleteChannel(stage.guild.channel('welcome'))
    stage.guild.deleteChannel(stage.guild.channel('suggestions'))
    await stage.joins('nia')
    await stage.runs('ben', 'suggest', { title: 'Dark mode' })
    const said = await list(stage)
    expect(said).toContain('That channel is gone')
    expect(said).toMatch(/to go to #welcome, .+ name another one with .?\/setup channel/)
    stage.guild.addChannel({ name: 'hall' })
    await stage.settles()
    for (const purpose of ['welcome', 'suggestions'])
      await stage.runs('mo', 'setup channel', { purpose, channel: '#hall' })
    await stage.presses('mo', 'Retry 1')
    await stage.presses('mo', 'Retry 2')
    const hall = stage.discord
      .messagesSeenBy(stage.people.mo, stage.guild.channel('hall').id)
      .map(({ content }) => content)
      .join('\n')
    expect(hall).toContain('A few small steps')
    expect(hall).toContain('Suggestion 1')
    expect(await list(stage)).toBe('Everything has got through.')
  },
)

playOn(
  { Discord: discordStage, 'Slack by Socket Mode': () => slackStage('socket') },
  'what the platform asks to wait with stands in the list as waiting, with since when and until when',
  async (stage: DiscordStage | SlackStage) => {
    await stage.presses('mo', 'Looks right')
    await stage.runs('mo', 'settings set', { name: 'welcome.greeting', value: 'public' })
    const slow = { status: 429, retryAfter: 3600 }
    if ('discord' in stage) {
      const posts = new RegExp(`/channels/${stage.guild.channel('welcome').id}/messages$`)
      stage.discord.faults.next({ method: 'POST', path: posts }, slow)
    } else stage.slack.faults.next({ method: 'chat.postMessage' }, slow)
    await stage.joins('nia')
    const said = await list(stage)
    expect(said).toContain('Nothing has failed, but not everything has got through yet.')
    expect(said).toMatch(/For .+: one thing, since .+\. (Discord|Slack) asks me to wait until /)
    // Discord's SDK counts the wait of a route by the machine's own clock.
    if ('discord' in stage) return
    await stage.hearth.advance(3_600_000)
    await stage.settles()
    expect(stage.reads('mo', 'welcome').filter(isGreeting)).toHaveLength(1)
    expect(await list(stage)).toBe('Everything has got through.')
  },
)

playOn(
  { 'Slack by Socket Mode': () => slackStage('socket'), 'Slack by HTTP': () => slackStage('http') },
  'an answer on Slack that may have been said is not said twice, and stands apart in the list',
  async (stage: SlackStage) => {
    await stage.presses('mo', 'Looks right')
    stage.slack.faults.next({ method: 'response_url' }, { cut: 'after' })
    await stage.runs('ben', 'suggest', { title: 'Dark mode' })
    await stage.hearth.advance(60_000)
    await stage.settles()
    const said = await list(stage)
    expect(said).toContain('One thing may have arrived or not; I did not repeat it.')
    expect(said).toContain('1: an answer to Ben')
  },
)
