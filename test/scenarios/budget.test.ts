// What people did not ask for: how much of it they get over all flows, and how they say that they want less.
import { expect } from 'vitest'
import { passes } from './passes.ts'
import { playSetUp } from './play.ts'
import type { PersonName, Stage } from './stage.ts'

const minute = 60_000
const day = 24 * 60 * minute

/** What somebody was told directly of ideas that they voted for. */
const news = (stage: Stage, person: PersonName = 'ida'): readonly string[] =>
  stage.reads(person, 'direct').filter((text) => text.includes('which you voted for'))

const decides = (stage: Stage, number: number, reason: string) =>
  stage.runs('mo', 'decide', { number: `${number}`, status: 'planned', reason })

playSetUp(
  'of three decisions in a day voters hear once at once and once later, and less when they say so',
  async (stage) => {
    for (const title of ['Dark mode', 'Light mode', 'Grey mode']) await stage.runs('ben', 'suggest', { title })
    for (const number of [1, 2, 3]) await stage.presses('ida', `Vote for ${number}`)
    for (const number of [1, 2, 3]) await decides(stage, number, `Reason ${number}`)
    await stage.hearth.advance(10_000)
    expect(news(stage)).toEqual([expect.stringMatching(/suggestion 1, Dark mode.*Reason 1/s)])
    expect(stage.buttons('ida', 'which you voted for')).toEqual(['Stop hearing about 1', 'Fewer of these'])
    // What is decided on somebody's own idea is no such message.
    for (const number of [1, 2, 3]) expect(stage.reads('ben', 'direct').join('\n')).toContain(`Reason ${number}`)

    await passes(stage, day)
    expect(news(stage)).toHaveLength(2)
    const joined = news(stage)[1] ?? ''
    expect(joined).toMatch(/2 things since I last wrote to you.*Light mode.*Reason 2.*Grey mode.*Reason 3/s)

    const asked = await stage.presses('ida', 'Fewer of these')
    expect(asked.said).toContain('once a day and three times a week at most')
    expect((await stage.presses('ida', 'One a week')).said).toContain('One such message a week at most')
    await stage.runs('ben', 'suggest', { title: 'Blue mode' })
    await stage.presses('ida', 'Vote for 4')
    await decides(stage, 4, 'Reason 4')
    await passes(stage, 2 * day)
    expect(news(stage)).toHaveLength(2)
    await passes(stage, 5 * day)
    expect(news(stage)).toHaveLength(3)
    expect(news(stage)[2]).toContain('Reason 4')

    await stage.presses('ida', 'Fewer of these')
    expect((await stage.presses('ida', 'None but my own threads')).said).toContain('what is yours alone')
    await decides(stage, 2, 'Reason 5')
    await passes(stage, 8 * day)
    expect(news(stage)).toHaveLength(3)
    expect((await stage.runs('ida', 'start')).said).not.toContain('Reason 5')
  },
)
