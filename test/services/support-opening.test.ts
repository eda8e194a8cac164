// Opening support threads: topics and their forms, limits, cooldowns and blocks, and what is said before a word is typed.
import { expect, onTestFinished, test } from 'vitest'
import { blockDeclared } from '../../commands/block.ts'
import { setupTopicDeclared } from '../../commands/setup-topic.ts'
import { supportDeclared } from '../../commands/support.ts'
import { threadOpenDeclared } from '../../commands/thread-open.ts'
import type { Declared } from '../../src/bot/spec.ts'
import type { SpaceRef } from '../../src/domain/place.ts'
import type { Settings } from '../../src/domain/settings/settings.ts'
import { sayIn } from '../../src/locales/say.ts'
import { type Blocks, blocks } from '../../src/services/support/blocks.ts'
import { supportFlow } from '../../src/services/support/flow.ts'
import { type OpenFor, openForMembers } from '../../src/services/support/open-for.ts'
import { panelMessage } from '../../src/services/support/panel.ts'
import { type SupportService, supportService } from '../../src/services/support/support.ts'
import { type SetTopicsService, setTopicsService } from '../../src/services/support/topics/set-topics.ts'
import type { Message } from '../../src/view/message.ts'
import type { Actor } from './actor.ts'
import { smallHouse } from './small-house.ts'
import { wordsOf } from './words-of.ts'

const minute = 60_000
const hour = 60 * minute
const startsAt = Date.UTC(2026, 4, 4, 9)
const town: SpaceRef = { platform: 'discord', id: 'town' }

interface Services {
  readonly support: SupportService
  readonly openFor: OpenFor
  readonly blocks: Blocks
  readonly setTopics: SetTopicsService
}

const declared: readonly Declared<Services>[] = [
  ...supportDeclared,
  ...setupTopicDeclared,
  ...blockDeclared,
  ...threadOpenDeclared,
]

async function opened(settings: Partial<Settings> = {}) {
  const small = await smallHouse({
    startsAt,
    declared,
    make(house) {
      const support = supportService(house)
      const openFor = openForMembers(house, support.desks.opens)
      const services = { support, openFor, blocks: blocks(house), setTopics: setTopicsService(house) }
      return { services, flows: [supportFlow(house, support)] }
    },
  })
  onTestFinished(() => small.stop())
  const community = await small.addSpace({ community: 'town', space: town, channels: ['moderators', 'support'] })
  const ana = await small.addMember(community, town, 'Ana')
  const ben = await small.addMember(community, town, 'Ben')
  const mo = await small.addMember(community, town, 'Mo', { level: 'staff' })
  const ada = await small.addMember(community, town, 'Ada', { level: 'admins' })
  const own = small.store.of(community)
  await own.settings.change(settings)
  const open = async () =>
    (await own.threads.openAfter(undefined, 100)).map(({ number, subject }) => `${number} ${subject}`)
  return { ...small, community, own, ana, ben, mo, ada, open }
}

const named = (actor: Actor) =>
  ({ who: { kind: 'user', user: actor.caller.user.user, name: actor.caller.name } }) as const

const labels = ({ controls = [] }: Message): readonly string[] =>
  controls.map((one) => (one.kind === 'select' ? one.placeholder : one.label))

const billing = {
  id: 'billing-1',
  name: 'Billing',
  questions: [
    { id: 'question-aaaa', label: 'Invoice', kind: 'number', required: true },
    { id: 'question-bbbb', label: 'Since when', kind: 'date', required: false },
    { id: 'question-cccc', label: 'Plan', kind: 'choice', choices: ['Small', 'Large'], required: false },
  ],
  who: 'everyone',
  usually: 240,
} as const
const other = { id: 'other-1', name: 'Something else', questions: [], who: 'everyone' } as const

test('an admin makes a topic, says what it asks, and takes it away again', async () => {
  const { ada, own, community, house } = await opened()
  const made = await ada.runs('setup topic', { topic: '  Lost   and found ' })
  expect(wordsOf(made)).toContain('Lost and found is a topic from now on')
  const change = await ada.pressesForForm(made, 'Change')
  expect(change.fields.map(({ label }) => label)).not.toContain('Who answers')
  const changed = await ada.sends(change, { description: 'Things that are gone', usually: '240', who: 'members' })
  expect(wordsOf(changed)).toContain('The team usually answers within 4 hours.')
  const asks = await ada.pressesForForm(changed, 'Add a question')
  const refused = await ada.sends(asks, { label: 'Colour', kind: 'choice', choices: 'Red' })
  expect(wordsOf(refused)).toContain('It takes 2 to 25 choices, separated by commas')
  const again = await ada.pressesForForm(refused, 'Continue')
  const asked = await ada.sends(again, { choices: 'Red, Blue, red' })
  expect(wordsOf(asked)).toContain('One of several: Red, Blue; must be answered')
  const { 'support.topics': kept } = await own.settings.get()
  expect(kept).toMatchObject([{ name: 'Lost and found', who: 'members', usually: 240 }])
  const panel = await panelMessage(house, { community }, sayIn('en'), 'thread')
  expect(labels(panel)).toEqual(['Lost and found', 'Report to moderators'])
  expect(wordsOf(panel)).toContain('Things that are gone')
  const card = await ada.runs('setup topic', { topic: 'lost-and-found' })
  const without = await ada.presses(card, 'Take a question out', kept[0]?.questions[0]?.id)
  expect(wordsOf(without)).toContain('The form does not ask that any more')
  const sure = await ada.presses(without, 'Remove')
  expect(wordsOf(sure)).toContain('Shall I remove Lost and found?')
  expect(wordsOf(await ada.presses(sure, 'Remove'))).toContain('is not a topic any more')
  expect((await own.settings.get())['support.topics']).toEqual([])
})

test('with topics, what is typed is kept while the topic is chosen, and answers go to the team with their questions', async () => {
  const { ana, own, platform } = await opened({ 'support.topics': [billing, other] })
  const choice = await ana.runs('support', { subject: 'Paid twice' })
  expect(labels(choice)).toEqual(['Billing', 'Something else'])
  expect(wordsOf(choice)).toContain('The team usually answers within 4 hours.')
  const form = await ana.pressesForForm(choice, 'Billing')
  expect(form.title).toBe('Billing')
  expect(form.fields.map(({ label }) => label)).toEqual(['What is it about?', 'Invoice', 'Since when', 'Plan'])
  expect(wordsOf({ text: form.intro ?? [] })).toContain(
    'Only you, the moderators and whoever may manage threads can read it',
  )
  expect(wordsOf({ text: form.intro ?? [] })).toContain('The team usually answers within 4 hours.')
  const wrong = await ana.sends(form, { q1: 'seven', q2: '2026-02-30' })
  expect(wordsOf(wrong)).toContain('Invoice: this takes a number')
  expect(wordsOf(wrong)).toContain('Since when: this takes a day of the calendar')
  const filled = await ana.pressesForForm(wrong, 'Continue')
  expect(filled.fields.map((field) => ('value' in field ? field.value : undefined))).toEqual([
    'Paid twice',
    'seven',
    '2026-02-30',
    undefined,
  ])
  const answer = await ana.sends(filled, { q1: '7', q2: '2026-02-28', q3: 'Large' })
  expect(wordsOf(answer)).toContain('The team usually answers within 4 hours.')
  const [thread] = await own.threads.openAfter(undefined, 100)
  expect(thread).toMatchObject({ subject: 'Paid twice', topic: 'billing-1' })
  const inThread = platform.standing
    .filter(({ ref }) => ref.place.kind === 'thread')
    .map(({ message }) => wordsOf(message))
  expect(inThread[1]).toContain('Invoice: 7')
  expect(inThread[1]).toContain('Since when: 2026-02-28')
  expect(inThread[1]).toContain('Plan: Large')
})

test('a question that is added while somebody fills the form takes nothing from them', async () => {
  const { ana, own, open } = await opened({ 'support.topics': [billing] })
  const form = await ana.opens('support')
  const added = { id: 'question-dddd', label: 'Name', kind: 'line', required: true } as const
  await own.settings.change({ 'support.topics': [{ ...billing, questions: [added, ...billing.questions.slice(1)] }] })
  await ana.sends(form, { subject: 'Paid twice', q1: '7', q3: 'Small' })
  expect(await open()).toEqual(['1 Paid twice'])
})

test('there is one open thread for each person and topic, and what was written goes to it', async () => {
  const { ana, open, platform } = await opened({ 'support.topics': [billing, other] })
  const choice = await ana.runs('support', { subject: 'Paid twice' })
  const form = await ana.pressesForForm(choice, 'Billing')
  // Two that were open side by side, sent at once.
  await Promise.all([ana.sends(form, { q1: '7' }), ana.sends(form, { q1: '7', subject: 'Paid thrice' })])
  expect(await open()).toHaveLength(1)
  expect(platform.effects.filter(({ kind }) => kind === 'openThread')).toHaveLength(1)
  const late = await ana.presses(choice, 'Billing')
  expect(wordsOf(late)).toContain('You have a thread open already, number 1')
  await ana.presses(late, 'Pass it on to thread 1')
  expect(platform.standing.map(({ message }) => wordsOf(message)).join('\n')).toContain('“Paid twice”')
  const second = await ana.pressesForForm(await ana.runs('support', { subject: 'A lamp' }), 'Something else')
  await ana.sends(second, {})
  expect(await open()).toHaveLength(2)
})

test('limits and cooldowns say how long and which, and lose nothing; two accounts are one person', async () => {
  const small = await opened({ 'support.topics': [billing, other], 'support.open-at-most': 1 })
  const { ana, own, mo, open, community } = small
  const form = await ana.pressesForForm(await ana.runs('support', { subject: 'Paid twice' }), 'Billing')
  await ana.sends(form, { q1: '7' })
  const otherAccount = await small.addMember(community, town, 'Anna', { samePersonAs: ana })
  const choice = await otherAccount.runs('support', { subject: 'A lamp' })
  expect(wordsOf(await otherAccount.presses(choice, 'Something else'))).toMatch(
    /one at once.*thread\/discord-1>: “Paid twice”/s,
  )
  await own.settings.change({ 'support.open-at-most': 5, 'support.cooldown-minutes': 30 })
  const soon = await otherAccount.presses(choice, 'Something else')
  expect(wordsOf(soon)).toContain('30 minutes lie between two of one person')
  expect(await open()).toHaveLength(1)
  await small.until(startsAt + 10 * minute)
  const later = await otherAccount.runs('support', { subject: 'A lamp' })
  await small.until(startsAt + 20 * minute)
  const early = await otherAccount.presses(later, 'Something else')
  expect(wordsOf(early)).toContain('lie between two')
  await small.until(startsAt + 31 * minute)
  await otherAccount.sends(
    await otherAccount.pressesForForm(await otherAccount.runs('support', { subject: 'A lamp' }), 'Something else'),
    {},
  )
  expect(await open()).toHaveLength(2)
  await mo.sends(await mo.pressesForForm(await mo.runs('support', { subject: 'One' }), 'Something else'), {})
  await mo.sends(await mo.pressesForForm(await mo.runs('support', { subject: 'Two' }), 'Billing'), { q1: '1' })
  expect(await open()).toHaveLength(4)
})

test('a form that a limit refuses opens filled again', async () => {
  const small = await opened({ 'support.topics': [billing, other], 'support.cooldown-minutes': 30 })
  const { ana, open } = small
  const first = await ana.pressesForForm(await ana.runs('support', { subject: 'A lamp' }), 'Something else')
  const second = await ana.pressesForForm(await ana.runs('support', { subject: 'Paid twice' }), 'Billing')
  await ana.sends(first, {})
  const refused = await ana.sends(second, { q1: '7' })
  expect(wordsOf(refused)).toContain('30 minutes lie between two of one person')
  await small.until(startsAt + 31 * minute)
  const again = await ana.pressesForForm(refused, 'Continue')
  await ana.sends(again, {})
  expect(await open()).toEqual(['1 A lamp', '2 Paid twice'])
})

test('without topics a refused subject stays too', async () => {
  const small = await opened({ 'support.cooldown-minutes': 30 })
  const { ana, open } = small
  await ana.runs('support', { subject: 'A lamp' })
  const already = await ana.runs('support', { subject: 'A door' })
  expect(labels(already)).toEqual(['Pass it on to thread 1'])
  const button = small.platform.standing.find(({ message }) => labels(message).includes('Solved'))
  if (button === undefined) throw new Error('no first message stands')
  await ana.presses(button.message, 'Solved')
  const soon = await ana.runs('support', { subject: 'A door' })
  expect(wordsOf(soon)).toContain('30 minutes lie between two')
  await small.until(startsAt + 31 * minute)
  await ana.sends(await ana.pressesForForm(soon, 'Continue'), {})
  expect(await open()).toEqual(['2 A door'])
})

test('whoever is blocked reads why and until when, with every account, and it ends by itself', async () => {
  const small = await opened({ 'support.topics': [billing, other] })
  const { ana, mo, own, community, open } = small
  const reason = { reason: 'You opened twenty threads to insult Mo', days: '2' }
  const added = await mo.runs('block add', reason, named(ana))
  expect(wordsOf(added)).toContain('then it ends by itself')
  expect(wordsOf(await mo.runs('block list'))).toContain('You opened twenty threads to insult Mo')
  const linked = await small.addMember(community, town, 'Anna', { samePersonAs: ana })
  for (const account of [ana, linked]) {
    const refused = await account.runs('support')
    expect(wordsOf(refused)).toContain('Their reason: “You opened twenty threads to insult Mo”')
  }
  const choice = await ana.runs('support', { subject: 'Sorry' })
  expect(wordsOf(await ana.presses(choice, 'Something else'))).toContain(
    'can’t open support threads here until'.replace('’', "'"),
  )
  await small.until(startsAt + 49 * hour)
  expect(wordsOf(await mo.runs('block list'))).toContain('Nobody is kept from opening support threads')
  await ana.sends(await ana.pressesForForm(await ana.runs('support', { subject: 'Sorry' }), 'Something else'), {})
  expect(await open()).toEqual(['1 Sorry'])
  expect((await own.records.acts()).map(({ act }) => act)).toContain('support.block')
})

test('a block without an end is taken back by any account, and says so once', async () => {
  const { ana, ben, mo, community, addMember } = await opened()
  await mo.runs('block add', { reason: 'Noise' }, named(ana))
  const linked = await addMember(community, town, 'Anna', { samePersonAs: ana })
  expect(wordsOf(await mo.runs('block remove', {}, named(linked)))).toContain('Anna can open support threads again')
  expect(wordsOf(await mo.runs('block remove', {}, named(ana)))).toContain('is not kept from opening')
  expect(wordsOf(await mo.runs('block add', { reason: 'Noise' }, named(mo)))).toContain("You can't block yourself")
  const role = { who: { kind: 'role', role: 'r1', name: 'Helpers' } } as const
  expect(wordsOf(await mo.runs('block add', { reason: 'Noise' }, role))).toContain('Helpers is a role')
  await mo.runs('block add', { reason: 'Noise' }, named(ben))
  expect(wordsOf(await mo.presses(await mo.runs('block list'), 'Let Ben open threads'))).toContain('Ben can open')
})

test('a moderator opens a thread for a member, who reads in its first line that they did', async () => {
  const { ana, mo, own, platform, open } = await opened({ 'support.topics': [billing], 'support.keep-deletions': 'on' })
  const said = await mo.runs('thread open', { subject: 'Your invoice', topic: 'billing' }, named(ana))
  expect(wordsOf(said)).toContain('I am opening thread 1 for Ana')
  const [thread] = await own.threads.openAfter(undefined, 100)
  expect(thread).toMatchObject({ opener: ana.caller.member, openedBy: mo.caller.member, topic: 'billing-1' })
  const first = platform.standing.find(({ ref }) => ref.place.kind === 'thread')?.message
  expect(wordsOf(first ?? { text: [] })).toContain(
    'Ana, this is your thread with the moderators, number 1, which Mo opened for you',
  )
  expect(wordsOf(first ?? { text: [] })).toContain('It is kept for 12 months after it is closed, and then erased.')
  expect(wordsOf(first ?? { text: [] })).toContain('/privacy forget erases it sooner')
  expect(wordsOf(first ?? { text: [] })).toContain('What you delete here stays with the moderators.')
  const again = await mo.runs('thread open', { subject: 'Your invoice', topic: 'billing' }, named(ana))
  expect(wordsOf(again)).toContain('Ana has thread 1 open already')
  expect(wordsOf(await mo.runs('thread open', { subject: 'x', topic: 'bills' }, named(ana)))).toContain(
    'There are: billing',
  )
  expect(await mo.completes('thread open', 'topic', 'bil')).toEqual([{ value: 'billing', label: 'Billing' }])
  expect(await open()).toHaveLength(1)
})

test('it is said to be slower today when it is, and not before', async () => {
  const small = await opened({ 'support.topics': [{ ...other, usually: 60 }] })
  const { ana, ben } = small
  expect(wordsOf(await ana.runs('support', { subject: 'A lamp' }))).not.toContain('slower')
  await small.until(startsAt + 61 * minute)
  expect(wordsOf(await ben.runs('support', { subject: 'A door' }))).toContain('within 1 hour. It is slower today.')
})

test('topics are for whom they are for, and a button for one that is gone asks for another', async () => {
  const secret = { id: 'secret-1', name: 'Between us', questions: [], who: 'staff' } as const
  const { ana, mo, own, open } = await opened({ 'support.topics': [billing, other, secret] })
  const choice = await mo.runs('support', { subject: 'A word' })
  expect(labels(choice)).toContain('Between us')
  const shown = await ana.runs('support', { subject: 'A lamp' })
  expect(labels(shown)).not.toContain('Between us')
  await own.settings.change({ 'support.topics': [billing] })
  const gone = await ana.presses(shown, 'Something else')
  expect(wordsOf(gone)).toContain('That topic is not there any more')
  expect(labels(gone)).toEqual(['Billing'])
  await own.settings.change({ 'support.topics': [billing, other] })
  const form = await ana.pressesForForm(shown, 'Something else')
  await own.settings.change({ 'support.topics': [] })
  await ana.presses(await ana.sends(form, {}), 'Open a thread with it')
  expect(await open()).toEqual(['1 A lamp'])
})

test('a panel has a button for each topic, and a list where there are many; an old one goes on', async () => {
  const many = Array.from({ length: 6 }, (_, at) => ({ ...other, id: `other-${at}`, name: `Topic ${at}` }))
  const { ana, own, community, house, open } = await opened({ 'support.topics': many })
  const list = await panelMessage(house, { community }, sayIn('en'), 'thread')
  expect(labels(list)).toEqual(['What is it about?', 'Report to moderators'])
  await ana.sends(await ana.pressesForForm(list, 'What is it about?', 'other-3'), { subject: 'A lamp' })
  expect(await open()).toEqual(['1 A lamp'])
  await own.settings.change({ 'support.topics': [] })
  const old = await panelMessage(house, { community }, sayIn('en'), 'thread')
  await own.settings.change({ 'support.topics': many })
  expect(labels(await ana.presses(old, 'Ask the team'))).toEqual([
    ...many.map(({ name }) => name),
    'Report to moderators',
  ])
  await own.settings.change({ 'support.topics': [billing] })
  expect((await ana.pressesForForm(old, 'Ask the team')).title).toBe('Billing')
})

test('the words that somebody wrote to Hearth go into the thread, whichever topic they choose for it', async () => {
  const small = await opened({ 'support.topics': [billing, other] })
  const { ana, open, platform } = small
  const direct = { kind: 'direct', space: town, user: ana.caller.user.user } as const
  await small.receives({
    ...{ kind: 'message', key: 'message-1', space: town, what: 'posted', place: direct, at: startsAt },
    text: 'My invoice is wrong\nIt says twelve',
    author: { user: ana.caller.user.user, name: 'Ana', bot: false, guest: false },
    ref: { place: direct, channel: 'dm-ana', id: '1' },
  })
  const offer = platform.standing.findLast(({ message }) => labels(message).includes('Open a thread with it'))
  if (offer === undefined) throw new Error('nothing was offered')
  const choice = await ana.presses(offer.message, 'Open a thread with it')
  const form = await ana.pressesForForm(choice, 'Billing')
  await ana.sends(form, { q1: '7' })
  expect(await open()).toEqual(['1 My invoice is wrong'])
  expect(platform.standing.map(({ message }) => wordsOf(message)).join('\n')).toMatch(/It says twelve\nInvoice: 7/)
})

test('while the team is not there it is said when it is back, by the clocks of its zone', async () => {
  // Monday, 9 o’clock in UTC, is noon in Helsinki.
  const team = {
    ...{ id: 'team-1', name: 'Cashiers', people: [], targets: {}, zone: 'Europe/Helsinki' },
    channel: { space: 'discord:town', channel: 'cash', name: 'cash' },
    hours: [{ day: 1, from: '13:00', to: '17:00' } as const, { day: 3, from: '10:00', to: '12:00' } as const],
    holidays: [],
  }
  const small = await opened({ 'support.teams': [team], 'support.topics': [{ ...billing, team: 'team-1' }] })
  const { ana, own } = small
  const intro = async () => wordsOf({ text: (await ana.opens('support')).intro ?? [] })
  expect(await intro()).toContain('It goes to the team Cashiers; the other moderators can read it too.')
  expect(await intro()).toContain(`it is back [${startsAt + hour}]`)
  await small.until(startsAt + 90 * minute)
  expect(await intro()).not.toContain('is not there now')
  await small.until(startsAt + 10 * hour)
  expect(await intro()).toContain(`it is back [${startsAt + 46 * hour}]`)
  await own.settings.change({ 'support.teams': [{ ...team, holidays: ['2026-05-06'] }] })
  expect(await intro()).toContain(`it is back [${startsAt + 7 * 24 * hour + hour}]`)
})
