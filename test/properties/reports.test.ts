// Whatever people do, in whatever order: nobody whom a report concerns reads a word of it anywhere, nor does anybody who is no
// moderator, and nobody but its reader reads a confidential one.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { directPlace } from '../../src/services/house.ts'
import { actionId } from '../../src/view/action-id.ts'
import type { Message } from '../../src/view/message.ts'
import * as refs from '../../src/view/report-actions.ts'
import {
  admins,
  bareForm,
  chosen,
  everybody,
  members,
  moderators,
  type Name,
  type ReportTown,
  reportTown,
} from '../services/report-town.ts'
import { wordsOf } from '../services/words-of.ts'
import { seed } from './hostile.ts'

interface Told {
  readonly id: string
  readonly token: string
  readonly reporter: Name
  readonly concerned: ReadonlySet<Name>
  /** Whether one person alone was to read it from the start. */
  readonly confidential: boolean
  /** Whoever was that one at some time. */
  readonly readers: Set<Name>
}

interface World {
  readonly town: ReportTown
  readonly reports: Told[]
  /** What each person was answered. */
  readonly answers: { readonly by: Name; readonly said: string }[]
}

type Act = (world: World) => Promise<void>

const isStaff = ({ town }: World, name: Name): boolean => town.person(name).caller.level !== 'everyone'
const storeOf = ({ town }: World) => town.house.town.store.of(town.community)

/** Runs what somebody does, and keeps what they are answered; a form is what it says of itself. */
async function answered(world: World, by: Name, run: () => Promise<string>): Promise<void> {
  const said = await run().catch((error: unknown) => {
    const { message } = error instanceof Error ? error : { message: '' }
    if (/a form came|no form came|nothing was answered|sees no button/.test(message)) return ''
    throw error
  })
  world.answers.push({ by, said })
}

const reports =
  (by: Name, author: Name, named: readonly Name[], who: Name | undefined): Act =>
  async (world) => {
    const { town } = world
    if (by === author) return
    const token = `word${world.reports.length}x`
    const before = (await storeOf(world).reports.open()).map(({ id }) => id)
    const others = named.map((name) => ({ kind: 'user', id: town.person(name).caller.user.user, name }) as const)
    const isChosen = who !== undefined && who !== by
    await answered(world, by, () =>
      town.reports(by, author, {
        ...{ text: `${token} was said`, what: `${token} is wrong`, named: others },
        ...(isChosen ? { picked: chosen(town, who) } : {}),
      }),
    )
    const made = (await storeOf(world).reports.open()).find(({ id }) => !before.includes(id))
    if (made === undefined) return
    const concerned = new Set([author, ...named, ...(isChosen ? [who] : [])])
    const { id, confidential } = made
    world.reports.push({ id, token, reporter: by, concerned, confidential, readers: new Set() })
    await noteReaders(world)
  }

const reportRefs = Object.values(refs)
const doors = [refs.reportOpen, refs.reportRecord, refs.reportTake].map((ref) => reportRefs.indexOf(ref))
const pick = (world: World, index: number): Told | undefined => world.reports[index % Math.max(1, world.reports.length)]

/** Presses any button of any report, and sends any form of it, as somebody who has its id from wherever. */
const tries =
  (by: Name, at: number, which: number): Act =>
  async (world) => {
    const told = pick(world, at)
    const ref = reportRefs[which % reportRefs.length]
    if (told === undefined || ref === undefined) return
    const { town } = world
    const action = actionId(ref, told.id)
    const button: Message = { text: [], controls: [{ kind: 'button', action, label: 'Try', style: 'plain' }] }
    await answered(world, by, async () => wordsOf(await town.person(by).presses(button, 'Try')))
    // What they write themselves is no secret to them, so only whoever may read it writes of it.
    const may = !told.concerned.has(by) && isStaff(world, by) && (!told.confidential || told.readers.has(by))
    const words = may || by === told.reporter ? `${told.token} and more` : 'intruder'
    const values = { words, decision: words, note: words, reason: 'because', what: words }
    await answered(world, by, async () => wordsOf(await town.person(by).sends(bareForm(action), values)))
  }

const passes =
  (by: Name, at: number, to: Name): Act =>
  async (world) => {
    const told = pick(world, at)
    if (told === undefined) return
    const form = bareForm(actionId(refs.reportPass, told.id))
    await answered(world, by, async () => wordsOf(await world.town.person(by).sends(form, {}, chosen(world.town, to))))
  }

const runs =
  (by: Name, path: string): Act =>
  (world) =>
    answered(world, by, async () => wordsOf(await world.town.person(by).runs(path)))

const closes =
  (name: Name, open: boolean): Act =>
  async ({ town }) => {
    const place = directPlace(town.person(name).caller.user)
    if (open) town.house.town.platform.allow(place)
    else town.house.town.platform.refuse(place, 'direct-messages-closed')
  }

const promoted =
  (name: Name): Act =>
  async (world) => {
    const { caller } = world.town.person(name)
    await world.town.person('Mo').runs('setup moderators', {}, chosen(world.town, name))
    if (caller.level === 'everyone') Object.assign(caller, { level: 'staff' })
  }

const unnamed =
  (value: string): Act =>
  async ({ town }) => {
    await town.person('Mo').runs('settings set', { name: 'reports.unnamed', value })
  }

const days =
  (count: number): Act =>
  async ({ town }) => {
    await town.house.town.until(town.house.town.now() + count * 24 * 60 * 60_000)
  }

/** Whoever reads a confidential report now may know of it from now on. */
async function noteReaders(world: World): Promise<void> {
  for (const { id, readers } of world.reports) {
    const report = await storeOf(world).reports.get(id)
    const reader = everybody.find((name) => world.town.person(name).caller.member === report?.confidant)
    if (reader !== undefined) readers.add(reader)
  }
}

/** Nothing of any report is where somebody reads it who may not. */
async function holds(world: World): Promise<void> {
  const { town } = world
  for (const { id, token, concerned, reporter, confidential, readers } of world.reports) {
    const report = await storeOf(world).reports.get(id)
    for (const name of everybody.filter((one) => one !== reporter)) {
      const isAdmin = town.person(name).caller.level === 'admins'
      const isReader = !confidential || readers.has(name)
      // An admin who is not concerned opens the record of any, with a reason.
      if (!concerned.has(name) && isStaff(world, name) && (isReader || isAdmin)) continue
      const heard = world.answers.filter(({ by }) => by === name).map(({ said }) => said)
      const reads = [town.direct(name), ...(isStaff(world, name) ? [town.channel()] : []), ...heard]
      expect(reads.join('\n'), `${name} reads nothing of ${token}`).not.toContain(token)
    }
    if (report?.confidential === true) expect(town.channel(), `${token} is in no channel`).not.toContain(token)
  }
  const elsewhere = town.house.town.platform.standing.filter(
    ({ ref: { place } }) =>
      place.kind !== 'direct' && !(place.kind === 'channel' && place.channel.endsWith('moderators')),
  )
  expect(elsewhere.map(({ message }) => wordsOf(message)).join('\n')).not.toMatch(/word\d+x/)
  expect(town.house.town.platform.whispers.map(({ message }) => wordsOf(message)).join('\n')).not.toMatch(/word\d+x/)
}

const anyOf = <Value>(...all: readonly Value[]): fc.Arbitrary<Value> => fc.constantFrom(...all)
const anybody = anyOf(...everybody)
const staff = anyOf(...admins, ...moderators)
const index = fc.nat(5)
const often = (times: number, act: fc.Arbitrary<readonly [string, Act]>) => Array.from({ length: times }, () => act)
const called = <Args extends readonly unknown[]>(name: string, act: (...args: Args) => Act, args: fc.Arbitrary<Args>) =>
  args.map((given): readonly [string, Act] => [`${name}(${given.join(', ')})`, act(...given)])

const acts = fc.oneof(
  ...often(
    4,
    called(
      'reports',
      reports,
      fc.tuple(anybody, anybody, fc.array(anybody, { maxLength: 2 }), fc.option(anybody, { nil: undefined })),
    ),
  ),
  ...often(6, called('tries', tries, fc.tuple(anybody, index, fc.nat(30)))),
  // The doors behind which there is most to read.
  ...often(4, called('looksInto', tries, fc.tuple(staff, index, anyOf(...doors)))),
  ...often(2, called('passes', passes, fc.tuple(staff, index, anybody))),
  ...often(3, called('runs', runs, fc.tuple(anybody, anyOf('reports', 'queue', 'deliveries', 'privacy show', 'help')))),
  ...often(2, called('closes', closes, fc.tuple(anybody, fc.boolean()))),
  called('promoted', promoted, fc.tuple(anyOf(...members))),
  called('unnamed', unnamed, fc.tuple(anyOf('on', 'off'))),
  called('days', days, fc.tuple(anyOf(1, 15))),
)

test('no sequence of acts shows a report to somebody who may not see it', { timeout: 120_000 }, async () => {
  let reported = 0
  await fc.assert(
    fc.asyncProperty(fc.array(acts, { minLength: 5, maxLength: 25 }), async (sequence) => {
      const world: World = { town: await reportTown(), reports: [], answers: [] }
      for (const [name, act] of sequence) {
        await act(world)
        await noteReaders(world)
        await holds(world).catch((error: unknown) => {
          throw new Error(`after ${name}`, { cause: error })
        })
      }
      reported += world.reports.length
      await world.town.house.town.stop()
    }),
    { numRuns: 60, seed },
  )
  expect(reported).toBeGreaterThan(20)
})
