// Notes on people: whose they are, how they are shown page by page, and when they go.
import { expect, test } from 'vitest'
import type { Level } from '../../src/domain/caller.ts'
import { sayIn } from '../../src/locales/say.ts'
import { UserError } from '../../src/ports/errors.ts'
import { retain } from '../../src/services/support/keeping/retention.ts'
import { type TypedNote, touchPointsService } from '../../src/services/support/touch/touch-points.ts'
import type { Message } from '../../src/view/message.ts'
import type { Actor } from './actor.ts'
import { keepingHouse } from './keeping-house.ts'
import { wordsOf } from './words-of.ts'

const say = sayIn('en')
const typed = (said: string, more: Partial<TypedNote> = {}): TypedNote => ({
  ...{ when: undefined, how: 'meeting', said, follows: undefined, ...more },
})

async function desk() {
  const house = await keepingHouse()
  const { town, community, ana } = house
  const notes = touchPointsService(town.house)
  const as = ({ caller }: Actor, level: Level = 'staff') => ({ key: 'key', caller: { ...caller, level }, say })
  const inOne = (work: () => Promise<Message>) => town.store.transaction(community, work)
  const write = (by: Actor, said: string, more: Partial<TypedNote> = {}, thread?: string) =>
    inOne(() => notes.write(as(by), { member: ana.caller.member, thread }, typed(said, more)))
  const list = async (from = 0) => notes.listOf(as(house.mo), ana.caller.member, from)
  return { ...house, notes, as, inOne, write, list, own: town.store.of(community) }
}

test('a colleague reads a note but does not change it; its author and admins do', async () => {
  const { mo, ben, notes, as, write, own, ana, inOne } = await desk()
  await write(mo, 'She wants ten lamps')
  const [note] = await own.touchPoints.on([ana.caller.member], 0, 5)
  const id = note?.id ?? ''
  const refused = await notes.known(as(ben), id).catch((error: unknown) => error)
  expect(refused).toBeInstanceOf(UserError)
  await expect(inOne(() => notes.remove(as(ben), id, true))).rejects.toThrow(UserError)
  await inOne(() => notes.change(as(ben, 'admins'), id, typed('She wants two lamps')))
  expect((await own.touchPoints.get(id))?.said).toBe('She wants two lamps')
  await inOne(() => notes.remove(as(mo), id, true))
  await expect(notes.known(as(mo), id)).rejects.toThrow(UserError)
})

test('notes are of the person, whichever account was named, and stay when they have left', async () => {
  const { mo, ana, ben, notes, as, write, own, town } = await desk()
  await write(mo, 'She wants ten lamps')
  await own.members.linkTo(ben.caller.member, ana.caller.person, town.now())
  await own.members.left(ana.caller.member, town.now())
  expect(wordsOf(await notes.listOf(as(mo), ben.caller.member, 0))).toContain('She wants ten lamps')
})

test('the latest stand first, and long ones page by page', async () => {
  const { mo, write, list } = await desk()
  for (let index = 0; index < 7; index += 1)
    await write(mo, `Note ${index} ${'x'.repeat(1000)}`, { when: `2026-02-0${index + 1} 10:00` })
  const first = await list()
  expect(wordsOf(first)).toContain('7 notes')
  expect(wordsOf(first)).toMatch(/Note 6[\s\S]*Note 5/)
  expect(wordsOf(first)).not.toContain('Note 4')
  expect(wordsOf(await list(2))).toMatch(/3\. A meeting[\s\S]*Note 4[\s\S]*Note 3/)
})

test('what is too old by the settings goes, and what is about a thread that must be kept does not', async () => {
  const { mo, ana, opens, write, own, town, community, thread } = await desk()
  await opens(ana, 'My lamp')
  const { id } = await thread(1)
  await own.threadKeeping.hold(id, { at: town.now(), by: mo.caller.member, reason: 'law' })
  await own.settings.change({ 'support.keep-months': 1 })
  await write(mo, 'Old', { when: '2026-01-05' })
  await write(mo, 'Held', { when: '2026-01-05' }, id)
  await write(mo, 'New')
  const due = { community, subject: community, at: town.now() }
  await town.store.transaction(community, () => retain(town.house, { tell: async () => undefined }, due))
  const left = await own.touchPoints.on([ana.caller.member], 0, 5)
  expect(left.map(({ said }) => said)).toEqual(['New', 'Held'])
})

test('whoever asks to be forgotten loses the notes on them, but none that must be kept, and none they wrote', async () => {
  const { mo, ana, opens, write, own, town, thread, notes, as, inOne } = await desk()
  await opens(ana, 'My lamp')
  const { id } = await thread(1)
  await own.threadKeeping.hold(id, { at: town.now(), by: mo.caller.member, reason: 'law' })
  await write(mo, 'Goes')
  await write(mo, 'Held', {}, id)
  await inOne(() => notes.write(as(ana), { member: mo.caller.member, thread: undefined }, typed('Mo was kind')))
  const question = await ana.runs('privacy forget')
  const asked = wordsOf(question)
  expect(asked).toContain('The note of the moderators on speaking with you goes too')
  expect(asked).toContain('One note of the moderators on speaking with you must be kept')
  expect(asked).toContain('One note stays in your name')
  await ana.presses(question, 'Erase it')
  const left = await own.touchPoints.on([ana.caller.member], 0, 5)
  expect(left.map(({ said }) => said)).toEqual(['Held'])
  expect(await own.touchPoints.countBy([ana.caller.member])).toBe(1)
})
