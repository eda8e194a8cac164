// Ideas that come out of messages, as the people around them see it.
import { expect } from 'vitest'
import { playJoined, playSetUp } from './play.ts'
import type { PersonName, Stage } from './stage.ts'

const menu = 'Make it a suggestion'

const cards = (stage: Pick<Stage, 'reads'>, person: PersonName = 'ida'): readonly string[] =>
  stage.reads(person, 'suggestions').filter((text) => /^Suggestion \d/.test(text))

/** The newest card in the suggestions channel, as this person reads it. */
const card = (stage: Pick<Stage, 'reads'>, person?: PersonName): string => cards(stage, person).at(-1) ?? ''

playSetUp(
  'a message is made a suggestion from its menu: its author stays its author and is told, and it is one only once',
  async (stage) => {
    await stage.writes('ida', 'general', 'Dark mode please\nMy eyes hurt at night')
    const form = await stage.uses('ben', menu, 'general', 'Dark mode please')
    expect(form.form).toMatch(/a suggestion of @?Ida/)
    const sent = await form.send({ Title: 'Dark mode' })
    expect(sent.said).toMatch(/That is suggestion 1 of @?Ida now: Dark mode/)
    expect(card(stage)).toMatch(/^Suggestion 1: .*Dark mode/)
    expect(card(stage)).toContain('My eyes hurt at night')
    expect(card(stage)).toMatch(/From:?\s*@?Ida/)
    expect(card(stage)).toMatch(/Put forward by:?\s*@?Ben/)
    if (stage.name !== 'the playground') expect(card(stage)).toMatch(/Made from/)
    expect(stage.reads('ida', 'direct').join('\n')).toMatch(/@?Ben put a message of yours forward/)

    const again = await stage.uses('mo', menu, 'general', 'Dark mode please')
    expect(again.said).toContain('That message is suggestion 1 already')
    expect((await stage.presses('mo', 'Look at it')).said).toContain('My eyes hurt at night')

    // Their own message: nobody is told, and nobody else stands beside them.
    await stage.writes('ida', 'general', 'A light mode too')
    await (await stage.uses('ida', menu, 'general', 'A light mode too')).send({})
    expect(card(stage)).toMatch(/^Suggestion 2: .*A light mode too/)
    expect(card(stage)).not.toContain('Put forward by')
    await stage.runs('mo', 'decide', { number: '1', status: 'planned' })
    expect(stage.reads('ida', 'direct').join('\n')).toContain('your suggestion 1, Dark mode: planned')
    expect((await stage.uses('mo', menu, 'suggestions', 'Suggestion 2')).said).toContain('An app wrote that')
  },
)

playSetUp(
  'what is written in the suggestions channel becomes a suggestion where that is switched on',
  async (stage) => {
    await stage.runs('mo', 'settings set', { name: 'suggestions.from-channel', value: 'on' })
    await stage.writes('ben', 'suggestions', 'Dark mode please\nMy eyes hurt at night')
    expect(card(stage)).toMatch(/^Suggestion 1: .*Dark mode please/)
    expect(card(stage)).toContain('My eyes hurt at night')
    expect(card(stage)).toMatch(/From:?\s*@?Ben/)
    expect(stage.reads('ida', 'suggestions').join('\n')).toContain('Dark mode please\nMy eyes hurt at night')
    expect(stage.reads('ben', 'direct').join('\n')).toContain('is suggestion 1 now: Dark mode please')
    await stage.writes('ben', 'suggestions', 'Oh, fine')
    await stage.writes('ben', 'general', 'Lunch at the canteen anybody?')
    await stage.answers('ida', 'Suggestion 1', 'I would like that very much')
    expect(cards(stage)).toHaveLength(1)
  },
)

playSetUp(
  'what was written in the suggestions channel while Hearth was away becomes a suggestion once',
  async (stage) => {
    await stage.runs('mo', 'settings set', { name: 'suggestions.from-channel', value: 'on' })
    await stage.away(async (passes) => {
      passes(60_000)
      await stage.writes('ida', 'suggestions', 'A map of the garden')
      passes(60_000)
    })
    expect(card(stage)).toMatch(/^Suggestion 1: .*A map of the garden/)
    await stage.away(async (passes) => passes(60_000))
    expect(cards(stage)).toHaveLength(1)
  },
  { 'the playground': 'Nobody can do anything in it while Hearth is stopped' },
)

playSetUp(
  'a thread to talk about it stands under each card where that is wished, and ends with a last line when it is decided',
  async (stage) => {
    await stage.runs('mo', 'settings set', { name: 'suggestions.threads', value: 'on' })
    await stage.runs('ben', 'suggest', { title: 'Dark mode' })
    const under = (): string => stage.reads('ida', { under: 'Suggestion 1' }).join('\n')
    expect(under()).toContain('This thread is for talking about suggestion 1, Dark mode')
    expect(card(stage)).toMatch(/Discussion:?\s.*nothing said yet/)
    await stage.writes('ida', { under: 'Suggestion 1' }, 'I would like that very much')
    expect(card(stage)).toMatch(/Discussion:?\s.*1 message/)
    expect(under()).toContain('I would like that very much')

    await stage.runs('mo', 'decide', { number: '1', status: 'planned' })
    expect(under()).not.toContain('is over')
    await stage.runs('mo', 'decide', { number: '1', status: 'declined', reason: 'It doubles the work' })
    expect(under()).toMatch(/Suggestion 1 is marked as declined now\.\s+The reason: It doubles the work\s+With that/)
    await stage.runs('mo', 'decide', { number: '1', status: 'planned' })
    expect(under()).toContain('is marked as planned again')
  },
)

playSetUp(
  'files that come with an idea are named on its card, sent to whoever asks for them, and go when their author is forgotten',
  async (stage) => {
    const bytes = Uint8Array.from({ length: 700 }, (_, index) => (index * 37) % 256)
    const form = await stage.runs('ben', 'suggest')
    const posted = await form.send({ Title: 'Dark mode', Files: [{ name: 'night.png', content: bytes }] })
    expect(posted.said).toContain('number 1: Dark mode')
    expect(card(stage)).toMatch(/Attachments:?\s+night\.png \(700 bytes\)/)
    expect((await stage.presses('ida', 'Attachments of 1')).said).toContain('as a direct message: 1 file')
    const [got] = await stage.files('ida', 'direct')
    expect([got?.name, [...(got?.content ?? [])]]).toEqual(['night.png', [...bytes]])

    await stage.sends('ida', 'general', 'A map of the garden', [{ name: 'map.png', content: bytes }])
    await (await stage.uses('mo', menu, 'general', 'A map of the garden')).send({})
    expect(card(stage)).toMatch(/^Suggestion 2/)
    expect(card(stage)).toContain('map.png (700 bytes)')

    expect((await stage.runs('ben', 'privacy show')).said).toContain('One file that came with your suggestions')
    await stage.runs('ben', 'privacy forget')
    await stage.presses('ben', 'Erase it')
    expect(stage.reads('ida', 'suggestions').join('\n')).not.toContain('night.png')
    expect(stage.reads('ida', 'suggestions').join('\n')).toContain('map.png')
    expect((await stage.runs('ida', 'suggestion view', { number: '1' })).said).not.toContain('Attachments')
  },
)

playJoined('a message of one side is a suggestion of both, once', async ({ discord, slack }) => {
  await slack.writes('ida', 'general', 'Dark mode please')
  await (await slack.uses('ida', menu, 'general', 'Dark mode please')).send({})
  expect(card(discord)).toMatch(/^Suggestion 1: .*Dark mode please/)
  expect(card(slack)).toMatch(/^Suggestion 1: .*Dark mode please/)
  expect((await slack.uses('ben', menu, 'general', 'Dark mode please')).said).toContain('is suggestion 1 already')
})
