// A Discord server and a Slack workspace that are one community: what is kept of one is read on the other.
import { expect } from 'vitest'
import { playJoined } from './play.ts'
import type { Side } from './side.ts'

/** The card of the suggestion, as Ben reads it there. */
const cards = (side: Side): string => side.reads('ben', 'suggestions').join('\n')

for (const [from, to] of [
  ['discord', 'slack'],
  ['slack', 'discord'],
] as const)
  playJoined(`a suggestion that is made on ${from} is listed on ${to}`, async (stage) => {
    await stage[from].runs('ida', 'suggest', { title: 'Dark mode' })
    expect(cards(stage[from])).toContain('Dark mode')
    expect((await stage[to].runs('ben', 'suggestion list')).said).toContain('Dark mode')
  })

playJoined('the votes of both sides count in one tally', async ({ discord, slack }) => {
  await discord.runs('ida', 'suggest', { title: 'Dark mode' })
  await discord.presses('ben', 'Vote for 1')
  await slack.runs('mo', 'suggestion view', { number: '1' })
  await slack.presses('mo', 'Vote for 1')
  expect(cards(discord)).toContain('2 people')
  expect((await slack.runs('ida', 'suggestion list')).said).toContain('2')
})

playJoined('a support thread that is opened on Discord stands in the queue on Slack', async ({ discord, slack }) => {
  await discord.runs('ida', 'support', { subject: 'The lamp is broken' })
  const queue = await slack.runs('mo', 'queue')
  expect(queue.said).toContain('The lamp is broken')
  expect(queue.said).toContain('Ida')
})

playJoined(
  'spaces that are not joined keep their suggestions to themselves',
  async ({ discord, slack }) => {
    await discord.runs('ida', 'suggest', { title: 'Dark mode' })
    expect((await slack.runs('ben', 'suggestion list')).said).not.toContain('Dark mode')
  },
  { joined: false },
)

playJoined(
  'a side may do without a channel that the other has',
  async ({ discord, slack }) => {
    await discord.runs('ida', 'suggest', { title: 'Dark mode' })
    expect((await slack.runs('ben', 'suggestion list')).said).toContain('Dark mode')
    await slack.runs('ida', 'support', { subject: 'The lamp is broken' })
    expect((await discord.runs('mo', 'queue')).said).toContain('The lamp is broken')
  },
  { without: { discord: ['moderators'], slack: ['suggestions'] } },
)

for (const side of ['discord', 'slack'] as const)
  playJoined(
    `on ${side} people discuss a suggestion under its card, and change and remove what they said`,
    async (stage) => {
      const { runs, discusses, writes, edits, removes, reads } = stage[side]
      await runs('ida', 'suggest', { title: 'Dark mode' })
      const under = { under: 'Dark mode' }
      expect(reads('mo', under)).toEqual([])
      await discusses('ben', 'Dark mode', 'My eyes would love it')
      await writes('ida', under, 'Mine too')
      await discusses('ben', 'Dark mode', 'And the cat')
      expect(reads('mo', under)).toEqual(['My eyes would love it', 'Mine too', 'And the cat'])
      await edits('ben', under, 'My eyes', 'Our eyes would love it')
      await removes('ida', under, 'Mine too')
      expect(reads('mo', under)).toEqual(['Our eyes would love it', 'And the cat'])
      expect(cards(stage[side])).not.toContain('eyes')
    },
  )
