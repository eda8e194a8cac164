// An idea without a name: whatever anybody but its author reads, by whatever command or button, names them nowhere. And what
// is kept of it, for its author alone.
import { expect, onTestFinished, test } from 'vitest'
import { declared, specs } from '../../commands/index.ts'
import { registryOf } from '../../src/bot/registry.ts'
import type { CommandSpec, Declared } from '../../src/bot/spec.ts'
import { mayUse } from '../../src/domain/caller.ts'
import type { SpaceRef } from '../../src/domain/place.ts'
import { sayIn } from '../../src/locales/say.ts'
import { closedWebPost } from '../../src/ports/web-post.ts'
import { channelPlace, directPlace } from '../../src/services/house.ts'
import { makeServices } from '../../src/services/services.ts'
import { personalFile } from '../../src/services/support/keeping/personal-file.ts'
import type { Message } from '../../src/view/message.ts'
import type { Actor } from './actor.ts'
import { labelsSeen, messageSeen } from './as-seen.ts'
import { smallHouse } from './small-house.ts'

const garden: SpaceRef = { platform: 'discord', id: 'garden' }
const workshop: SpaceRef = { platform: 'slack', id: 'workshop' }
/** A name that stands in no sentence, and in the id of her account. */
const name = 'Anastasia'

const registry = registryOf(specs)
type Services = ReturnType<typeof makeServices<typeof registry>>['services']
const all: readonly Declared<Services>[] = declared

async function peopled() {
  const town = await smallHouse<Services>({
    startsAt: Date.UTC(2026, 2, 2, 9),
    declared: all,
    make: (house) =>
      makeServices(house, {
        ...{ allowed: () => true, joined: [], catchUp: () => {}, registry: () => registry },
        webhookWorld: { webPost: closedWebPost, seal: undefined },
      }),
  })
  onTestFinished(() => town.stop())
  const channels = ['suggestions', 'moderators', 'support', 'welcome'] as const
  const community = await town.addSpace({ community: 'c1', space: garden, channels })
  await town.addSpace({ community: 'c1', space: workshop, channels })
  const author = await town.addMember(community, garden, name)
  const ben = await town.addMember(community, workshop, 'Ben')
  const mia = await town.addMember(community, garden, 'Mia', { level: 'staff' })
  const ada = await town.addMember(community, workshop, 'Ada', { level: 'admins' })
  const store = town.store.of(community)
  await store.settings.change({ 'suggestions.unnamed': 'on' })
  return { town, community, store, author, ben, mia, ada }
}

type Town = Awaited<ReturnType<typeof peopled>>

/** What sets up a community or links accounts is about no suggestion, and would change what the others see. */
const swept = (path: string): boolean => !/^(setup|settings|start)\b/.test(path)

function optionsOf({ options }: CommandSpec): Record<string, string> {
  return Object.fromEntries(
    Object.entries(options).flatMap(([option, { kind, ...rest }]) => {
      if (kind === 'number') return [[option, '1']]
      if (kind === 'choice' && 'choices' in rest) return [[option, rest.choices[0]?.value ?? '']]
      return kind === 'text' ? [[option, 'Longer']] : []
    }),
  )
}

/** Runs every command that they may, bare and filled, then presses whatever stands under what they read. */
async function readsAll(who: Actor, seen: string[]): Promise<void> {
  const messages: Message[] = []
  const tried = async (run: () => Promise<Message>, opens: () => Promise<unknown>) => {
    try {
      const message = await run()
      messages.push(message)
      seen.push(JSON.stringify(message))
    } catch (error) {
      if (!(error instanceof Error) || !error.message.startsWith('a form came')) return
      seen.push(JSON.stringify(await opens()))
    }
  }
  const commands = specs.filter((spec) => spec.kind === 'command' && mayUse(spec.who, who.caller.level))
  for (const spec of commands) {
    if (spec.kind !== 'command' || !swept(spec.path)) continue
    for (const options of [{}, optionsOf(spec)])
      await tried(
        () => who.runs(spec.path, options),
        () => who.opens(spec.path, options),
      )
    for (const option of Object.keys(spec.options))
      seen.push(JSON.stringify(await who.completes(spec.path, option, '')))
  }
  for (const message of messages.slice()) {
    for (const [at, control] of (message.controls ?? []).entries()) {
      const label = labelsSeen(message)[at] ?? ''
      const chosen = control.kind === 'select' ? control.choices[0]?.value : undefined
      if (control.kind === 'link' || /join|link|start|code|^undo/i.test(label)) continue
      await tried(
        () => who.presses(message, label, chosen),
        () => who.pressesForForm(message, label, chosen),
      )
    }
  }
}

/** All that anybody but she reads, everywhere. */
function readByOthers({ town, author }: Town): readonly string[] {
  const user = author.caller.user.user
  return [town.platform, town.other].flatMap(({ standing, answers, whispers }) => [
    ...standing
      .filter(({ ref }) => ref.place.kind !== 'direct' || ref.place.user !== user)
      .map((one) => JSON.stringify(one)),
    ...answers.filter((one) => one.user !== user).map((one) => JSON.stringify(one)),
    ...whispers.filter((one) => one.user !== user).map((one) => JSON.stringify(one)),
  ])
}

/** Everything that happens to a suggestion, with everybody looking everywhere before and after. */
async function lives(town: Town, unnamed: 'yes' | 'no'): Promise<readonly string[]> {
  const { author, ben, mia, ada } = town
  const seen: string[] = []
  await author.runs('suggest', { title: 'Longer breaks', details: 'For tea', unnamed })
  const card = town.town.platform.at(channelPlace(garden, 'garden-suggestions')).at(-1) ?? { text: [] }
  for (const one of [author, ben]) await one.presses(card, 'Vote for 1')
  for (const one of [ben, mia, ada]) await readsAll(one, seen)
  await author.sends(await author.opens('suggestion edit', { number: '1' }), { title: 'Longer tea breaks' })
  await mia.sends(await mia.opens('suggestion edit', { number: '1' }), { title: 'Longer coffee breaks' })
  town.town.platform.refuse({ kind: 'direct', space: garden, user: author.caller.user.user }, 'direct-messages-closed')
  for (const status of ['planned', 'under-review'] as const) {
    const said = await mia.runs('decide', { number: '1', status, reason: `It is ${status}` })
    seen.push(JSON.stringify(said))
  }
  const view = await mia.runs('suggestion view', { number: '1' })
  const corrects = await mia.pressesForForm(view, 'Correct openly')
  seen.push(JSON.stringify(corrects), JSON.stringify(await mia.sends(corrects, { status: 'planned', reason: 'Right' })))
  for (const one of [ben, mia, ada]) await readsAll(one, seen)
  await ben.presses(await ben.runs('suggestion view', { number: '1' }), 'Vote for 1')
  await author.presses(await author.runs('suggestion withdraw', { number: '1' }), 'Withdraw 1')
  await town.town.until(town.town.now() + 50 * 3_600_000)
  for (const one of [ben, mia, ada]) await readsAll(one, seen)
  return [...seen, ...readByOthers(town)]
}

test('nothing that anybody but its author reads names them, wherever they look and whatever happens', async () => {
  const town = await peopled()
  const read = await lives(town, 'yes')
  expect(read.filter((text) => text.includes('coffee breaks')).length).toBeGreaterThan(20)
  // Who voted is shown to staff, the author among them; nothing says that one of them put it forward.
  const voters = /^\{"text":\[\{"kind":"plain","text":"Who voted on /
  expect(read.filter((text) => text.includes(name) && !voters.test(text))).toEqual([])
  // It is counted as suggested all the same, by nobody.
  const { records } = town.store
  const always = [0, Number.MAX_SAFE_INTEGER] as const
  expect((await records.counts(['suggested'], ...always)).suggested).toBeGreaterThan(0)
  expect((await records.acts()).map(({ member }) => member)).not.toContain(town.author.caller.member)
  // What could not be told directly stood above her next answer, and no thread was opened for it.
  const { user } = town.author.caller.user
  const told = town.town.platform.answers.filter((one) => one.user === user).map((one) => messageSeen(one.message))
  expect(told.join()).toContain('I said that suggestion 1, Longer coffee breaks, was under review. That was wrong')
  const opened = town.town.platform.effects.filter(({ kind }) => kind === 'openThread')
  expect(JSON.stringify(opened)).not.toContain(name)
})

test('of a merge that could not be told directly the author reads with the next answer, and no thread is opened', async () => {
  const { town, author, ben, mia } = await peopled()
  await author.runs('suggest', { title: 'Longer breaks', unnamed: 'yes' })
  await ben.runs('suggest', { title: 'A map' })
  town.platform.refuse(directPlace(author.caller.user), 'direct-messages-closed')
  await mia.runs('suggestions merge', { number: '1', into: '2' })
  await town.until(town.now() + 120_000)
  expect(town.platform.effects.filter(({ kind }) => kind === 'openThread')).toEqual([])
  await author.runs('suggestion list')
  const { user } = author.caller.user
  const told = town.platform.answers.filter((one) => one.user === user).map((one) => messageSeen(one.message))
  expect(told.join()).toContain('Your suggestion 1, Longer breaks, asks for the same as 2, A map.')
})

test('the same look finds the name of somebody who does not leave it out', async () => {
  const town = await peopled()
  const read = await lives(town, 'no')
  expect(read.filter((text) => text.includes(name)).length).toBeGreaterThan(10)
})

test('what is forgotten is found by its words no more, and no other card names it', async () => {
  const { town, author, ben, mia } = await peopled()
  await author.runs('suggest', { title: 'Longer tea breaks' })
  await ben.runs('suggest', { title: 'A map' })
  await mia.runs('suggestions merge', { number: '1', into: '2' })
  const cards = () => town.platform.at(channelPlace(garden, 'garden-suggestions')).map(messageSeen).join('\n')
  expect(cards()).toContain('Also counted here: 1 (Longer tea breaks)')
  expect(messageSeen(await ben.runs('suggestion search', { words: 'tea breaks' }))).toContain('2: A map')
  await author.presses(await author.runs('privacy forget'), 'Erase it')
  expect(cards()).not.toContain('tea')
  expect(messageSeen(await ben.runs('suggestion search', { words: 'tea breaks' }))).toContain('I found no suggestion')
})

test('their own file shows all of it word for word, and forgetting blanks it everywhere', async () => {
  const { town, community, store, author, ben } = await peopled()
  await author.runs('suggest', { title: 'Longer breaks', details: 'For tea', unnamed: 'yes' })
  const card = () => town.platform.at(channelPlace(garden, 'garden-suggestions')).at(-1) ?? { text: [] }
  await ben.runs('suggest', { title: 'A map' })
  await ben.presses(card(), 'Vote for 2')
  await author.presses(card(), 'Vote for 2')
  await ben.presses(await ben.runs('suggestion view', { number: '1' }), 'Vote for 1')
  await author.sends(await author.opens('suggestion edit', { number: '1' }), { title: 'Longer tea breaks' })
  const file = () => personalFile(town.house, community, author.caller.member, sayIn('en'))
  const whole = await file()
  expect(whole).toMatch(/Suggestion 1 of .* \(new\), without your name: Longer tea breaks\n {4}For tea\n/)
  expect(whole).toMatch(/Until .*: Longer breaks For tea\n/)
  expect(whole).toContain('Your vote for suggestion 2, A map')
  expect(await personalFile(town.house, community, ben.caller.member, sayIn('en'))).not.toContain('For tea')
  expect(messageSeen(await author.runs('privacy show'))).toContain('Of suggestions: one that you put forward, one vote')
  const asked = await author.runs('privacy forget')
  expect(messageSeen(asked)).toContain('the words of the one that you put forward')
  await author.presses(asked, 'Erase it')
  const cards = town.platform.at(channelPlace(garden, 'garden-suggestions')).map(messageSeen)
  expect(cards[0]).toContain('Suggestion 1: …\n')
  expect(cards[0]).toContain('withdrawn by whoever put it forward')
  expect(cards[1]).toContain('1 person wants it')
  for (const text of [await file(), ...cards]) expect(text).not.toMatch(/tea|breaks/)
  const first = await store.suggestions.byNumber(1)
  expect(first?.details).toBeUndefined()
  expect(messageSeen(await author.runs('privacy show'))).not.toContain('Of suggestions')
})
