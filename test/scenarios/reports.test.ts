// Reports to the moderators: what is reported stays as it was, whom it concerns reads nothing of it, and whoever reported it hears
// what becomes of it.
import { expect } from 'vitest'
import { playJoined, playSetUp } from './play.ts'
import type { PersonName, Reply, Stage } from './stage.ts'

const menu = 'Report to moderators'
const direct = (stage: Stage, person: PersonName): string => stage.reads(person, 'direct').join('\n')
const channel = (stage: Stage): string => stage.reads('mo', 'moderators').join('\n')
/** All that somebody reads anywhere. */
const everything = (stage: Stage, person: PersonName): string =>
  (['general', 'welcome', 'support', 'moderators', 'direct'] as const)
    .flatMap((where) => stage.reads(person, where))
    .join('\n')

/** A moderator who is no admin, whom help has offered /reports. */
async function moderates(stage: Stage): Promise<void> {
  await stage.runs('mo', 'setup moderators', { who: '@Ben' })
  await stage.runs('ben', 'help')
}

async function reports(stage: Stage, person: PersonName, words: string, what: string): Promise<Reply> {
  await stage.uses(person, menu, 'general', words)
  const form = await stage.presses(person, 'Write the report')
  return form.send({ 'What is wrong?': what })
}

playSetUp(
  'a message is reported as it was, and its reporter hears that it is received, looked at and decided',
  async (stage) => {
    await moderates(stage)
    await stage.joins('nia')
    await stage.writes('nia', 'general', 'You are all fools')
    const begun = await stage.uses('ida', menu, 'general', 'You are all fools')
    expect(begun.said).toContain('Nothing is sent yet')
    expect(begun.said).toContain('Whoever is reported is never told who reported them')
    const form = await stage.presses('ida', 'Write the report')
    expect(form.form).toContain('What is wrong?')
    const received = await form.send({ 'What is wrong?': 'She insults us' })
    expect(received.said).toContain('This is report 1, and it is received')
    expect(received.said).toContain('The moderators read it')

    expect(channel(stage)).toContain('report 1')
    expect(channel(stage)).toContain('You are all fools')
    expect(channel(stage)).toContain('She insults us')
    expect(channel(stage)).toMatch(/by @?Ida/)
    expect((await stage.runs('mo', 'queue')).said).toContain('One report is open')
    expect((await stage.presses('ben', '/reports')).said).toContain('She insults us')

    expect((await stage.presses('ben', 'Open report 1')).said).toContain('You are all fools')
    expect((await stage.presses('ben', 'Take a look')).said).toContain('You are looking at report 1 now')
    expect(direct(stage, 'ida')).toContain('Somebody is looking at what you reported: report 1')
    expect(channel(stage)).toMatch(/Looked at by:?\s*@?Ben/)
    await (await stage.presses('mo', 'Write to reporter')).send({ 'Your words to them': 'Since when?' })
    expect(direct(stage, 'ida')).toContain('Since when?')
    await (await stage.presses('ida', 'Answer')).send({ 'Your answer': 'For a week' })
    expect(channel(stage)).toContain('For a week')

    expect((await stage.presses('mo', 'Decide')).form).toContain('in one plain sentence')
    const decided = await (await stage.presses('mo', 'Decide')).send({
      'The decision, in one plain sentence': 'We have talked to her.',
      'A note for whoever may read the report': 'Second time',
    })
    expect(decided.said).toContain('Its reporter is told')
    expect(direct(stage, 'ida')).toContain('We have talked to her.')
    expect(direct(stage, 'ida')).not.toContain('Second time')
    const all = [...stage.reads('ida', 'direct')]
    expect(all.filter((text) => text.includes('Somebody is looking'))).toHaveLength(1)

    expect((await stage.presses('mo', 'Close')).said).toContain('Closed: report 1')
    expect(channel(stage)).not.toContain('You are all fools')
    expect(channel(stage)).not.toContain('She insults us')
    expect(channel(stage)).toContain('We have talked to her.')
    expect(everything(stage, 'nia')).not.toMatch(/report|insults/i)
  },
)

playSetUp(
  'a report that concerns a moderator goes to one person who is not concerned, and nobody else reads of it anywhere',
  async (stage) => {
    await moderates(stage)
    await stage.writes('ben', 'general', 'Ida is a fool')
    const received = await reports(stage, 'ida', 'Ida is a fool', 'He insults me')
    expect(received.said).toContain('one moderator or admin who is not concerned reads it')
    expect(channel(stage)).not.toContain('He insults me')
    expect(direct(stage, 'mo')).toContain('confidential report 1')
    expect(direct(stage, 'mo')).toContain('He insults me')
    expect((await stage.presses('ben', '/reports')).said).toContain('There is no open report that you may see')
    expect((await stage.runs('mo', 'reports')).said).toContain('He insults me')
    expect((await stage.runs('mo', 'queue')).said).not.toContain('report')

    // What was kept is there after a restart, and whoever reported hears of it all the same.
    await stage.away(async () => {})
    await stage.presses('mo', 'Take a look')
    await (await stage.presses('mo', 'Write to reporter')).send({ 'Your words to them': 'Is it the first time?' })
    await (await stage.presses('ida', 'Answer')).send({ 'Your answer': 'The third time' })
    expect(direct(stage, 'mo')).toContain('The third time')
    await (await stage.presses('mo', 'Decide')).send({ 'The decision, in one plain sentence': 'He says sorry.' })
    expect(direct(stage, 'ida')).toContain('He says sorry.')
    expect(everything(stage, 'ben')).not.toMatch(/insults me|confidential|third time|says sorry/)
    expect((await stage.runs('ida', 'privacy show')).said).toContain('one report')

    // Whoever is chosen in the form is concerned as well.
    const form = await stage.runs('ida', 'report')
    const other = await form.send({ 'What is wrong?': 'He still does it', 'Whom does it concern?': '@Ben' })
    expect(other.said).toContain('confidential report 2')
    expect(everything(stage, 'ben')).not.toContain('still does it')
    expect(channel(stage)).not.toContain('still does it')
  },
)

playSetUp(
  'a reporter stays unnamed where it is set so, but in the record that an admin opens with a reason',
  async (stage) => {
    await moderates(stage)
    await stage.runs('mo', 'settings set', { name: 'reports.unnamed', value: 'on' })
    await stage.joins('nia')
    await stage.writes('nia', 'general', 'You are all fools')
    const received = await reports(stage, 'ida', 'You are all fools', 'She insults us')
    expect(received.said).toContain('“somebody” in place of your name')
    expect(channel(stage)).toContain('by somebody')
    expect(channel(stage)).not.toContain('Ida')
    await stage.presses('ben', '/reports')
    expect((await stage.presses('ben', 'Open report 1')).said).not.toContain('Ida')
    expect((await stage.presses('ben', 'Open the record')).said).toContain('Only the admins can do that')
    const record = await stage.presses('mo', 'Open the record')
    expect(record.form).toContain('Your reason is written down')
    expect((await record.send({ 'Why do you need to know?': 'The police asks' })).said).toContain('Ida')
    const notice = stage.reads('mo', 'moderators').filter((text) => text.includes('Take a look'))
    expect(notice).toHaveLength(1)
    expect(notice.join()).not.toContain('Ida')

    // What nobody can be spoken to about is not reported.
    await stage.writes('ida', 'general', 'I wrote this')
    expect((await stage.uses('ida', menu, 'general', 'I wrote this')).said).toContain('That is your own message')
    expect((await stage.uses('mo', menu, 'moderators', 'by somebody')).said).toContain('That message is by an app')
    // Among the topics of support threads it is one more button.
    await stage.runs('mo', 'setup topic', { topic: 'Bicycles' })
    await stage.runs('mo', 'setup topic', { topic: 'Boats' })
    await stage.runs('ida', 'support')
    expect((await stage.presses('ida', menu)).form).toContain('Whom does it concern?')
  },
)

playJoined(
  'what is reported on one side reaches the moderators of the other, and whoever reported it where they did',
  async ({ discord, slack }) => {
    await slack.writes('ben', 'general', 'You are all fools')
    await slack.uses('ida', menu, 'general', 'You are all fools')
    await (await slack.presses('ida', 'Write the report')).send({ 'What is wrong?': 'He insults us' })
    const notice = (): string => discord.reads('mo', 'moderators').join('\n')
    expect(notice()).toContain('You are all fools')
    expect((await discord.presses('mo', 'Take a look')).said).toContain('You are looking at report 1 now')
    expect(slack.reads('ida', 'direct').join('\n')).toContain('Somebody is looking at what you reported')
    await (await discord.presses('mo', 'Write to reporter')).send({ 'Your words to them': 'Since when?' })
    await (await slack.presses('ida', 'Answer')).send({ 'Your answer': 'For a week' })
    expect(notice()).toContain('For a week')
    await (await discord.presses('mo', 'Decide')).send({ 'The decision, in one plain sentence': 'We talked to him.' })
    expect(slack.reads('ida', 'direct').join('\n')).toContain('We talked to him.')
    for (const side of [discord, slack]) expect(side.reads('ben', 'direct').join('\n')).not.toContain('insults')
  },
  { without: { slack: ['moderators'] } },
)
