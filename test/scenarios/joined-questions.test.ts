// Public questions of a server and a workspace that are one community: asked on one side, taken up from the other.
import { expect } from 'vitest'
import { playJoined } from './play.ts'

const dayMs = 24 * 60 * 60_000
const question = 'How do I glue a spine?'

playJoined(
  'a question of one side is listed to the moderators of the other, who take it up from there',
  async (stage) => {
    const { discord, slack } = stage
    for (const side of [slack, discord]) await side.runs('mo', 'setup questions', { channel: '#support' })
    await slack.writes('ida', 'support', question)
    await discord.writes('ida', 'support', 'Where is the press?')
    await stage.away(async (passes) => {
      passes(2 * dayMs)
    })
    await stage.hearth.advance(15_000)
    await stage.settles()

    const listed = (await discord.runs('mo', 'questions')).said
    expect(listed).toContain(`1: ${question}`)
    expect(listed).toMatch(/by Ida in #support of .+, for 2 days/)
    expect(listed).toContain('Where is the press?')
    await discord.answers('ben', 'Where is the press?', 'In the cellar')
    expect(discord.buttons('ida', 'press Solved')).toEqual(['Solved', 'Not a question'])

    const moved = await discord.presses('mo', '1: Make it a thread')
    expect(moved.said).toContain('opening thread 1 for')
    expect(slack.reads('ida', 'thread').join('\n')).toContain(question)
    expect(slack.buttons('ben', 'go on with')).toEqual([])
    expect((await slack.runs('mo', 'questions')).said).toContain('Every question of the watched channels')

    // Each side goes on with the channels that are its own.
    await slack.runs('mo', 'setup separate')
    await slack.presses('mo', 'Separate')
    for (const side of [slack, discord])
      expect((await side.runs('mo', 'setup questions')).said.match(/#?support/g)).toHaveLength(1)
  },
)
