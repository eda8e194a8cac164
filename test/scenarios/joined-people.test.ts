// People with an account on each side: linked by themselves they are one person, and unlinked they are two again.
import { expect } from 'vitest'
import { codeIn, linksAccounts } from './linking.ts'
import { playJoined } from './play.ts'
import type { Side } from './side.ts'

const votes = (side: Side): string => side.reads('ida', 'suggestions').join('\n')

playJoined('somebody who links their accounts is told so on both, and has one vote', async (stage) => {
  const { discord, slack } = stage
  await discord.runs('ida', 'suggest', { title: 'Dark mode' })
  await discord.presses('ben', 'Vote for 1')
  await slack.runs('ben', 'suggestion view', { number: '1' })
  await slack.presses('ben', 'Vote for 1')
  expect(votes(discord)).toContain('2 people')

  expect(await linksAccounts(stage)).toContain('you and Ben in Lantern are one person to me')
  expect(discord.reads('ben', 'direct').join('\n')).toContain('you are one person to me from now on')
  expect((await slack.runs('ida', 'suggestion view', { number: '1' })).said).toContain('1 person wants it')
  await slack.runs('ben', 'suggestion view', { number: '1' })
  expect((await slack.presses('ben', 'Vote for 1')).said).toContain('it stands')

  // From the other side than the one where it was made.
  expect((await discord.presses('ben', 'Unlink')).said).toContain('a person of its own again')
  expect(slack.reads('ben', 'direct').join('\n')).toContain('is not linked with Ben in Lantern any more')
  expect((await slack.runs('ida', 'suggestion view', { number: '1' })).said).toContain('2 people want it')
})

playJoined('the card of a suggestion shows at once that two voters are one', async (stage) => {
  const { discord, slack } = stage
  await discord.runs('ida', 'suggest', { title: 'Dark mode' })
  await discord.presses('ben', 'Vote for 1')
  await slack.runs('ben', 'suggestion view', { number: '1' })
  await slack.presses('ben', 'Vote for 1')
  await linksAccounts(stage)
  expect(votes(discord)).toContain('1 person')
  await slack.presses('ben', 'Unlink')
  expect(votes(discord)).toContain('2 people')
})

playJoined('a person has one open support thread, whichever account opened it', async (stage) => {
  const { discord, slack } = stage
  await linksAccounts(stage)
  await discord.runs('ben', 'support', { subject: 'The lamp is broken' })
  const again = await slack.runs('ben', 'support', { subject: 'It still is' })
  expect(again.said).toContain('You have a thread open already, number 1')
  expect(again.said).toContain('thread 1 in Lantern')
  await slack.presses('ben', 'Unlink')
  expect((await slack.runs('ben', 'support', { subject: 'It still is' })).said).toContain('number 2')
})

playJoined('what is said on Slack in words is the same', async ({ discord, slack }) => {
  expect((await slack.runs('ben', 'start link')).said).toContain('you can link the two')
  const code = codeIn((await slack.presses('ben', 'Link my other account')).said)
  await discord.runs('ben', 'start', { link: code })
  expect((await discord.presses('ben', 'Link')).said).toContain('are one person to me')
})

playJoined('somebody of the same name is offered the link, and nothing is done', async ({ discord, slack }) => {
  const offered = await slack.runs('ben', 'start')
  expect(offered.said).toContain('There is Ben in Lantern. If that is you')
  expect(discord.reads('ben', 'direct')).toEqual([])
  // Nobody is called so on the other side.
  await slack.joins('nia')
  expect((await slack.runs('nia', 'start')).said).toContain('If you are on the other side too')
})

playJoined(
  'linked accounts are shown with the first steps, and what was done with one counts for both',
  async (stage) => {
    const { discord, slack } = stage
    await discord.runs('ben', 'support', { subject: 'The lamp is broken' })
    expect((await slack.runs('ben', 'start')).said).not.toContain('You have done that already')
    await linksAccounts(stage)
    const steps = await slack.runs('ben', 'start')
    expect(steps.said).toContain('Ben in Lantern')
    expect(steps.said).toContain('You have done that already')
  },
)

playJoined(
  'newcomers are greeted on the side where they arrive, each in its way, and count once',
  async ({ discord, slack }) => {
    await discord.joins('nia')
    expect(discord.reads('mo', 'welcome').join('\n')).toMatch(/Welcome, @?Nia/)
    await slack.joins('nia')
    expect(slack.reads('nia', 'direct').join('\n')).toMatch(/Welcome to .*Nia/)
    await discord.presses('nia', 'Start here')
    const code = codeIn((await discord.presses('nia', 'Link my other account')).said)
    await slack.runs('nia', 'start', { link: code })
    await slack.presses('nia', 'Link')
    await discord.runs('mo', 'digest now')
    const digest = discord.reads('mo', 'moderators').at(-1) ?? ''
    expect(digest).toMatch(/Joined: 1 \(/)
  },
)

playJoined('whoever comes back to a side is welcomed as known from the other', async (stage) => {
  const { discord, slack } = stage
  await linksAccounts(stage)
  await discord.leaves('ben')
  await discord.joins('ben')
  expect(discord.reads('mo', 'welcome').join('\n')).toContain('I know you from')
  await slack.leaves('ben')
  await slack.joins('ben')
  expect(slack.reads('ben', 'direct').join('\n')).toContain('I know you from Lantern already')
})

playJoined('nobody is there twice, and a code is of no use to its own side', async (stage) => {
  const { discord, slack } = stage
  await linksAccounts(stage)
  await slack.runs('ida', 'start')
  const code = codeIn((await slack.presses('ida', 'Link my other account')).said)
  expect((await slack.runs('mo', 'start', { link: code })).said).toContain('nobody is there twice')
  expect((await discord.runs('ben', 'start', { link: code })).said).toContain('nobody is there twice')
  expect((await slack.runs('ida', 'start', { link: code })).said).toContain('linked already')
})

playJoined(
  'a code of a community that is another is none',
  async ({ discord, slack }) => {
    const about = await discord.runs('ben', 'start', { link: 'new' })
    expect(about.said).toContain('you can link the two')
    const code = codeIn((await discord.presses('ben', 'Link my other account')).said)
    expect((await slack.runs('ben', 'start', { link: code })).said).toContain('does not fit')
    expect((await slack.runs('mo', 'setup link', { code })).said).toContain('does not fit')
  },
  { joined: false },
)
