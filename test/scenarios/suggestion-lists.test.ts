// The suggestions as people look through them: in the order they want, narrowed, page by page, and as a table for staff.
import { expect } from 'vitest'
import { playSetUp } from './play.ts'
import type { Stage } from './stage.ts'

/** Ben's one, and as many more of Ida's as make it so many. */
async function ideas(stage: Stage, count: number): Promise<void> {
  await stage.runs('ben', 'suggest', { title: '=HYPERLINK("https://x.example")', details: 'First, "quoted"' })
  for (let number = 2; number <= count; number += 1) await stage.runs('ida', 'suggest', { title: `Idea ${number}` })
}

playSetUp('a list of suggestions goes on behind its first page', async (stage) => {
  await ideas(stage, 11)
  const list = await stage.runs('ida', 'suggestion list')
  expect(list.said).toMatch(/11: Idea 11.*2: Idea 2/s)
  expect(list.said).not.toContain('HYPERLINK')
  const further = await stage.presses('ida', 'More')
  expect(further.said).toContain('1: =HYPERLINK')
  expect(further.said).not.toContain('Idea')
})

playSetUp(
  'suggestions are listed by votes, by status and one’s own, and staff take a list as a table',
  async (stage) => {
    await ideas(stage, 3)
    await stage.presses('ida', 'Vote for 2')
    await stage.runs('mo', 'decide', { number: '2', status: 'planned' })
    const wanted = await stage.runs('ida', 'suggestion list', { sort: 'votes' })
    expect(wanted.said).toMatch(/2: Idea 2 \(planned; 1 vote\).*3: Idea 3/s)
    const trending = await stage.chooses('ida', 'Show another list', ['Trending'])
    expect(trending.said).toContain('Idea 2')
    expect(trending.said).not.toContain('Idea 3')
    const planned = await stage.runs('ida', 'suggestion list', { status: 'planned' })
    expect(planned.said).not.toContain('Idea 3')
    const mine = await stage.runs('ben', 'suggestion list', { only: 'mine' })
    expect(mine.said).toContain('HYPERLINK')
    expect(mine.said).not.toContain('Idea')

    await stage.runs('mo', 'suggestion list')
    await stage.presses('mo', 'Download CSV')
    await stage.settles()
    const table = new TextDecoder().decode((await stage.files('mo', 'direct')).at(-1)?.content)
    expect(table).toContain('2,Idea 2,,planned,,,1,')
    expect(table).toContain(`1,"'=HYPERLINK(""https://x.example"")","First, ""quoted""",new,,,0,`)
    expect((await stage.tries('ida', 'suggestions export')).said).toContain('Only the moderators can do that')
    expect(stage.buttons('ida', 'The suggestions')).not.toContain('Download CSV')
  },
)
