// What is done to words after they have crossed: edited, deleted, reacted to, changed and taken back, from either platform to
// the other.

import { expect } from 'vitest'
import { namesHelpers } from '../services/helpers-named.ts'
import { type DiscordStage, discordStage } from './discord-stage.ts'
import { playJoined, playOn } from './play.ts'
import type { Side, Spot } from './side.ts'
import type { PersonName } from './stage.ts'
import { storeOf } from './stage.ts'

const all = (side: Side, person: PersonName, where: Spot): string => side.reads(person, where).join('\n')
const file = (name: string) => ({ name, content: new TextEncoder().encode(`the bytes of ${name}`) })

const pairs = [
  { from: 'discord', to: 'slack', without: { discord: ['moderators'] } },
  { from: 'slack', to: 'discord', without: { slack: ['moderators'] } },
] as const

for (const { from, to, without } of pairs) {
  playJoined(
    `what is done on ${from} to words that have crossed is seen on ${to} where they stand, and the other way round`,
    async (stage) => {
      const [theirs, team] = [stage[from], stage[to]]
      await theirs.runs('ida', 'support', { subject: 'The lamp is broken' })
      expect(all(theirs, 'ida', 'thread')).toContain('what you change or delete of them, and how you react')

      await theirs.writes('ida', 'thread', 'It flickers since Monday')
      await theirs.writes('ida', 'thread', 'My number is 5550100')
      await theirs.sends('ida', 'thread', 'This is me', [file('face.txt')])
      const before = team.reads('mo', 'team').length
      await theirs.edits('ida', 'thread', 'since Monday', 'It flickers since Tuesday')
      await theirs.removes('ida', 'thread', '5550100')
      await theirs.removes('ida', 'thread', 'This is me')
      await theirs.reacts('ida', 'since Tuesday')
      const read = all(team, 'mo', 'team')
      expect(read).toMatch(/since Tuesday[\s\S]*\(edited\)[\s\S]*Ida reacted: (👍|:thumbsup:)/u)
      expect(read).not.toMatch(/Monday|5550100|This is me/)
      expect(read.match(/Ida removed a message in thread 1\./g)).toHaveLength(2)
      expect(await team.files('mo', 'team')).toEqual([])
      expect(team.reads('mo', 'team').length).toBeLessThanOrEqual(before)
      await theirs.takesBack('ida', 'since Tuesday')
      expect(all(team, 'mo', 'team')).not.toContain('reacted')
      // What the team does among itself stays there, until it says otherwise.
      await team.reacts('mo', 'since Tuesday')
      expect(all(theirs, 'ida', 'thread')).not.toContain('reacted')
      expect(theirs.reactions('ida', 'since Tuesday')).toEqual([])
      const [shows = ''] = team.buttons('mo', 'since Tuesday').filter((label) => label.startsWith('Show Ida'))
      expect((await team.presses('mo', shows)).said).toContain('as a reaction of mine')
      expect(theirs.reactions('ida', 'since Tuesday')).toEqual([from === 'slack' ? '+1' : '👍'])
      await team.takesBack('mo', 'since Tuesday')
      expect(theirs.reactions('ida', 'since Tuesday')).toEqual([])
      expect(all(team, 'mo', 'team')).not.toMatch(/Ida sees, as|Show Ida/)
      await theirs.reacts('ida', 'this is your thread with the team')
      expect(all(team, 'mo', 'team')).toMatch(/To the first message of thread 1:\s+Ida reacted/)
    },
    { without },
  )

  playJoined(
    `what the team on ${to} replied it changes and takes back, where it is read on ${from}`,
    async (stage) => {
      const [theirs, team] = [stage[from], stage[to]]
      await theirs.runs('ida', 'support', { subject: 'The lamp is broken' })
      await (await team.presses('mo', 'Reply')).send({ 'Your reply': 'Turn it of and on' })
      await theirs.reacts('ida', 'Turn it of')
      expect(all(team, 'mo', 'team')).toMatch(/Mo replied in thread 1:[\s\S]*Ida reacted/)
      // The form holds what was sent.
      expect((await (await team.presses('mo', 'Change')).send({})).said).toContain('It says that already')
      const change = await team.presses('mo', 'Change')
      expect((await change.send({ 'Your reply': 'Turn it off and on' })).said).toContain('Changed.')
      expect(all(theirs, 'ida', 'thread')).toMatch(/Turn it off and on[\s\S]*\(edited\)/)
      expect((await team.presses('mo', 'Take back')).said).toContain('Taken back.')
      expect(all(theirs, 'ida', 'thread')).not.toContain('Turn it')
      expect(all(theirs, 'ida', 'thread')).toContain('An answer of the team stood here. They took it back.')
      expect(all(team, 'mo', 'team')).toMatch(/Turn it off and on[\s\S]*\(taken back/)
      expect(team.buttons('mo', 'Turn it off and on')).toEqual([])
    },
    { without },
  )
}

playOn(
  { Discord: discordStage },
  'whoever is brought into a private thread by a mention is named at once, and taken out by its opener or the team alone',
  async (stage: DiscordStage) => {
    const { people } = stage
    await stage.presses('mo', 'Looks right')
    await namesHelpers(storeOf(stage.hearth))
    await stage.runs('ida', 'support', { subject: 'The lamp is broken' })
    await stage.presses('mo', 'Claim')
    const seenByBen = () => stage.reads('ben', 'thread').join('\n')
    await stage.writes('ida', 'thread', `Could <@${people.ben.id}> know it?`)
    expect(seenByBen()).toBe('')
    await stage.writes('mo', 'thread', `<@${people.ben.id}> sold you the lamp`)
    const said = stage.reads('ida', 'thread').join('\n')
    expect(said).toMatch(/@?Ben was brought into this thread by a mention, and reads all that stands here/)
    expect(said).not.toMatch(/(Mo|Ida) was brought/)
    expect(seenByBen()).toContain('was brought into this thread')
    expect((await stage.presses('ben', 'Remove')).said).toContain('Only whoever opened thread 1, and the moderators')
    expect((await stage.presses('ida', 'Remove')).said).toMatch(/I take @?Ben out of thread 1/)
    expect(seenByBen()).toBe('')
    expect(stage.reads('ida', 'thread').join('\n')).toMatch(/@?Ben is out of this thread again/)
    expect((await stage.runs('mo', 'thread history', { thread: '1' })).said).toContain('took somebody out')
  },
)
