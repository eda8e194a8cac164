// Public questions at their edges: whose they are, what is deleted or too old, and what nobody but their community sees.
import { expect, test } from 'vitest'
import { privacyDeclared } from '../../commands/privacy.ts'
import { questionsDeclared } from '../../commands/questions.ts'
import { setupQuestionsDeclared } from '../../commands/setup-questions.ts'
import type { Declared } from '../../src/bot/spec.ts'
import { communityId, personId } from '../../src/domain/ids.ts'
import type { SpaceRef } from '../../src/domain/place.ts'
import type { MessageEvent } from '../../src/ports/event.ts'
import type { House } from '../../src/services/house.ts'
import { questionsFlow } from '../../src/services/questions/flow.ts'
import { type QuestionService, questionService } from '../../src/services/questions/questions.ts'
import { supportFlow } from '../../src/services/support/flow.ts'
import { supportKeepingFlow } from '../../src/services/support/keeping/flow.ts'
import { type SupportKeeping, supportKeeping } from '../../src/services/support/keeping/keeping.ts'
import { supportService } from '../../src/services/support/support.ts'
import { actionId } from '../../src/view/action-id.ts'
import { questionPick, questionSolved } from '../../src/view/question-actions.ts'
import type { Actor } from './actor.ts'
import { smallHouse } from './small-house.ts'
import { wordsOf } from './words-of.ts'

const hour = 60 * 60_000
const day = 24 * hour
const startsAt = Date.UTC(2026, 2, 2, 9)
const here: SpaceRef = { platform: 'slack', id: 'S' }
const help = { kind: 'channel', space: here, channel: 'help' } as const
const under = (thread: string) => ({ kind: 'thread', space: here, channel: 'help', thread }) as const

interface Services {
  readonly questions: QuestionService
  readonly supportKeeping: SupportKeeping
}

const declared: readonly Declared<Services>[] = [...questionsDeclared, ...setupQuestionsDeclared, ...privacyDeclared]

function make(house: House) {
  const support = supportService(house)
  const { turns, opens } = support.desks
  const services = { questions: questionService(house, opens), supportKeeping: supportKeeping(house, turns) }
  return {
    services,
    flows: [supportFlow(house, support), supportKeepingFlow(house, turns), questionsFlow(house)],
  }
}

/** Ida and Ben are members, Mo is an admin; the channel *help* is watched. */
async function townWith() {
  const town = await smallHouse({ startsAt, declared, make })
  const community = await town.addSpace({ community: 'town', space: here, channels: ['moderators', 'support'] })
  const [ida, ben] = [await town.addMember(community, here, 'Ida'), await town.addMember(community, here, 'Ben')]
  const mo = await town.addMember(community, here, 'Mo', { level: 'admins' })
  town.other.setChannels(here, [{ id: 'help', name: 'help', everyoneCanRead: true, canPost: true }])
  const { questions, questionAnswers, records, settings } = town.store.of(community)
  await mo.runs('setup questions', {}, { channel: { kind: 'channel', channel: 'help', name: 'help' } })

  async function tells(by: Actor, event: Partial<MessageEvent> & Pick<MessageEvent, 'place' | 'text'>, id: string) {
    const { what = 'posted', place } = event
    await town.receives({
      ...{ kind: 'message', key: `${id}:${what}:${event.text}`, space: place.space, what, at: town.now() },
      author: { user: by.caller.user.user, name: by.caller.name, bot: false, guest: false },
      ref: { place, channel: 'help', id },
      ...event,
    })
  }

  const questionOf = async (id: string) => {
    const found = await questions.over(under(id))
    if (found === undefined) throw new Error(`nothing was asked in ${id}`)
    return found
  }

  return {
    ...{ town, community, ida, ben, mo, questions, questionAnswers, records, settings, tells, questionOf },
    asks: (by: Actor, id: string, text: string) => tells(by, { place: help, text }, id),
    answers: (by: Actor, question: string, id: string, text: string) => tells(by, { place: under(question), text }, id),
    line: (question: string) => town.other.at(under(question)).at(-1) ?? { text: [] },
  }
}

const pressesOld = (actor: Actor, action: string, value?: string) =>
  actor.presses(
    { text: [], controls: [{ kind: 'button', action, label: 'Old', style: 'plain' }] },
    'Old',
    ...(value === undefined ? [] : [value]),
  )

test('whoever asked may mark with another account of theirs, and their own answer is nobody else\u2019s record', async () => {
  const { town, community, ida, asks, answers, ben, line, questionOf } = await townWith()
  const twin = await town.addMember(community, here, 'Ida2', { samePersonAs: ida })
  await asks(ida, 'q', 'How do I glue a spine?')
  await answers(twin, 'q', 'a1', 'Never mind, paste')
  expect(line('q').text).toEqual([])
  await answers(ben, 'q', 'a2', 'With paste')
  const shown = await twin.presses(line('q'), 'Solved')
  const [select] = shown.controls ?? []
  if (select?.kind !== 'select') throw new Error('there is nothing to choose from')
  expect(select.choices.map(({ label }) => label)).toEqual(['Ida2: Never mind, paste', 'Ben: With paste'])
  const own = await twin.presses(shown, select.placeholder, select.choices[0]?.value)
  expect(wordsOf(own)).toContain('with an answer of whoever asked')
  expect(await questionOf('q')).toMatchObject({ state: 'solved', solver: undefined })
  // The mark moves to another answer, and the earlier one counts no more.
  await ida.presses(shown, select.placeholder, select.choices[1]?.value)
  expect(await questionOf('q')).toMatchObject({ state: 'solved', solver: ben.caller.member })
})

test('a mark that was taken back is taken back in what happened too', async () => {
  const { town, ida, ben, asks, answers, line, records } = await townWith()
  await asks(ida, 'q', 'How?')
  await answers(ben, 'q', 'a', 'So')
  const shown = await ida.presses(line('q'), 'Solved')
  const [select] = shown.controls ?? []
  if (select?.kind !== 'select') throw new Error('there is nothing to choose from')
  const marked = await ida.presses(shown, select.placeholder, select.choices[0]?.value)
  const again = await ida.presses(shown, select.placeholder, select.choices[0]?.value)
  expect(wordsOf(again)).toContain('marked already')
  await ida.presses(marked, 'Take back')
  await expect(ida.presses(marked, 'Take back')).resolves.toMatchObject({ text: expect.anything() })
  const counts = await records.counts(['question-solved', 'question-solved-taken-back'], 0, town.now() + 1)
  expect(counts).toEqual({ 'question-solved': 1, 'question-solved-taken-back': 1 })
})

test('what is edited or deleted is followed, and what is solved stays so without its words', async () => {
  const { ida, ben, asks, answers, tells, line, questionOf, questionAnswers } = await townWith()
  await asks(ida, 'q', 'How?')
  await tells(ida, { place: help, text: 'How do I glue?', what: 'edited' }, 'q')
  expect((await questionOf('q')).title).toBe('How do I glue?')
  await answers(ben, 'q', 'a', 'So')
  await tells(ben, { place: under('q'), text: 'Like this', what: 'edited' }, 'a')
  expect((await questionAnswers.of((await questionOf('q')).id, 5)).map(({ words }) => words)).toEqual(['Like this'])
  await tells(ben, { place: under('q'), text: '', what: 'removed' }, 'a')
  expect((await questionOf('q')).state).toBe('open')
  expect(wordsOf(line('q'))).toContain('still waits for an answer')
  await answers(ben, 'q', 'b', 'Once more')
  const shown = await ida.presses(line('q'), 'Solved')
  const [select] = shown.controls ?? []
  if (select?.kind !== 'select') throw new Error('there is nothing to choose from')
  await ida.presses(shown, select.placeholder, select.choices[0]?.value)
  await tells(ida, { place: help, text: '', what: 'removed' }, 'q')
  expect(await questionOf('q')).toMatchObject({ state: 'solved', title: '', solver: ben.caller.member })
  expect(wordsOf(line('q'))).toContain('not here any more')
  expect(wordsOf(await ben.runs('answers'))).toContain('a question that was deleted')
})

test('after thirty days neither the words of a question nor answers to pick are kept, and the menu still marks', async () => {
  const { town, ida, ben, asks, answers, line, questionOf, questionAnswers } = await townWith()
  await asks(ida, 'q', 'How?\nWith all that I said')
  await answers(ben, 'q', 'a', 'So')
  await town.until(startsAt + 31 * day)
  const question = await questionOf('q')
  expect(question.words).toBeUndefined()
  expect(await questionAnswers.of(question.id, 5)).toEqual([])
  expect(wordsOf(await ida.presses(line('q'), 'Solved'))).toContain('This solved it')
  const place = under('q')
  const author = { user: ben.caller.user.user, name: 'Ben', bot: false, guest: false }
  const on = { ref: { place, channel: 'help', id: 'a' }, place, author, text: 'So', files: [], at: startsAt }
  expect(wordsOf(await ida.uses('question-solved', on))).toContain('Marked')
  expect((await questionOf('q')).solver).toBe(ben.caller.member)
  // A reply in the channel itself says what it answers.
  const reply = { ...on, ref: { place: help, channel: 'help', id: 'b' }, place: help }
  expect(wordsOf(await ida.uses('question-solved', reply))).toContain('no question that this answers')
  const known = { ...reply, answers: { place: help, channel: 'help', id: 'q' } }
  expect(wordsOf(await ida.uses('question-solved', known))).toContain('Marked')
})

test('whoever leaves waits for nothing, and of channels that are not watched nothing is kept', async () => {
  const { town, ida, ben, mo, asks, tells, questionOf, questions } = await townWith()
  await asks(ida, 'q', 'How?')
  await town.receives({ kind: 'member-left', key: 'left', space: here, user: ida.caller.user.user, at: town.now() })
  expect((await questionOf('q')).state).toBe('gone')
  await tells(ben, { place: { ...help, channel: 'lounge' }, text: 'What a day' }, 'l')
  expect(await questions.over({ ...under('l'), channel: 'lounge' })).toBeUndefined()
  await asks(ben, 'r', 'And this?')
  const off = { channel: { kind: 'channel', channel: 'help', name: 'help' } } as const
  expect(wordsOf(await mo.runs('setup questions', { watch: 'off' }, off))).toContain("don't watch")
  await town.until(startsAt + 2 * day)
  expect(wordsOf(await mo.runs('questions'))).toContain('No channel is watched')
  expect((await questionOf('r')).state).toBe('dropped')
})

test('those that wait are listed by pages, the longest waiting first, and none twice', async () => {
  const { town, community, mo, asks, ben } = await townWith()
  for (let at = 1; at <= 7; at += 1) {
    const asker = await town.addMember(community, here, `Member ${at}`)
    await town.until(startsAt + at * 60_000)
    await asks(asker, `q${at}`, `Question ${at}`)
  }
  await town.until(startsAt + 2 * day)
  const first = await mo.runs('questions')
  expect(wordsOf(first)).toContain('7 questions have had no answer')
  expect(wordsOf(first)).toMatch(/1: .*Question 1[\s\S]*5: .*Question 5/)
  const next = await mo.presses(first, 'Show more')
  expect(wordsOf(next)).toMatch(/1: .*Question 6[\s\S]*2: .*Question 7/)
  expect(wordsOf(next)).not.toContain('Question 5')
  expect(wordsOf(await ben.runs('questions'))).toContain('Only the moderators')
})

test('a thread that the asker has open already is where they are helped, and the question goes on waiting', async () => {
  const { town, ida, mo, asks, questionOf } = await townWith()
  await asks(ida, 'q', 'How?')
  await town.until(startsAt + 11 * 60_000)
  await asks(ida, 'r', 'And where?')
  await town.until(startsAt + 2 * day)
  const listed = await mo.runs('questions')
  expect(wordsOf(await mo.presses(listed, '1: Make it a thread'))).toContain('thread 1')
  expect(wordsOf(await mo.presses(listed, '2: Make it a thread'))).toContain('thread 1')
  expect([(await questionOf('q')).state, (await questionOf('r')).state]).toEqual(['moved', 'open'])
  expect(wordsOf(await mo.presses(listed, '1: Make it a thread'))).toContain('waits for no answer any more')
})

test('what is kept of somebody is shown to them, and goes when they ask to be forgotten', async () => {
  const { ida, ben, asks, answers, line, questionOf, questionAnswers } = await townWith()
  await asks(ida, 'q', 'How?')
  await answers(ben, 'q', 'a', 'My secret way')
  const shown = await ida.presses(line('q'), 'Solved')
  const [select] = shown.controls ?? []
  if (select?.kind !== 'select') throw new Error('there is nothing to choose from')
  await ida.presses(shown, select.placeholder, select.choices[0]?.value)
  expect(wordsOf(await ben.runs('privacy show'))).toContain('the beginning of one answer, and one that you solved')
  const asked = await ben.runs('privacy forget')
  expect(wordsOf(asked)).toContain('public questions and answers goes too')
  const [sure] = asked.controls ?? []
  if (sure?.kind !== 'button') throw new Error('it is not asked')
  await ben.presses(asked, sure.label)
  const question = await questionOf('q')
  expect(question).toMatchObject({ state: 'solved', solver: undefined })
  expect(await questionAnswers.of(question.id, 5)).toEqual([])
})

test('a space that is separated takes its questions along, with their answers', async () => {
  const { town, community, ida, ben, asks, answers, questionOf } = await townWith()
  const there: SpaceRef = { platform: 'discord', id: 'D' }
  await town.addSpace({ community: 'town', space: there })
  await asks(ida, 'q', 'How?')
  await answers(ben, 'q', 'a', 'So')
  const { id } = await questionOf('q')
  const to = communityId('village')
  const newPerson = () => personId(town.house.ids.next())
  const newOrganisation = () => town.house.ids.next()
  await town.store.transaction(community, () =>
    town.store.joining.separate({ space: here, from: community, to, at: town.now(), newPerson, newOrganisation }),
  )
  const [before, after] = [town.store.of(community), town.store.of(to)]
  expect(await before.questions.get(id)).toBeUndefined()
  expect(await after.questions.get(id)).toMatchObject({ state: 'answered', asker: ida.caller.member })
  expect((await after.questionAnswers.of(id, 5)).map(({ words }) => words)).toEqual(['So'])
  expect(await town.house.delivery.shownAt(to, { kind: 'question', id }, 'line')).toBeDefined()
})

test('a button of one community says nothing of a question to another', async () => {
  const { town, ida, ben, asks, answers, questionOf, questionAnswers } = await townWith()
  const there: SpaceRef = { platform: 'slack', id: 'T' }
  const other = await town.addSpace({ community: 'village', space: there })
  const eve = await town.addMember(other, there, 'Eve', { level: 'admins' })
  await asks(ida, 'q', 'How?')
  await answers(ben, 'q', 'a', 'So')
  const { id } = await questionOf('q')
  const [answer] = await questionAnswers.of(id, 1)
  expect(wordsOf(await pressesOld(eve, actionId(questionSolved, id)))).toContain('I know no such question here')
  const picked = await pressesOld(eve, actionId(questionPick, id), answer?.id ?? '')
  expect(wordsOf(picked)).toContain('I know no such question here')
  expect((await questionOf('q')).state).toBe('answered')
})
