// Suggestions that are looked through and merged in a community with a Discord server and a Slack workspace: what is published
// on one side stands on both, and whoever is on both sides counts once.
import { expect } from 'vitest'
import { linksAccounts } from './linking.ts'
import { playJoined } from './play.ts'
import type { Side } from './side.ts'
import type { PersonName } from './stage.ts'

const minute = 60_000

/** The cards of that number there, as Mo reads them. */
const cards = (side: Side, number: number): readonly string[] =>
  side.reads('mo', 'suggestions').filter((text) => text.startsWith(`Suggestion ${number}:`))

const told = (side: Side, person: PersonName, words: string): readonly string[] =>
  side.reads(person, 'direct').filter((text) => text.includes(words))

for (const [from, to] of [
  ['discord', 'slack'],
  ['slack', 'discord'],
] as const) {
  playJoined(`what is suggested on ${from} and published on ${to} stands once on both sides`, async (stage) => {
    const [near, far] = [stage[from], stage[to]]
    await far.runs('mo', 'settings set', { name: 'suggestions.review', value: 'on' })
    const made = await near.runs('ida', 'suggest', { title: 'Dark mode', details: 'My eyes hurt at night' })
    expect(made.said).toContain('The moderators look it through before it appears')
    for (const side of [near, far]) expect(cards(side, 1)).toEqual([])
    expect((await near.runs('ben', 'suggestion list')).said).not.toContain('Dark mode')

    expect((await far.runs('mo', 'reviews')).said).toContain('Dark mode')
    await far.runs('mo', 'suggestion view', { number: '1' })
    expect((await far.presses('mo', 'Publish 1')).said).toContain('is published')
    await stage.settles()
    for (const side of [near, far]) {
      expect(cards(side, 1)).toHaveLength(1)
      expect(cards(side, 1)[0]).toContain('My eyes hurt at night')
      expect(side.buttons('ben', 'Suggestion 1')).toContain('Vote for 1')
      expect(side.reads('mo', 'moderators').join('\n')).not.toContain('It waits for you')
    }
    expect(told(near, 'ida', 'Your suggestion 1, Dark mode, is published')).toHaveLength(1)
    expect(told(far, 'ida', 'is published')).toEqual([])
    // The second moderator, on the other side, finds it done.
    expect((await near.runs('mo', 'reviews')).said).toContain('No suggestion waits to be published')
  })
}

playJoined(
  'merged across a server and a workspace, a person with linked accounts counts once, and is told once',
  async (stage) => {
    const { discord, slack } = stage
    await linksAccounts(stage)
    await discord.runs('ida', 'suggest', { title: 'Dark mode' })
    await slack.runs('ida', 'suggest', { title: 'Night theme' })
    await discord.presses('ben', 'Vote for 1')
    await slack.presses('ben', 'Vote for 2')
    await slack.presses('mo', 'Vote for 2')
    const before = [discord, slack].map((side) => [...cards(side, 1), ...cards(side, 2)])

    const merged = await discord.runs('mo', 'suggestions merge', { number: '1', into: '2' })
    expect(merged.said).toContain('2 people want it. In a minute I begin to tell the 2 people whom it concerns')
    for (const side of [discord, slack]) {
      expect(cards(side, 1)).toHaveLength(1)
      expect(cards(side, 1)[0]).toContain('Merged into')
      expect(cards(side, 2)).toHaveLength(1)
      expect(cards(side, 2)[0]).toContain('2 people want it')
    }
    await stage.hearth.advance(2 * minute)
    await stage.settles()
    const words = 'asks for the same as 2, Night theme'
    expect([discord, slack].flatMap((side) => told(side, 'ben', words))).toHaveLength(1)
    expect(told(discord, 'ida', `Your suggestion 1, Dark mode, ${words}`)).toHaveLength(1)

    // What counts as one on one side is taken apart on the other.
    await slack.runs('mo', 'suggestions unmerge', { number: '1' })
    await stage.settles()
    expect([discord, slack].map((side) => [...cards(side, 1), ...cards(side, 2)])).toEqual(before)
  },
)

playJoined('votes of both accounts that are linked after a merge are one person on both cards', async (stage) => {
  const { discord, slack } = stage
  await discord.runs('ida', 'suggest', { title: 'Dark mode' })
  await slack.runs('ida', 'suggest', { title: 'Night theme' })
  await discord.presses('ben', 'Vote for 1')
  await slack.presses('ben', 'Vote for 2')
  await slack.runs('mo', 'suggestions merge', { number: '1', into: '2' })
  for (const side of [discord, slack]) expect(cards(side, 2)[0]).toContain('2 people want it')
  await linksAccounts(stage)
  for (const side of [discord, slack]) expect(cards(side, 2)[0]).toContain('1 person wants it')
})
