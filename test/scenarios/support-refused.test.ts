// A platform that refuses: no room for a thread, closed direct messages, a moderators' channel that is gone.

import { expect } from 'vitest'
import { namesHelpers } from '../services/helpers-named.ts'
import { type DiscordStage, discordStage } from './discord-stage.ts'
import { playOn } from './play.ts'
import { type SlackStage, slackStage } from './slack-stage.ts'
import { storeOf } from './stage.ts'

const slacks = {
  'Slack by Socket Mode': () => slackStage('socket'),
  'Slack by HTTP': () => slackStage('http'),
}

playOn(
  { Discord: discordStage },
  'where no more private threads can be opened, a thread goes by direct message, and both sides read why',
  async (stage: DiscordStage) => {
    await stage.presses('mo', 'Looks right')
    await namesHelpers(storeOf(stage.hearth))
    stage.discord.faults.next({ method: 'POST', path: /\/channels\/\d+\/threads$/ }, { status: 400, code: 160006 })
    await stage.runs('ida', 'support', { subject: 'The lamp is broken' })
    expect(stage.reads('ida', 'direct').join('\n')).toContain(
      'I could not open a private thread for you, so it goes on here.',
    )
    await stage.writes('ida', 'direct', 'It flickers')
    const team = () => [...stage.reads('mo', 'moderators'), ...stage.reads('mo', 'team')].join('\n')
    expect(team()).toMatch(
      /for @?Ida: the support channel takes no more threads at the moment. So thread 1 goes by direct/,
    )
    expect(team()).toContain('It flickers')
    await stage.reacts('ida', 'It flickers')
    await stage.reacts('ida', 'so it goes on here')
    expect(team()).toMatch(
      /It flickers[\s\S]*Ida reacted: 👍[\s\S]*To the first message of thread 1:\s+@?Ida reacted: 👍/u,
    )
    await stage.removes('ida', 'direct', 'It flickers')
    expect(team()).not.toContain('It flickers')
    await (await stage.presses('mo', 'Reply')).send({ 'Your reply': 'Turn it off and on' })
    expect(stage.reads('ida', 'direct').join('\n')).toContain('Turn it off and on')
    expect(stage.reads('ben', 'general').join('\n')).not.toContain('lamp')
    await stage.presses('ida', 'Solved')
    await stage.runs('ida', 'support', { subject: 'The lamp is broken' })
    expect(stage.reads('ida', 'thread').join('\n')).toContain('this is your thread with the team, number 2')
  },
)

playOn(
  slacks,
  'an opener whose direct messages are closed hears it where they asked, and the team hears it too',
  async (stage: SlackStage) => {
    await stage.presses('mo', 'Looks right')
    await namesHelpers(storeOf(stage.hearth))
    await stage.closesDirectMessages('nia')
    await stage.joins('nia')
    const asked = await stage.runs('nia', 'support', { subject: 'The lamp is broken' })
    expect(asked.said).toContain('direct messages from me are not accepted')
    const read = stage.reads('mo', 'moderators').join('\n')
    expect(read).toContain('I could not open thread 1 for Nia')
    expect(read).toContain('The lamp is broken')
  },
)

playOn(
  { Discord: discordStage, ...slacks },
  'a moderators’ channel that is gone costs no thread: an admin is told instead, and can act on it',
  async (stage: DiscordStage | SlackStage) => {
    await stage.presses('mo', 'Looks right')
    await namesHelpers(storeOf(stage.hearth))
    if ('discord' in stage) stage.guild.deleteChannel(stage.guild.channel('moderators'))
    else await stage.slack.archiveChannel(stage.user('mo'), stage.channel('moderators'))
    await stage.settles()
    const asked = await stage.runs('ida', 'support', { subject: 'The lamp is broken' })
    expect(asked.said).toContain('number 1')
    expect(stage.reads('ida', 'thread').join('\n')).toContain('this is your thread with the team, number 1')
    expect(stage.reads('mo', 'direct').join('\n')).toContain('Support thread 1, opened by')
    await stage.presses('mo', 'Claim')
    expect(stage.reads('mo', 'direct').join('\n')).toMatch(/With\s+@?Mo/)
    await (await stage.presses('mo', 'Reply')).send({ 'Your reply': 'Turn it off and on' })
    expect(stage.reads('ida', 'thread').join('\n')).toContain('Turn it off and on')
    await stage.presses('mo', 'Resolve')
    expect(stage.buttons('mo', 'Support thread 1, opened by')).toEqual(['Reopen', 'More'])
  },
)
