// Support threads whose opener is on one side and whose team is on the other: what crosses, in which order, and how it ends.
import { expect } from 'vitest'
import { playJoined } from './play.ts'
import type { Side, Spot } from './side.ts'
import type { PersonName } from './stage.ts'

const all = (side: Side, person: PersonName, where: Spot): string => side.reads(person, where).join('\n')
const file = (name: string) => ({ name, content: new TextEncoder().encode(`the bytes of ${name}`) })

/** What the team downloads from its end. */
const filesOf = async (side: Side): Promise<readonly string[]> =>
  (await side.files('mo', 'team')).map(({ name, content }) => `${name}: ${new TextDecoder().decode(content)}`)

const pairs = [
  { from: 'discord', to: 'slack', without: { discord: ['moderators'] } },
  { from: 'slack', to: 'discord', without: { slack: ['moderators'] } },
] as const

for (const { from, to, without } of pairs) {
  playJoined(
    `what somebody asks on ${from} is read and answered by the team on ${to}, in its order`,
    async (stage) => {
      const [theirs, team] = [stage[from], stage[to]]
      await theirs.runs('ida', 'support', { subject: 'The lamp is broken' })
      expect(all(team, 'mo', 'moderators')).toContain('Support thread 1, opened by Ida in ')
      expect(all(theirs, 'ida', 'thread')).toContain('this is your thread with the team, number 1')
      expect(all(team, 'mo', 'team')).toContain('This is the team')

      await theirs.writes('ida', 'thread', 'It flickers since Monday')
      await theirs.sends('ida', 'thread', 'Like this', [file('lamp.txt')])
      await theirs.writes('ida', 'thread', 'And it hums')
      const read = all(team, 'mo', 'team')
      expect(read).toMatch(/Ida wrote in thread 1:[\s\S]*It flickers since Monday[\s\S]*Like this[\s\S]*And it hums/)
      expect(await filesOf(team)).toEqual(['lamp.txt: the bytes of lamp.txt'])
      expect(all(team, 'mo', 'moderators')).toContain('waiting for the team')

      await theirs.edits('ida', 'thread', 'And it hums', 'And it hums loudly')
      expect(all(team, 'mo', 'team')).toContain('And it hums loudly')

      // What the team says among itself stays there.
      await team.writes('mo', 'team', 'The red one again')
      expect(all(theirs, 'ida', 'thread')).not.toContain('The red one')
      const form = await team.presses('mo', 'Reply')
      expect((await form.send({ 'Your reply': 'Turn it off and on' })).said).toContain('on its way to')
      expect(all(theirs, 'ida', 'thread')).toMatch(/Mo from the team answers:[\s\S]*Turn it off and on/)
      expect(all(theirs, 'ida', 'thread')).toContain('with you')

      const solved = await theirs.presses('ida', 'Solved')
      expect(solved.said).toContain('Thread 1 is solved, and the team sees that')
      expect(all(team, 'mo', 'moderators')).toContain('solved')
      expect(team.buttons('mo', 'Support thread 1, opened by')).toEqual(['Reopen', 'More'])
    },
    { without },
  )

  playJoined(
    `the team on ${to} solves what was asked on ${from}, and moderators of both sides see one queue`,
    async (stage) => {
      const [theirs, team] = [stage[from], stage[to]]
      await theirs.runs('ida', 'support', { subject: 'The lamp is broken' })
      for (const side of [theirs, team]) expect((await side.runs('mo', 'queue')).said).toContain('The lamp is broken')
      await team.presses('mo', 'Claim')
      expect(all(theirs, 'ida', 'thread')).toMatch(/With\s+@?Mo/)
      await team.presses('mo', 'Resolve')
      await stage.hearth.advance(60_000)
      await stage.settles()
      expect(all(theirs, 'ida', 'thread')).toMatch(/Mo says that thread 1 is solved/)
      expect((await theirs.runs('mo', 'queue')).said).not.toContain('The lamp is broken')
    },
    { without },
  )

  playJoined(
    `who asks on ${from} is told before a word is typed that the team reads it elsewhere`,
    async (stage) => {
      // No channel of Slack's holds both sides here, whatever is chosen.
      await stage[from].runs('mo', 'settings set', { name: 'support.private-channels', value: 'on' })
      const opened = await stage[from].runs('ida', 'support')
      expect(opened.form).toMatch(/its own private channel/)
      const sent = await opened.send({ 'What is it about?': 'The lamp is broken' })
      expect(sent.said).toContain('Only you')
      expect(all(stage[to], 'mo', 'moderators')).toContain('The lamp is broken')
    },
    { without },
  )
}

playJoined(
  'a mention becomes a name on the other side',
  async ({ discord, slack }) => {
    const ben = `<@${discord.people.ben.id}>`
    await discord.runs('ida', 'support', { subject: 'The lamp is broken' })
    await discord.writes('ida', 'thread', `${ben} broke it`)
    expect(all(slack, 'mo', 'team')).toContain('@Ben broke it')
    expect(slack.pings('ben')).toEqual([])
  },
  { without: { discord: ['moderators'] } },
)

playJoined(
  'a moderator of one side answers by the queue what was asked and is looked after on the other',
  async ({ discord, slack }) => {
    await discord.runs('ida', 'support', { subject: 'The lamp is broken' })
    await slack.runs('mo', 'queue')
    const seen = await slack.presses('mo', 'Open 1')
    expect(seen.said).toContain('is a private thread in Lantern')
    const form = await slack.presses('mo', 'Reply')
    await form.send({ 'Your reply': 'Turn it off and on' })
    expect(all(discord, 'ida', 'thread')).toMatch(/Mo from the team answers:[\s\S]*Turn it off and on/)
  },
)

playJoined(
  'what is written while Hearth is away crosses afterwards, in its order',
  async ({ discord, slack, away }) => {
    await discord.runs('ida', 'support', { subject: 'The lamp is broken' })
    await away(async () => {
      await discord.writes('ida', 'thread', 'The first word')
      await discord.sends('ida', 'thread', 'The second word', [file('late.txt')])
    })
    expect(all(slack, 'mo', 'team')).toMatch(/The first word[\s\S]*The second word/)
    expect(await filesOf(slack)).toEqual(['late.txt: the bytes of late.txt'])
  },
  { without: { discord: ['moderators'] } },
)

playJoined(
  'threads that cross go on with the team of their own side once the sides are separated',
  async ({ discord, slack }) => {
    await slack.runs('ida', 'support', { subject: 'The lamp is broken' })
    await slack.writes('ida', 'thread', 'It flickers')
    expect(all(discord, 'mo', 'team')).toContain('It flickers')
    await slack.runs('mo', 'setup channel', { purpose: 'moderators', channel: '#support' })
    await slack.runs('mo', 'setup separate')
    await slack.presses('mo', 'Separate')
    expect(all(discord, 'mo', 'moderators')).toMatch(/Support thread 1 is answered in .+ now/)
    await slack.writes('ida', 'thread', 'It hums')
    expect(all(discord, 'mo', 'team')).not.toContain('It hums')
  },
  { without: { slack: ['moderators'] } },
)

playJoined(
  'where the team’s thread may not be begun its channel takes what is written, until the thread may',
  async ({ discord, slack }) => {
    const { overwrites } = discord.guild.channel('moderators')
    const { id } = discord.discord.world.bot
    const allow = overwrites.find((one) => one.id === id)?.allow ?? 0n
    // Create Public Threads.
    overwrites.unshift({ id, type: 1, allow, deny: 1n << 35n })
    await slack.runs('ida', 'support', { subject: 'The lamp is broken' })
    expect(all(discord, 'mo', 'moderators')).toContain('I could not begin the thread under the notice')
    await slack.writes('ida', 'thread', 'It flickers')
    expect(all(discord, 'mo', 'moderators')).toContain('It flickers')
    overwrites.shift()
    expect((await discord.runs('mo', 'deliveries')).said).toContain('Create Public Threads')
    await discord.presses('mo', 'Retry 1')
    await slack.writes('ida', 'thread', 'It hums')
    expect(all(discord, 'mo', 'team')).toContain('It hums')
  },
  { without: { slack: ['moderators'] } },
)
