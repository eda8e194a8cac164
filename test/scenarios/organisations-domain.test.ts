// Organisations by the domain of an e-mail address, which Slack alone tells, and only to an app that may read addresses.
import { expect } from 'vitest'
import { allScopes } from '../emulators/slack/scopes.ts'
import { namesHelpers } from '../services/helpers-named.ts'
import { playOn } from './play.ts'
import { type SlackStage, slackStage } from './slack-stage.ts'
import { storeOf } from './stage.ts'

const onSlack = (sentence: string, scopes: readonly string[], scenario: (stage: SlackStage) => Promise<void>): void =>
  playOn(
    {
      'Slack by Socket Mode': () => slackStage('socket', { emulator: { scopes } }),
      'Slack by HTTP': () => slackStage('http', { emulator: { scopes } }),
    },
    sentence,
    async (stage) => {
      await stage.presses('mo', 'Looks right')
      await namesHelpers(storeOf(stage.hearth))
      await scenario(stage)
    },
  )

async function acmeWith(stage: SlackStage, domains: string): Promise<void> {
  await stage.runs('mo', 'setup organisation')
  await (await stage.presses('mo', 'New organisation')).send({ Name: 'Acme', 'Domains of e-mail addresses': domains })
}

const peopleOfAcme = async (stage: SlackStage): Promise<string> =>
  (await stage.runs('mo', 'organisation show', { organisation: 'Acme' })).said

onSlack(
  'where it is switched on, an address makes somebody one of the organisation that has its domain',
  [...allScopes, 'users:read.email'],
  async (stage) => {
    await acmeWith(stage, 'people.example')
    await stage.runs('ida', 'support', { subject: 'The lamp is broken' })
    expect(await peopleOfAcme(stage)).toContain('Acme: nobody belongs to it yet')
    await stage.runs('mo', 'organisation set', { who: '@Ben', organisation: 'Borg' })
    await stage.presses('mo', 'Make Borg')

    const on = await stage.runs('mo', 'settings set', { name: 'organisations.by-domain', value: 'on' })
    expect(on.said).toContain('Slack shows me e-mail addresses')
    await stage.runs('ida', 'help')
    await stage.runs('ben', 'help')
    await stage.joins('nia')
    await stage.settles()
    const people = await peopleOfAcme(stage)
    expect(people).toContain('Ida (by the domain of their address)')
    expect(people).toContain('Nia')
    // What was set by hand stands, and the open thread has followed.
    expect(people).not.toContain('Ben')
    expect(people).toContain('The lamp is broken')
    expect((await stage.runs('ida', 'privacy show')).said).toContain('by the domain of your e-mail address')

    await stage.runs('mo', 'setup organisation', { organisation: 'Acme' })
    await (await stage.presses('mo', 'Name and domains')).send({ 'Domains of e-mail addresses': 'acme.example' })
    await stage.runs('ida', 'help')
    await stage.settles()
    expect(await peopleOfAcme(stage)).not.toContain('Ida')
  },
)

onSlack('without the scope an admin reads plainly what is missing, and nothing breaks', allScopes, async (stage) => {
  await acmeWith(stage, 'people.example')
  const on = await stage.runs('mo', 'settings set', { name: 'organisations.by-domain', value: 'on' })
  expect(on.said).toContain('the app has no scope users:read.email')
  expect((await stage.runs('ida', 'support', { subject: 'The lamp is broken' })).said).toContain('Your thread is open')
  await stage.settles()
  expect(await peopleOfAcme(stage)).toContain('Acme: nobody belongs to it yet')
})
