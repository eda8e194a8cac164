// Organisations over two platforms: linked accounts share one, and communities that become one have one of each name.
import { expect } from 'vitest'
import type { JoinedStage } from './joined-stage.ts'
import { playJoined } from './play.ts'
import type { Side } from './side.ts'

const codeIn = (said: string): string => /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(said)?.[0] ?? ''

/** Ida gets a code on Discord, and enters it on Slack. */
async function links({ discord, slack }: JoinedStage): Promise<void> {
  await discord.runs('ida', 'start')
  const code = codeIn((await discord.presses('ida', 'Link my other account')).said)
  await slack.runs('ida', 'start', { link: code })
  await slack.presses('ida', 'Link')
}

async function sets(side: Side, organisation: string): Promise<void> {
  await side.runs('mo', 'organisation set', { who: '@Ida', organisation })
  await side.presses('mo', `Make ${organisation}`)
}

const acmeOf = async (side: Side): Promise<string> =>
  (await side.runs('mo', 'organisation show', { organisation: 'Acme' })).said

playJoined('linked accounts share an organisation, and an open thread of the other shows it', async (stage) => {
  const { discord, slack } = stage
  await slack.runs('ida', 'support', { subject: 'The lamp is broken' })
  await sets(discord, 'Acme')
  expect(await acmeOf(discord)).not.toContain('The lamp is broken')
  await links(stage)
  await stage.settles()
  const shown = await acmeOf(discord)
  expect(shown).toContain('Acme: one person')
  expect(shown).toContain('The lamp is broken')
  expect((await slack.runs('mo', 'queue', { organisation: 'Acme' })).said).toContain('The lamp is broken')
  expect((await slack.runs('ida', 'privacy show')).said).toContain('You belong to the organisation Acme')
  // What the moderators set holds for both, once they are two again.
  await slack.presses('ida', 'Unlink')
  expect(await acmeOf(slack)).toContain('Acme: 2 people')
  // A space that leaves takes along who belongs where.
  await discord.runs('mo', 'setup separate')
  await discord.presses('mo', 'Separate')
  await stage.settles()
  expect(await acmeOf(discord)).toContain('Acme: one person')
  const there = await acmeOf(slack)
  expect(there).toContain('Acme: one person')
  expect(there).toContain('The lamp is broken')
})
