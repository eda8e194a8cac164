// What people do with support threads, each as what happens in a house and what is to come of it.
import fc from 'fast-check'
import { expect } from 'vitest'
import { actionId } from '../../src/view/action-id.ts'
import * as actions from '../../src/view/actions.ts'
import type { Person } from '../services/support-house.ts'
import { holds, type Real, rowOf, settles } from './thread-holds.ts'
import * as rules from './thread-model.ts'
import { day, type Model, type ModelThread, minute, second } from './thread-model.ts'

export const openers = ['Ana', 'Ben'] as const
export const moderators = ['Mo', 'Lea'] as const
export const topics = ['door', 'roof'] as const

type Run = (model: Model, real: Real) => Promise<void>
export type Command = fc.AsyncCommand<Model, Real>

let words = 0
const said = (): string => `words ${++words}`

/** Time never stands still between two things that people do. */
async function later(model: Model, { house }: Real, ms: number): Promise<void> {
  await house.passes(ms)
  rules.passes(model, house.house.clock.now())
}

const step = (name: string, ready: (model: Model) => boolean, run: Run): Command => ({
  check: ready,
  async run(model, real) {
    await later(model, real, second)
    for (const thread of model.threads) settles(model, thread, await rowOf(real, thread.id))
    await run(model, real)
    await holds(model, real)
  },
  toString: () => name,
})

const personOf = ({ people }: Real, name: string): Person => {
  const found = people[name]
  if (found === undefined) throw new Error(`nobody is called ${name}`)
  return found
}

async function openedOn(topic: string, opener: string, model: Model, real: Real): Promise<void> {
  const number = model.threads.length + 1
  const form = actionId(actions.supportIntake, topic, '-', '-', '-')
  await personOf(real, opener).sends(form, { subject: `thread ${number}` })
  const row = await real.house.store.threads.byNumber(number)
  expect(row === undefined).toBe(rules.beside(model, { opener, topic }) !== undefined)
  if (row !== undefined) rules.opens(model, { number, id: row.id, opener, topic })
}

export const opens = (opener: string, topic: string): Command =>
  step(
    `${opener} opens a thread about ${topic}`,
    ({ here }) => here.has(opener),
    (model, real) => openedOn(topic, opener, model, real),
  )

type OnThread = (thread: ModelThread, model: Model, real: Real) => Promise<void>
const pick = (model: Model, index: number): ModelThread | undefined =>
  model.threads[model.threads.length - 1 - (index % Math.max(1, model.threads.length))]

/** The opener of a thread does something, where it stands. */
const opener = (index: number, does: string, run: OnThread): Command =>
  step(
    `the opener of the ${index}th last ${does}`,
    (model) => {
      const thread = pick(model, index)
      return thread?.stands === true && model.here.has(thread.opener)
    },
    async (model, real) => {
      const thread = pick(model, index)
      if (thread !== undefined) await run(thread, model, real)
    },
  )

/** A moderator does something about a thread. */
const staff = (index: number, who: string, does: string, run: OnThread): Command =>
  step(
    `${who} ${does} the ${index}th last`,
    (model) => pick(model, index) !== undefined && model.here.has(who),
    async (model, real) => {
      const thread = pick(model, index)
      if (thread !== undefined) await run(thread, model, real)
    },
  )

export const writes = (index: number): Command =>
  opener(index, 'writes in it', async (thread, model, real) => {
    const text = said()
    const { place } = await rowOf(real, thread.id)
    if (place === undefined) throw new Error('it does not stand')
    const standing = real.house.village.standing.length
    await personOf(real, thread.opener).writes(place, text)
    if (thread.state === 'resolved') rules.reopens(model, thread, 'opener')
    if (rules.isOpen(thread)) return heard(thread, text)
    if (model.platform !== 'there') return
    // It reached nobody: they are asked where it belongs, and press the first button.
    const asked = real.house.village.standing.slice(standing).findLast(({ message }) => message.controls !== undefined)
    const [first] = asked?.message.controls ?? []
    if (first?.kind !== 'button') throw new Error('nobody asked where their words belong')
    await personOf(real, thread.opener).pressesOld(first.action)
    const open = model.threads.find((one) => one.opener === thread.opener && rules.isOpen(one))
    if (open !== undefined) return heard(open, text)
    if (rules.reopens(model, thread, 'opener')) heard(thread, text)
  })

const opensAgain = (index: number): Command =>
  opener(index, 'opens one on the same topic', ({ topic, opener }, model, real) => openedOn(topic, opener, model, real))

function heard(thread: ModelThread, text: string): void {
  thread.said.opener.push(text)
  thread.snoozedUntil = undefined
  rules.turnsToStaff(thread)
}

export const presses = (index: number, label: 'Solved' | 'Yes' | 'No' | 'Still need help'): Command =>
  opener(index, `presses ${label}`, async (thread, model, real) => {
    const { supportSolved, supportYes, supportNo, supportStill } = actions
    const ref = { Solved: supportSolved, Yes: supportYes, No: supportNo, 'Still need help': supportStill }[label]
    await personOf(real, thread.opener).pressesOld(actionId(ref, thread.id))
    if (label === 'Yes') return thread.state === 'resolved' ? rules.closes(model, thread) : undefined
    if (label === 'Solved') {
      if (!rules.isOpen(thread)) return
      rules.resolves(model, thread, true)
      return rules.closes(model, thread)
    }
    if (!rules.isOpen(thread)) return void rules.reopens(model, thread, 'opener')
    if (label === 'Still need help' && thread.state === 'waiting on member') rules.turnsToStaff(thread)
  })

export const replies = (index: number, who: string): Command =>
  staff(index, who, 'replies in', async (thread, model, real) => {
    const text = said()
    await personOf(real, who).types('thread reply', { text, thread: String(thread.number) })
    if (!rules.isOpen(thread)) return
    thread.said.team.push(text)
    rules.turnsToMember(model, thread)
  })

/** In a thread for both it is an answer; under the notice of a relayed one it is for the team alone. */
const talks = (index: number, who: string): Command =>
  staff(index, who, 'writes in', async (thread, model, real) => {
    const text = said()
    const { place, teamPlace } = await rowOf(real, thread.id)
    const there = real.shape === 'thread' ? place : teamPlace
    if (there === undefined) return
    await personOf(real, who).writes(there, text)
    if (real.shape === 'relayed') return void thread.said.internal.push(text)
    if (!rules.isOpen(thread)) return
    thread.said.team.push(text)
    rules.turnsToMember(model, thread)
  })

async function takesBack(thread: ModelThread, model: Model, by: Person): Promise<void> {
  // Nobody is shown Undo for what was solved in silence.
  if (!thread.byWord) return
  await by.pressesOld(actionId(actions.supportUndo, thread.id, thread.resolvedAt))
  rules.undoes(model, thread)
}

export const acts = (index: number, who: string, does: string): Command =>
  staff(index, who, `says ${does} about`, async (thread, model, real) => {
    const by = personOf(real, who)
    const { id, number } = thread
    const [act = '', value = ''] = does.split(' ')
    switch (act) {
      case 'claim':
        await by.pressesOld(actionId(actions.supportClaim, id))
        if (rules.isOpen(thread)) thread.assignee ??= who
        return
      case 'assign':
        await by.types('thread assign', { who: `@${value.toLowerCase()}`, thread: String(number) })
        if (rules.isOpen(thread) && model.here.has(value)) thread.assignee = value
        return
      case 'unassign':
        await by.types('thread unassign', { thread: String(number) })
        if (rules.isOpen(thread)) thread.assignee = undefined
        return
      case 'snooze':
        await by.types('thread snooze', { until: value, thread: String(number) })
        if (rules.isOpen(thread)) thread.snoozedUntil = model.now + Number.parseInt(value, 10) * day
        return
      case 'wake':
        await by.types('thread wake', { thread: String(number) })
        if (rules.isOpen(thread)) thread.snoozedUntil = undefined
        return
      case 'resolve':
        await by.pressesOld(actionId(actions.supportResolve, id))
        if (rules.isOpen(thread)) rules.resolves(model, thread, true)
        return value === 'undo' ? takesBack(thread, model, by) : undefined
      case 'undo':
        return takesBack(thread, model, by)
      default:
        await by.types('thread reopen', { thread: String(number) })
        rules.reopens(model, thread, 'team')
    }
  })

export const goes = (who: string): Command =>
  step(
    `${who} leaves, or comes back`,
    () => true,
    async (model, { house }) => {
      const { here, threads } = model
      if (!here.delete(who)) {
        here.add(who)
        if (isModerator(who)) house.village.admins.push(who.toLowerCase())
        return house.comes(who)
      }
      const at = house.village.admins.indexOf(who.toLowerCase())
      if (at >= 0) house.village.admins.splice(at, 1)
      await house.leaves(who)
      for (const thread of threads.filter(rules.isOpen)) rules.staysWith(model, thread)
    },
  )

const anyOf = fc.constantFrom

const isModerator = (who: string): boolean => moderators.some((one) => one === who)

export const waits = (ms: number): Command =>
  step(
    `${ms / minute} minutes pass`,
    () => true,
    (model, real) => later(model, real, ms),
  )

/** The platform does nothing for a while, or nothing but answer. */
const platform = (how: Model['platform']): Command =>
  step(
    `the platform is ${how}`,
    ({ platform }) => platform !== how,
    async (model, real) => {
      const { village } = real.house
      village.delays = () => how === 'away'
      village.refuses = ({ kind }) => (how === 'refuses' && kind !== 'answer' ? 'not-allowed' : undefined)
      // What waited is done before anybody counts on it.
      await later(model, real, 2 * minute)
      model.platform = how
    },
  )

const index = anyOf(0, 0, 1, 1, 2, 3)
const talk = fc.tuple(index, anyOf(...moderators))
const acting = (...all: readonly string[]): fc.Arbitrary<Command> =>
  fc.tuple(talk, anyOf(...all)).map(([[at, who], does]) => acts(at, who, does))

const often = (times: number, command: fc.Arbitrary<Command>): readonly fc.Arbitrary<Command>[] =>
  Array.from({ length: times }, () => command)

/** All that may happen, the more likely the oftener it stands here. */
export const allCommands: fc.Arbitrary<Command>[] = [
  ...often(
    3,
    fc.tuple(anyOf(...openers), anyOf(...topics)).map(([who, topic]) => opens(who, topic)),
  ),
  ...often(2, index.map(opensAgain)),
  ...often(3, index.map(writes)),
  ...often(
    3,
    fc.tuple(index, anyOf('Solved', 'Yes', 'No', 'Still need help')).map(([at, label]) => presses(at, label)),
  ),
  ...often(
    3,
    talk.map(([at, who]) => replies(at, who)),
  ),
  ...often(
    2,
    talk.map(([at, who]) => talks(at, who)),
  ),
  ...often(2, acting('claim', 'assign Mo', 'assign Lea', 'unassign')),
  ...often(2, acting('snooze 1d', 'snooze 5d', 'wake')),
  ...often(2, acting('resolve')),
  ...often(2, acting('undo', 'reopen', 'resolve undo')),
  ...often(2, anyOf(...openers, ...moderators).map(goes)),
  ...often(2, anyOf(minute, 10 * minute, day / 2, day).map(waits)),
  ...often(2, anyOf(3 * day, 4 * day, 8 * day).map(waits)),
  anyOf<Model['platform'][]>('away', 'refuses', 'there', 'there', 'there').map(platform),
]
