// Agreements: staff write down what was agreed, the member confirms or corrects it, and what is confirmed stands in the record.
import { expect } from 'vitest'
import { playSetUp } from './play.ts'
import type { Stage } from './stage.ts'

type Place = 'direct' | 'thread' | 'team' | 'moderators'

const all = (stage: Stage, person: 'ben' | 'mo' | 'ida', ...where: readonly Place[]) =>
  where.flatMap((one) => stage.reads(person, one)).join('\n')

playSetUp(
  'what was agreed is corrected by the member, confirmed by the team, and stands in the record',
  async (stage) => {
    await stage.runs('mo', 'setup moderators', { who: '@Ben' })
    await stage.runs('ida', 'support', { subject: 'The lamp is broken' })
    const written = await stage.runs('mo', 'agreed', { text: 'A new lamp for 20 euros', thread: '1' })
    expect(written.said).toMatch(/@?Ida is asked in thread 1 whether that is right/)
    expect(all(stage, 'ida', 'thread')).toMatch(/Mo wrote down what was agreed in thread 1: .*A new lamp for 20 euros/)

    const opened = await stage.presses('ida', 'Correct it')
    const corrected = await opened.send({ 'What was agreed': 'A new lamp for 10 euros' })
    expect(corrected.said).toContain('Your words stand there now')
    expect(all(stage, 'ida', 'thread')).toContain('It was corrected')
    expect(all(stage, 'mo', 'team', 'moderators')).toContain('A new lamp for 10 euros')

    expect((await stage.presses('mo', "That's right")).said).toContain('It stands')
    expect(all(stage, 'ida', 'thread')).toMatch(/Mo confirmed what was agreed in thread 1: .*A new lamp for 10 euros/)
    expect(all(stage, 'mo', 'moderators')).toMatch(/Agreed/)

    await stage.runs('mo', 'agreed', { text: 'And a bulb', thread: '1' })
    expect((await stage.presses('ida', "That's right")).said).toContain('It stands')
    expect(all(stage, 'ida', 'thread')).toContain('A later agreement takes its place')
    await stage.runs('mo', 'thread transcript', { thread: '1' })
    const [file] = (await stage.files('mo', 'direct')).filter(({ name }) => name.endsWith('.txt'))
    const record = new TextDecoder().decode(file?.content)
    expect(record).toContain('What was agreed: A new lamp for 20 euros')
    expect(record).toContain('What was agreed: A new lamp for 10 euros')
    expect(record).toContain("That's right: And a bulb")
  },
)
