// What is told to one person: directly, else in the next way that there is, in the end above their next answer; once.
import { expect, test } from 'vitest'
import { suggestDeclared } from '../../commands/suggest.ts'
import { suggestionDeclared } from '../../commands/suggestion.ts'
import { supportDeclared } from '../../commands/support.ts'
import type { CommunityId } from '../../src/domain/ids.ts'
import type { SpaceRef } from '../../src/domain/place.ts'
import type { Effect } from '../../src/ports/effect.ts'
import type { Refusal } from '../../src/ports/outcome.ts'
import { channelPlace, knownSpace } from '../../src/services/house.ts'
import { personalFlow } from '../../src/services/personal/flow.ts'
import { tellPerson, tellPersonAt } from '../../src/services/personal/tell.ts'
import { suggestionsFlow } from '../../src/services/suggestions/flow.ts'
import { type SuggestionService, suggestionsService } from '../../src/services/suggestions/suggestions.ts'
import { supportFlow } from '../../src/services/support/flow.ts'
import { type SupportService, supportService } from '../../src/services/support/support.ts'
import { welcomeFlow } from '../../src/services/welcome/flow.ts'
import { welcomeService } from '../../src/services/welcome/welcome.ts'
import type { Message } from '../../src/view/message.ts'
import { plain } from '../../src/view/text.ts'
import type { Actor } from './actor.ts'
import { messageSeen } from './as-seen.ts'
import type { MemoryPlatform } from './memory-platform.ts'
import { type SmallHouse, smallHouse } from './small-house.ts'

const garden: SpaceRef = { platform: 'discord', id: 'garden' }
const workshop: SpaceRef = { platform: 'slack', id: 'workshop' }
const day = 24 * 60 * 60_000
const saying = (words: string): Message => ({ text: plain(words) })

const isDirect = (effect: Effect): boolean => effect.kind === 'post' && effect.place.kind === 'direct'
const noDirects = (effect: Effect): Refusal | undefined => (isDirect(effect) ? 'direct-messages-closed' : undefined)
/** Refuses direct messages, and for this reason whatever is of one of these kinds. */
const nothingBut =
  (reason: Refusal, ...kinds: readonly Effect['kind'][]) =>
  (effect: Effect): Refusal | undefined =>
    noDirects(effect) ?? (kinds.includes(effect.kind) ? reason : undefined)

async function peopled() {
  const town = await smallHouse<{ suggestions: SuggestionService; support: SupportService }>({
    startsAt: Date.UTC(2026, 2, 2, 9),
    declared: [...suggestDeclared, ...suggestionDeclared, ...supportDeclared],
    make: (house) => {
      const [suggestions, support] = [suggestionsService(house, () => true), supportService(house)]
      return {
        services: { suggestions, support },
        flows: [
          suggestionsFlow(house, suggestions),
          supportFlow(house, support),
          welcomeFlow(house, welcomeService(house)),
        ],
      }
    },
  })
  const channels = ['welcome', 'support', 'suggestions', 'moderators'] as const
  const community = await town.addSpace({ community: 'c1', space: garden, channels })
  await town.addSpace({ community: 'c1', space: workshop, channels })
  const nia = await town.addMember(community, garden, 'Nia')
  const atWork = await town.addMember(community, workshop, 'Nia', { samePersonAs: nia })
  const tells = async (...words: readonly string[]) => {
    for (const one of words) await tellPerson(town.house, community, nia.caller.user, saying(one))
    await town.settle()
  }
  return { town, community, nia, atWork, tells }
}

const opened = ({ effects }: MemoryPlatform) => effects.filter((effect) => effect.kind === 'openThread')

/** What stands in private threads. */
const inThreads = ({ standing }: MemoryPlatform): readonly string[] =>
  standing.filter(({ ref }) => ref.place.kind === 'thread').map(({ message }) => messageSeen(message))

const suggests = async (who: Actor, title: string): Promise<string> => messageSeen(await who.runs('suggest', { title }))

test('what is refused directly comes into a private thread, which says why, and is kept no longer', async () => {
  const { town, community, nia, tells } = await peopled()
  town.platform.refuseWhere(noDirects)
  await tells('one')
  const [why, said] = inThreads(town.platform)
  expect(why).toContain('@Nia, I could not reach you by direct message')
  expect(said).toBe('one')
  expect(opened(town.platform)).toMatchObject([{ title: 'Message 1 for Nia', users: ['garden-Nia'] }])
  expect(await town.store.of(community).notes.ofMember(nia.caller.member, 'sent')).toEqual([])
})

test('what a thread of their direct messages does not take is told in the next way, too', async () => {
  const { town, community, atWork } = await peopled()
  const { user } = atWork.caller
  const place = { kind: 'thread', space: workshop, channel: 'D1', thread: '1.0' } as const
  town.other.refuse(place, 'direct-messages-closed')
  await tellPersonAt(town.house, community, user, place, saying('Where does this belong?'))
  await town.settle()
  expect(town.other.whispers.map((one) => [one.user, messageSeen(one.message)])).toEqual([
    [user.user, expect.stringContaining('Where does this belong?')],
  ])
})

test('what may have been told already is told in another way all the same', async () => {
  const { town, tells } = await peopled()
  town.platform.refuseWhere((effect) => (isDirect(effect) ? 'unconfirmed' : undefined))
  await tells('one')
  expect(inThreads(town.platform).at(-1)).toBe('one')
})

test('two things that are refused while the thread is opened come into the same one, in their order', async () => {
  const { town, tells } = await peopled()
  town.platform.refuseWhere(noDirects)
  await tells('one', 'two')
  await tells('three')
  expect(opened(town.platform)).toHaveLength(1)
  expect(inThreads(town.platform).filter((words) => words.length < 6)).toEqual(['one', 'two', 'three'])
})

test('the threads of two people of one name are told from each other by their titles', async () => {
  const { town, community, tells } = await peopled()
  const other = await town.addMember(community, garden, 'other')
  await town.store.of(community).members.rename(other.caller.member, 'Nia', undefined)
  town.platform.refuseWhere(noDirects)
  await tells('one')
  await tellPerson(town.house, community, other.caller.user, saying('two'))
  await town.settle()
  expect(opened(town.platform).map(({ title }) => title)).toEqual(['Message 1 for Nia', 'Message 2 for Nia'])
})

test('a thread that was closed meanwhile is replaced by another, and what it was for is told once', async () => {
  const { town, community, nia, tells } = await peopled()
  town.platform.refuseWhere(noDirects)
  await tells('one')
  const first = (await town.store.of(community).members.get(nia.caller.member))?.privateThread
  if (first === undefined) throw new Error('no thread is known')
  town.platform.refuse(first, 'archived')
  await tells('two', 'three')
  expect(opened(town.platform)).toHaveLength(2)
  expect(inThreads(town.platform).filter((words) => words.length < 6)).toEqual(['one', 'two', 'three'])
})

test('a channel that takes no thread is not the last one that is tried', async () => {
  const { town, tells } = await peopled()
  town.platform.refuse(channelPlace(garden, 'garden-support'), 'not-allowed')
  town.platform.refuseWhere(noDirects)
  await tells('one')
  expect(opened(town.platform).map(({ parent }) => parent.channel)).toEqual(['garden-support', 'garden-welcome'])
  expect(inThreads(town.platform)).toContain('one')
})

test('what can be told in no way stands above the next answer, whichever account asks, and only once', async () => {
  const { town, atWork, nia, tells } = await peopled()
  town.platform.refuseWhere(nothingBut('full', 'openThread'))
  await tells('one', 'two')
  const answer = await suggests(atWork, 'Dark mode')
  expect(answer).toMatch(/before, so I tell you now:\none\n.*before, so I tell you now:\ntwo\n.*Dark mode/s)
  expect(await suggests(nia, 'Light mode')).not.toContain('before')
})

test('what stood above an answer that may not have been seen stands above the next one, too, and above no further', async () => {
  const { town, nia, tells } = await peopled()
  town.platform.refuseWhere(nothingBut('full', 'openThread'))
  await tells('one')
  town.platform.refuseWhere((effect) => (effect.kind === 'answer' ? 'unconfirmed' : undefined))
  await expect(nia.runs('suggest', { title: 'Dark mode' })).rejects.toThrow('nothing was answered')
  town.platform.refuseWhere(() => undefined)
  expect(await suggests(nia, 'Light mode')).toMatch(/may have told you .*one\n/s)
  expect(await suggests(nia, 'Loud mode')).not.toContain('one\n')
})

test('what waits for an answer is told to nobody else, and not in another community', async () => {
  const { town, community, tells } = await peopled()
  const far: SpaceRef = { platform: 'discord', id: 'far' }
  const elsewhere = await town.addSpace({ community: 'c2', space: far, channels: ['suggestions'] })
  const ben = await town.addMember(community, garden, 'Ben')
  const niaThere = await town.addMember(elsewhere, far, 'Nia')
  town.platform.refuseWhere(nothingBut('full', 'openThread'))
  await tells('one')
  expect(await suggests(ben, 'Dark mode')).not.toContain('one\n')
  expect(await suggests(niaThere, 'Light mode')).not.toContain('one\n')
})

test('an answer that is long leaves what does not fit for the next one', async () => {
  const { town, nia, tells } = await peopled()
  town.platform.refuseWhere(nothingBut('full', 'openThread'))
  await tells('a'.repeat(800), 'b'.repeat(800), 'c'.repeat(800))
  const first = await suggests(nia, 'Dark mode')
  expect([/a{800}/, /b{800}/, /c{800}/].map((words) => words.test(first))).toEqual([true, false, false])
  const next = await suggests(nia, 'Light mode')
  expect([/a{800}/, /b{800}/, /c{800}/].map((words) => words.test(next))).toEqual([false, true, false])
})

test('a call whose handler fails takes nothing of what waits', async () => {
  const { town, nia, tells, community } = await peopled()
  town.platform.refuseWhere(nothingBut('full', 'openThread'))
  await tells('one')
  const channels = town.store.of(community).spaces
  for (const space of [garden, workshop]) await channels.setChannel(space, 'suggestions', undefined)
  expect(await suggests(nia, 'Dark mode')).not.toContain('one\n')
  await channels.setChannel(garden, 'suggestions', { channel: 'garden-suggestions', name: 'suggestions' })
  expect(await suggests(nia, 'Dark mode')).toContain('one\n')
})

test('a call that is answered again when its thread stands takes what waits with that second answer', async () => {
  const { town, nia, tells } = await peopled()
  town.platform.refuseWhere((effect) =>
    effect.kind === 'openThread' && effect.title.startsWith('Message') ? 'full' : noDirects(effect),
  )
  await tells('one')
  await nia.runs('support', { subject: 'The lamp' })
  const answers = town.platform.answers.map(({ message }) => messageSeen(message))
  expect(answers.filter((answer) => answer.includes('one\n'))).toEqual([answers.at(-1)])
  expect(answers.at(-1)).toContain('Your thread is open')
})

test('whoever has left is told with their next answer, should they come back', async () => {
  const { town, community, nia, tells } = await peopled()
  await town.store.of(community).members.left(nia.caller.member, town.now())
  town.platform.refuseWhere(noDirects)
  await tells('one')
  expect(opened(town.platform)).toEqual([])
  expect(await suggests(nia, 'Dark mode')).toContain('one\n')
})

test('what nobody asks for within 30 days is forgotten', async () => {
  const { town, nia, tells } = await peopled()
  town.platform.refuseWhere(nothingBut('full', 'openThread'))
  await tells('one')
  await town.until(town.now() + 31 * day)
  expect(await suggests(nia, 'Dark mode')).not.toContain('one\n')
})

test('a thread that could not be opened for a quarter of an hour leaves what it was for to the next answer', async () => {
  const { town, community, nia, tells } = await peopled()
  town.platform.refuseWhere(noDirects)
  await town.house.store
    .of(community)
    .notes.keep(
      { id: 'one', member: nia.caller.member, message: { version: 1, body: saying('one') } },
      'opening',
      town.now(),
    )
  const { failed } = personalFlow(town.house)
  await failed?.['personal.thread-opened']?.({ community, args: { member: nia.caller.member } })
  await tells()
  expect(await suggests(nia, 'Dark mode')).toContain('one\n')
})

test('a thread that is opened at another try brings what waited for an answer meanwhile', async () => {
  const { town, community, nia, tells } = await peopled()
  town.platform.refuseWhere(nothingBut('full', 'openThread'))
  await tells('one')
  town.platform.refuseWhere(noDirects)
  await tells('two')
  expect(inThreads(town.platform).filter((words) => words.length < 6)).toEqual(['one', 'two'])
  expect(await town.store.of(community).notes.ofMember(nia.caller.member, 'waiting')).toEqual([])
  expect(await suggests(nia, 'Dark mode')).not.toContain('one\n')
})

test('a thread for which nothing is left to be told stays empty', async () => {
  const { town, community, nia, tells } = await peopled()
  const parent = channelPlace(garden, 'support')
  const effect = { kind: 'openThread', parent, title: 'Message 1 for Nia', users: [] } as const
  const thread = { kind: 'thread', space: garden, channel: 'support', thread: 't1' } as const
  const args = { member: nia.caller.member }
  const outcome = { kind: 'done', result: { thread } } as const
  await personalFlow(town.house).followUps['personal.thread-opened']?.({ community, args, effect, outcome })
  await tells()
  expect(inThreads(town.platform)).toEqual([])
})

test('an answer whose address has expired, and that is refused directly, comes in the next way', async () => {
  const { town, nia } = await peopled()
  town.platform.refuseWhere(nothingBut('direct-messages-closed', 'answer'))
  await expect(suggests(nia, 'Dark mode')).rejects.toThrow('nothing was answered')
  expect(inThreads(town.platform).at(-1)).toContain('Dark mode')
})

test('an answer that the platform takes in no form is not the end of it: the person hears of the mistake', async () => {
  const { town, nia } = await peopled()
  town.platform.refuseWhere((effect) =>
    effect.kind === 'answer' && messageSeen(effect.message).includes('Dark mode') ? 'invalid' : undefined,
  )
  expect(await suggests(nia, 'Dark mode')).toContain('That is a mistake on my side')
})

test('an answer that may have been said is not said in another way', async () => {
  const { town, nia } = await peopled()
  town.platform.refuseWhere((effect) => (effect.kind === 'answer' ? 'unconfirmed' : undefined))
  await expect(suggests(nia, 'Dark mode')).rejects.toThrow('nothing was answered')
  expect(opened(town.platform)).toEqual([])
})

test('a greeting without a channel for a public line comes to the newcomer alone', async () => {
  const { town, community } = await peopled()
  const yard: SpaceRef = { platform: 'discord', id: 'yard' }
  await town.addSpace({ community: 'c1', space: yard, channels: ['support'] })
  const space = await knownSpace(town.house, community, yard)
  town.platform.refuseWhere(noDirects)
  const member = { user: 'ida', name: 'Ida', bot: false, guest: false }
  const joined = {
    kind: 'member-joined',
    key: 'ida',
    space: yard,
    member,
    joinedAt: town.now(),
    pending: false,
  } as const
  await town.store.transaction(undefined, () => welcomeService(town.house).joined(joined, space))
  await town.settle()
  expect(opened(town.platform)).toMatchObject([{ users: ['ida'] }])
  expect(inThreads(town.platform).at(-1)).toContain('A few small steps')
})

/** Nia's other account, where there are no private threads. */
async function atSlack() {
  const { town, community, atWork } = await peopled()
  const general = { channel: 'workshop-general', name: 'general' }
  await town.store.of(community).spaces.setChannel(workshop, 'general', general)
  return { town, atWork, tells: tellsAt(town, community, atWork) }
}

const tellsAt = (town: SmallHouse, community: CommunityId, to: Actor) => async (words: string) => {
  await tellPerson(town.house, community, to.caller.user, saying(words))
  await town.settle()
}

test('where there are no private threads, it is shown in a shared channel to the person alone', async () => {
  const { town, atWork, tells } = await atSlack()
  town.other.refuseWhere(noDirects)
  await tells('one')
  const [shown] = town.other.whispers
  expect(shown).toMatchObject({ place: channelPlace(workshop, 'workshop-welcome'), user: 'workshop-Nia' })
  expect(messageSeen(shown?.message ?? saying(''))).toMatch(/I could not reach you by direct message.*\none/s)
  expect(await suggests(atWork, 'Dark mode')).not.toContain('one\n')
})

test('a channel that the person is not in is passed over, to the one that everyone is in', async () => {
  const { town, tells } = await atSlack()
  const isElsewhere = (effect: Effect): boolean =>
    effect.kind === 'whisper' && effect.place.channel !== 'workshop-general'
  town.other.refuseWhere((effect) => noDirects(effect) ?? (isElsewhere(effect) ? 'not-allowed' : undefined))
  await tells('one')
  expect(town.other.whispers.map(({ place }) => place.channel)).toEqual(['workshop-general'])
})

test('what may have been shown stands above the next answer, which says that nobody knows', async () => {
  const { town, atWork, tells } = await atSlack()
  town.other.refuseWhere(nothingBut('unconfirmed', 'whisper'))
  await tells('one')
  expect(await suggests(atWork, 'Dark mode')).toMatch(/I may have told you this already.*\none\n/s)
  expect(town.other.effects.filter(({ kind }) => kind === 'whisper')).toHaveLength(1)
})

test('what the platform takes in no form makes no other answer impossible', async () => {
  const { town, atWork, tells } = await atSlack()
  town.other.refuseWhere(nothingBut('invalid', 'whisper'))
  await tells('one')
  const answer = await suggests(atWork, 'Dark mode')
  expect(answer).not.toContain('one\n')
  expect(answer).toContain('That is a mistake on my side')
})
