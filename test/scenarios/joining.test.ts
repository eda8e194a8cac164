// A server and a workspace that become one community by a code, and are two again: what each side is told, and what is found
// by which number.
import { expect } from 'vitest'
import type { JoinedStage } from './joined-stage.ts'
import { playJoined } from './play.ts'

const apart = { joined: false } as const

/** The code in an answer. */
const codeIn = (said: string): string => /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(said)?.[0] ?? ''

/** Mo gets a code on Discord, and enters it on Slack: what is shown there. */
async function entersCode({ discord, slack }: JoinedStage) {
  const given = await discord.runs('mo', 'setup link')
  const code = codeIn(given.said)
  return { given, code, shown: await slack.runs('mo', 'setup link', { code }) }
}

playJoined(
  'admins of both sides read what will be seen where before anything is joined',
  async (stage) => {
    const { discord, slack } = stage
    const { given, shown } = await entersCode(stage)
    for (const { said } of [given, shown]) {
      expect(said).toContain('in the suggestions channels of both sides')
      expect(said).toContain('The moderators of both sides see one queue')
    }
    expect(shown.said).toContain('Nothing has changed yet')
    expect((await slack.runs('mo', 'setup separate')).said).toContain('joined with no other')

    const joined = await slack.presses('mo', 'Join')
    expect(joined.said).toContain('are one community')
    expect(discord.reads('mo', 'moderators').join('\n')).toContain('are one community from now on')
    expect(slack.reads('mo', 'moderators').join('\n')).toContain('are one community from now on')
    expect(discord.reads('mo', 'direct').join('\n')).toContain('has used your code')

    await discord.runs('ida', 'suggest', { title: 'Dark mode' })
    expect((await slack.runs('ben', 'suggestion list')).said).toContain('Dark mode')
  },
  apart,
)

playJoined(
  'a code works once, and in no other form',
  async (stage) => {
    const { discord, slack } = stage
    const { code } = await entersCode(stage)
    for (const wrong of ['nonsense', 'AAAA-BBBB-CCCC', `${code}7`])
      expect((await slack.runs('mo', 'setup link', { code: wrong })).said).toContain('does not fit')
    // As somebody types it on a phone.
    const typed = code.toLowerCase().replaceAll('-', '')
    expect((await slack.runs('mo', 'setup link', { code: typed })).said).toContain('Nothing has changed yet')
    expect((await discord.runs('mo', 'setup link', { code })).said).toContain('the code of this very place')
    await slack.presses('mo', 'Join')
    expect((await slack.presses('mo', 'Join')).said).toContain('does not fit')
    expect((await slack.runs('mo', 'setup link', { code })).said).toContain('does not fit')
  },
  apart,
)

playJoined(
  'a code is over after ten minutes',
  async (stage) => {
    const { code } = await entersCode(stage)
    await stage.away(async (passes) => passes(10 * 60_000))
    expect((await stage.slack.runs('mo', 'setup link', { code })).said).toContain('does not fit')
  },
  apart,
)

playJoined(
  'where both sides have suggestions they are merged only by choice, and the old numbers still find them',
  async (stage) => {
    const { discord, slack } = stage
    await discord.runs('ida', 'suggest', { title: 'Dark mode' })
    await slack.runs('ben', 'suggest', { title: 'Light mode' })
    await slack.runs('ben', 'support', { subject: 'The lamp is broken' })
    const { shown } = await entersCode(stage)
    expect(shown.said).toContain('Both sides have threads or suggestions already')
    expect(slack.buttons('mo', 'Both sides have')).toEqual(['Merge and join'])
    expect((await slack.presses('mo', 'Merge and join')).said).toContain('has a new number')

    // The card says the new number, the moderators' notice keeps its own, as the other side had no threads.
    expect(slack.reads('ben', 'suggestions').join('\n')).toContain('Suggestion 2: Light mode')
    expect((await discord.runs('mo', 'queue')).said).toContain('The lamp is broken')
    const viewed = await slack.runs('ben', 'suggestion view', { number: '1' })
    expect(viewed.said).toContain('Dark mode')
    expect(viewed.said).toContain('What was 1 here before this place joined the other is 2 now: Light mode')
    expect((await discord.runs('ben', 'suggestion view', { number: '1' })).said).not.toContain('Light mode')
    await slack.runs('ida', 'suggest', { title: 'Twilight mode' })
    expect((await slack.runs('ida', 'suggestion view', { number: '3' })).said).toContain('Twilight mode')
  },
  apart,
)

playJoined(
  'a number that is two suggestions is decided on by neither before it is said which is meant',
  async (stage) => {
    const { discord, slack } = stage
    await discord.runs('ida', 'suggest', { title: 'Dark mode' })
    await slack.runs('ben', 'suggest', { title: 'Light mode' })
    await entersCode(stage)
    await slack.presses('mo', 'Merge and join')
    const asked = await slack.runs('mo', 'decide', { number: '1', status: 'planned', reason: 'Next month' })
    expect(asked.said).toContain('1 is two suggestions here')
    expect(discord.reads('ida', 'suggestions').join('\n')).not.toContain('planned')
    const decided = await slack.presses('mo', '2: Light mode')
    expect(decided.said).toContain('Suggestion 2, Light mode, is marked as planned')
    expect(slack.reads('ben', 'direct').join('\n')).toContain('Next month')
    expect(discord.reads('ida', 'suggestions').find((text) => text.startsWith('Suggestion 1'))).toContain('new')
  },
  apart,
)

playJoined(
  'a button that was there before the sides joined does what it did, under its new number',
  async (stage) => {
    const { discord, slack } = stage
    await discord.runs('ida', 'support', { subject: 'The door is stuck' })
    await slack.runs('ben', 'support', { subject: 'The lamp is broken' })
    await entersCode(stage)
    await slack.presses('mo', 'Merge and join')
    expect(slack.reads('mo', 'moderators').join('\n')).toContain('Support thread 2, opened by')
    const solved = await slack.presses('ben', 'Solved')
    expect(solved.said).toContain('Thread 2 is solved')
    expect((await discord.runs('mo', 'queue')).said).toContain('The door is stuck')
  },
  apart,
)

playJoined(
  'sides that are separated keep what was begun on each, and say so',
  async (stage) => {
    const { discord, slack } = stage
    await entersCode(stage)
    await slack.presses('mo', 'Join')
    await discord.runs('ida', 'suggest', { title: 'Dark mode' })
    await slack.runs('ben', 'suggest', { title: 'Light mode' })
    await discord.presses('ben', 'Vote for 1')

    const shown = await slack.runs('mo', 'setup separate')
    expect(shown.said).toContain('Nothing has changed yet')
    expect(shown.said).toContain('the suggestions that were made there')
    const done = await slack.presses('mo', 'Separate')
    expect(done.said).toContain('is a community of its own')
    for (const side of [discord, slack])
      expect(side.reads('mo', 'moderators').join('\n')).toContain('are communities of their own from now on')

    const onSlack = (await slack.runs('ida', 'suggestion list')).said
    expect(onSlack).toContain('Light mode')
    expect(onSlack).not.toContain('Dark mode')
    const onDiscord = (await discord.runs('ida', 'suggestion list')).said
    expect(onDiscord).toContain('Dark mode')
    expect(onDiscord).not.toContain('Light mode')
    // A number is given once.
    await slack.runs('ida', 'suggest', { title: 'Twilight mode' })
    expect((await slack.runs('ida', 'suggestion view', { number: '3' })).said).toContain('Twilight mode')
    // And joined once more.
    await entersCode(stage)
    await slack.presses('mo', 'Merge and join')
    expect((await discord.runs('ida', 'suggestion list')).said).toContain('Twilight mode')
  },
  apart,
)

playJoined(
  'a side that is separated has the digest again that it had before',
  async (stage) => {
    const { slack, away } = stage
    await slack.runs('mo', 'digest schedule', { every: 'daily', time: '09:00', zone: 'UTC' })
    await entersCode(stage)
    await slack.presses('mo', 'Join')
    const digests = (): readonly string[] =>
      slack.reads('mo', 'moderators').filter((text) => text.includes('Digest from'))
    const day = 24 * 60 * 60_000
    await away(async (passes) => passes(day))
    await stage.hearth.advance(60_000)
    expect(digests()).toEqual([])
    await slack.runs('mo', 'setup separate')
    await slack.presses('mo', 'Separate')
    await away(async (passes) => passes(day))
    // What could not be posted before the platform was heard is tried again.
    await stage.hearth.advance(60_000)
    expect(digests()).toHaveLength(1)
  },
  apart,
)

playJoined(
  'only admins join and separate',
  async ({ slack }) => {
    // Discord itself does not even show them.
    for (const path of ['setup link', 'setup separate'])
      expect((await slack.tries('ben', path)).said).toContain('admins')
  },
  apart,
)
