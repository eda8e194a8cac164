// A suggestion in a community with a Discord server and a Slack workspace: one card on either side, one tally, one
// discussion, and a decision that reaches whoever put it forward and whoever voted.
import { expect } from 'vitest'
import { playJoined } from './play.ts'
import type { Side } from './side.ts'
import type { PersonName } from './stage.ts'

const second = 1_000

/** The newest card there, as Mo reads it. */
const card = (side: Side): string =>
  side
    .reads('mo', 'suggestions')
    .filter((text) => /^Suggestion \d/.test(text))
    .at(-1) ?? ''

const directly = (side: Side, person: PersonName): string => side.reads(person, 'direct').join('\n')

for (const [from, to] of [
  ['discord', 'slack'],
  ['slack', 'discord'],
] as const) {
  playJoined(`what is suggested on ${from} can be voted for on ${to}, and both cards say the same`, async (stage) => {
    const [near, far] = [stage[from], stage[to]]
    const made = await near.runs('ida', 'suggest', { title: 'Dark mode', details: 'My eyes hurt at night' })
    expect(made.said).toMatch(/suggestions and #suggestions in /)
    expect(card(far)).toContain('My eyes hurt at night')
    expect(card(far)).toMatch(/Ida, in /)
    expect(card(near)).not.toMatch(/Ida, in /)
    await near.presses('ben', 'Vote for 1')
    const voted = await far.presses('mo', 'Vote for 1')
    expect(voted.said).toContain('2 people want it so far')
    for (const side of [near, far]) expect(card(side)).toContain('2 people want it')
  })

  playJoined(
    `what is decided on ${from} shows on both sides, and reaches the author and the voters on ${to}`,
    async (stage) => {
      const [near, far] = [stage[from], stage[to]]
      await far.runs('ida', 'suggest', { title: 'Dark mode' })
      for (const one of ['ida', 'ben'] as const) await far.presses(one, 'Vote for 1')
      await near.presses('ben', 'Vote for 1')
      const decided = await near.runs('mo', 'decide', {
        number: '1',
        status: 'declined',
        reason: 'It doubles the work',
      })
      expect(decided.said).toContain('and 2 people who voted on it or follow it')
      await stage.hearth.advance(10 * second)
      await stage.settles()
      for (const side of [near, far]) {
        expect(card(side)).toMatch(/declined/i)
        expect(card(side)).toContain('It doubles the work')
        expect(directly(side, 'ben')).toContain('which you voted for: declined')
        expect(directly(side, 'ben')).toContain('It doubles the work')
        expect(side.buttons('ben', 'Suggestion 1')).toEqual([])
      }
      expect(directly(far, 'ida')).toContain('The team decided on your suggestion 1, Dark mode: declined.')
      expect(directly(far, 'ida')).not.toContain('which you voted for')
    },
  )
}

playJoined('what people write under the cards is one count on both, without the words', async ({ discord, slack }) => {
  await discord.runs('ida', 'suggest', { title: 'Dark mode' })
  const under = { under: 'Dark mode' }
  await discord.discusses('ben', 'Dark mode', 'My eyes would love it')
  await slack.discusses('ben', 'Dark mode', 'And mine')
  await slack.writes('ida', under, 'And the cat')
  for (const side of [discord, slack]) {
    expect(card(side)).toContain('3 messages')
    expect(card(side)).not.toContain('eyes')
  }
  await discord.edits('ben', under, 'My eyes', 'Our eyes would love it')
  await slack.removes('ida', under, 'And the cat')
  for (const side of [discord, slack]) expect(card(side)).toContain('2 messages')
  await discord.removes('ben', under, 'Our eyes')
  await slack.removes('ben', under, 'And mine')
  for (const side of [discord, slack]) expect(card(side)).not.toContain('Discussion')
})

playJoined(
  'where one side has no suggestions channel, its people suggest all the same, and are told where it stands',
  async ({ discord, slack }) => {
    const made = await slack.runs('ida', 'suggest', { title: 'Dark mode' })
    expect(made.said).toMatch(/appears in #suggestions in /)
    expect(card(discord)).toMatch(/Ida, in /)
    const viewed = await slack.runs('ida', 'suggestion view', { number: '1' })
    expect(viewed.said).toMatch(/#suggestions in /)
  },
  { without: { slack: ['suggestions'] } },
)

playJoined('a voter whose direct messages are closed hears of the decision with their next answer', async (stage) => {
  const { discord, slack } = stage
  await slack.runs('ida', 'suggest', { title: 'Dark mode' })
  await discord.presses('ben', 'Vote for 1')
  await discord.closesDirectMessages('ben')
  await slack.runs('mo', 'decide', { number: '1', status: 'planned' })
  await stage.hearth.advance(10 * second)
  await stage.settles()
  expect(discord.reads('ben', 'thread')).toEqual([])
  const next = await discord.runs('ben', 'suggestion list')
  expect(next.said).toContain('which you voted for: planned')
})

playJoined('the longest suggestion and the longest reason stand whole on both cards', async ({ discord, slack }) => {
  const [title, details, reason] = ['t'.repeat(100), 'd'.repeat(1500), 'r'.repeat(500)]
  await discord.runs('ida', 'suggest', { title, details })
  await slack.runs('mo', 'decide', { number: '1', status: 'declined', reason })
  for (const side of [discord, slack]) for (const words of [title, details, reason]) expect(card(side)).toContain(words)
})
