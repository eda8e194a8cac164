// Two ideas that ask for the same become one, as the people around them see it, and apart again.
import { expect } from 'vitest'
import { playJoined, playSetUp } from './play.ts'
import type { PersonName } from './stage.ts'

interface Reader {
  reads(person: PersonName, where: 'suggestions'): readonly string[]
}

const minute = 60_000

/** The card of that number, as Ida reads it. */
const card = (stage: Reader, number: number, person: PersonName = 'ida'): string =>
  stage.reads(person, 'suggestions').find((text) => text.startsWith(`Suggestion ${number}:`)) ?? ''

playSetUp(
  'two suggestions are merged: each person counts once, everyone is told once, and it can be taken back',
  async (stage) => {
    await stage.runs('ben', 'suggest', { title: 'Dark mode' })
    await stage.runs('mo', 'suggest', { title: 'Night theme' })
    await stage.presses('ida', 'Vote for 1')
    await stage.presses('ben', 'Vote for 1')
    await stage.presses('ida', 'Vote for 2')
    const [first, second] = [card(stage, 1), card(stage, 2)]

    expect((await stage.tries('ida', 'suggestions merge')).said).toContain('Only the moderators can do that')
    await stage.runs('mo', 'suggestion view', { number: '1' })
    await stage.presses('mo', 'Merge 1 into another')
    const merged = await stage.chooses('mo', 'Merge 1 into', ['2: Night theme (new)'])
    expect(merged.said).toContain('2 people want it')
    expect(card(stage, 1)).toMatch(/Merged into/)
    expect(card(stage, 1)).toContain('Night theme')
    expect(stage.buttons('ida', 'Suggestion 1')).toEqual(['Vote for 2', 'Look at 2'])
    expect(card(stage, 2)).toContain('2 people want it')

    await stage.hearth.advance(2 * minute)
    expect(stage.reads('ben', 'direct').join('\n')).toContain('Your suggestion 1, Dark mode, asks for the same as 2')
    expect(stage.reads('ida', 'direct').join('\n')).toContain('Suggestion 1, Dark mode, which you want')
    expect((await stage.runs('mo', 'decide', { number: '1', status: 'done' })).said).toContain('Decide on 2')

    const back = await stage.runs('mo', 'suggestions unmerge', { number: '1' })
    expect(back.said).toContain('counts by itself again')
    expect(card(stage, 1)).toBe(first)
    expect(card(stage, 2)).toBe(second)
    await stage.hearth.advance(minute)
    expect(stage.reads('ben', 'direct').join('\n')).toContain('That was a mistake')
  },
)

playJoined(
  'what was merged across a server and a workspace is apart again before they are separated',
  async (stage) => {
    const { discord, slack } = stage
    await discord.runs('ida', 'suggest', { title: 'Dark mode' })
    await slack.runs('ida', 'suggest', { title: 'Night theme' })
    await discord.presses('ben', 'Vote for 1')
    await slack.presses('mo', 'Vote for 2')
    await discord.runs('mo', 'suggestions merge', { number: '1', into: '2' })
    for (const side of [discord, slack]) expect(card(side, 2, 'mo')).toContain('2 people want it')
    await slack.runs('mo', 'setup separate')
    await slack.presses('mo', 'Separate')
    await stage.settles()
    expect(card(discord, 1, 'mo')).toContain('1 person wants it')
    expect(card(discord, 1, 'mo')).not.toMatch(/Merged into/)
    expect(card(slack, 2, 'mo')).toContain('1 person wants it')
  },
)
