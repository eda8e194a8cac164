// A thread from a message, and a call by name in a thread of other people: whose it is, what goes along, and what is refused.
import { expect, onTestFinished, test } from 'vitest'
import { hailDeclared } from '../../commands/hail.ts'
import { supportDeclared } from '../../commands/support.ts'
import { supportMessageDeclared } from '../../commands/support-message.ts'
import type { Declared } from '../../src/bot/spec.ts'
import type { Place, SpaceRef } from '../../src/domain/place.ts'
import type { SeenMessage } from '../../src/ports/inbox.ts'
import type { Asker } from '../../src/services/support/caller.ts'
import { supportFlow } from '../../src/services/support/flow.ts'
import { type FromMessage, fromMessage } from '../../src/services/support/from-message.ts'
import { hailMessage } from '../../src/services/support/hail.ts'
import { type SupportService, supportService } from '../../src/services/support/support.ts'
import type { Message } from '../../src/view/message.ts'
import type { Actor } from './actor.ts'
import { smallHouse } from './small-house.ts'
import { wordsOf } from './words-of.ts'

const startsAt = Date.UTC(2026, 4, 4, 9)
const town: SpaceRef = { platform: 'discord', id: 'town' }
const general: Place = { kind: 'channel', space: town, channel: 'general' }
const url = 'https://discord.com/channels/town/general/m1'

interface Services {
  readonly support: SupportService
  readonly fromMessage: FromMessage
  readonly hail: (by: Asker) => Promise<Message>
}

const declared: readonly Declared<Services>[] = [...supportDeclared, ...supportMessageDeclared, ...hailDeclared]

async function opened() {
  const small = await smallHouse({
    startsAt,
    declared,
    make(house) {
      const support = supportService(house)
      const hail = (by: Asker) => hailMessage(house, by)
      return {
        services: { support, hail, fromMessage: fromMessage(house, support) },
        flows: [supportFlow(house, support)],
      }
    },
  })
  onTestFinished(() => small.stop())
  const community = await small.addSpace({ community: 'town', space: town, channels: ['moderators', 'support'] })
  const ana = await small.addMember(community, town, 'Ana')
  const mo = await small.addMember(community, town, 'Mo', { level: 'staff' })
  const own = small.store.of(community)
  return { ...small, ana, mo, own, open: () => own.threads.openAfter(undefined, 100) }
}

const by = ({ caller }: Actor, text: string, more: Partial<SeenMessage> = {}): SeenMessage => ({
  ref: { place: general, channel: 'general', id: 'm1' },
  place: general,
  author: { user: caller.user.user, name: caller.name, bot: false, guest: false },
  ...{ text, files: [], at: startsAt, url },
  ...more,
})

test('the team opens it for whoever wrote the message, whose words, files and address go along', async () => {
  const { ana, mo, open, platform } = await opened()
  const files = [{ id: 'f1', name: 'lamp.png', bytes: 5 }]
  const said = await mo.uses('support-message', by(ana, 'The lamp is out\nSince Monday', { files }))
  expect(wordsOf(said)).toContain('Ana')
  const [thread] = await open()
  expect(thread).toMatchObject({ subject: 'The lamp is out', opener: ana.caller.member, openedBy: mo.caller.member })
  const sent = platform.effects.flatMap((effect) => (effect.kind === 'post' ? [effect] : []))
  expect(sent.map(({ message }) => wordsOf(message)).join()).toContain(`Since Monday\n\n${url}`)
  expect(sent.flatMap((effect) => effect.files ?? [])).toMatchObject([
    { name: 'lamp.png', on: { channel: 'general', message: 'm1' } },
  ])
})

test('with topics the team says what it is about; one that is gone is asked for again, and nothing is lost', async () => {
  const { ana, mo, open, own, until, now } = await opened()
  const topic = (name: string) => ({ id: name, name, questions: [], who: 'everyone' }) as const
  await own.settings.change({ 'support.topics': [topic('Lamps'), topic('Keys')] })
  const asked = await mo.uses('support-message', by(ana, 'The lamp is out'))
  expect(wordsOf(asked)).toMatch(/What is it about\?.*Ana/)
  expect(await open()).toEqual([])
  await own.settings.change({ 'support.topics': [topic('Keys')] })
  const again = await mo.presses(asked, 'Lamps')
  expect(wordsOf(again)).toContain('What is it about?')
  expect(wordsOf(await mo.presses(again, 'None of these'))).toContain('Ana')
  expect(await open()).toMatchObject([{ subject: 'The lamp is out', opener: ana.caller.member, topic: undefined }])
  expect(wordsOf(await mo.presses(again, 'Keys'))).toContain('I kept that message for 15 minutes')

  const other = await mo.uses('support-message', by(ana, 'The key is bent'))
  await mo.presses(other, 'Keys')
  expect((await open()).map(({ topic: about }) => about)).toEqual([undefined, 'Keys'])
  const late = await mo.uses('support-message', by(ana, 'And the door'))
  await until(now() + 16 * 60_000)
  expect(wordsOf(await mo.presses(late, 'Keys'))).toContain('I kept that message for 15 minutes')
})

test('a message of files alone is called by their names', async () => {
  const { ana, open } = await opened()
  const files = ['lamp.png', 'fuse.png'].map((name) => ({ id: name, name, bytes: 5 }))
  await ana.uses('support-message', by(ana, ' ', { files }))
  expect((await open()).map(({ subject }) => subject)).toEqual(['lamp.png, fuse.png'])
})

test('what nobody can be helped with, and what is not theirs to bring, is refused with what to do', async () => {
  const { ana, mo, open, own, store } = await opened()
  const refused = async (actor: Actor, message: SeenMessage): Promise<string> =>
    wordsOf(await actor.uses('support-message', message))
  expect(await refused(ana, by(mo, 'Mine'))).toContain('Only whoever wrote that message, or the team')
  expect(await refused(ana, by(ana, ''))).toContain('There are no words and no files in that message')
  const stranger = { user: 'zoe', name: 'Zoe', bot: false, guest: false }
  expect(await refused(mo, by(ana, 'Hello', { author: stranger }))).toContain('Zoe is not here')
  expect(await refused(mo, by(ana, 'Beep', { author: { ...stranger, bot: true } }))).toContain('A bot wrote that')
  await store.transaction(ana.caller.community, () => own.members.left(ana.caller.member, startsAt))
  expect(await refused(mo, by(ana, 'Hello'))).toContain('Ana is not here')
  expect(await open()).toEqual([])
})

test('a message in a support thread opens no other', async () => {
  const { ana, mo, own, open } = await opened()
  await ana.runs('support', { subject: 'The lamp is out' })
  const place = (await open())[0]?.place
  if (place === undefined) throw new Error('it stands nowhere')
  expect(await own.threads.at(place)).toBeDefined()
  expect(wordsOf(await mo.uses('support-message', by(ana, 'It flickers', { place })))).toContain(
    'That message is in thread 1 already',
  )
})

test('whoever calls us by name in a thread of others is asked, and nothing is opened yet', async () => {
  const { ana, open } = await opened()
  const asked = await ana.calls('', { kind: 'thread', space: town, channel: 'general', thread: 'soup' })
  expect(wordsOf(asked)).toMatch(/^You called me.*\[Ask the team\]$/)
  expect(await open()).toEqual([])
  expect((await ana.pressesForForm(asked, 'Ask the team')).fields.map(({ label }) => label)).toEqual([
    'What is it about?',
  ])
})
