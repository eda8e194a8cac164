// Whatever is done, in whatever order: nobody who was not let in by a press that meant it is in a thread of another
// organisation, and nothing that Hearth says to a member names another's thread or organisation.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isOpen, type SupportThread } from '../../src/domain/support.ts'
import { actionId } from '../../src/view/action-id.ts'
import { organisationLetIn, organisationMake } from '../../src/view/organisation-actions.ts'
import { type Person, type SupportHouse, supportHouse } from '../services/support-house.ts'
import { seed } from './hostile.ts'

const members = ['Ana', 'Ben', 'Cem'] as const
type MemberName = (typeof members)[number]
const organisations = ['Acme', 'Borg'] as const

const who = fc.constantFrom(...members)
const number = fc.integer({ min: 1, max: 4 })
const acts = {
  opens: fc.record({ act: fc.constant('opens'), who }),
  belongs: fc.record({ act: fc.constant('belongs'), who, to: fc.constantFrom(...organisations, undefined) }),
  letIn: fc.record({ act: fc.constant('let in'), who, number }),
  surely: fc.record({ act: fc.constant('let in surely'), who, number }),
  out: fc.record({ act: fc.constant('taken out'), who, number }),
  ends: fc.record({ act: fc.constantFrom('solved', 'reopened'), number }),
  pries: fc.record({ act: fc.constant('pries'), who, number, to: fc.constantFrom(...organisations) }),
} as const
const anyAct = fc.oneof(...Object.values(acts))
type Act = typeof anyAct extends fc.Arbitrary<infer One> ? One : never

/** What is known of the house by what was done, without asking it. */
interface Known {
  readonly house: SupportHouse
  readonly mo: Person
  readonly people: Readonly<Record<MemberName, Person>>
  readonly of: Map<MemberName, string | undefined>
  /** The opener of each thread, by its number. */
  readonly openers: Map<number, MemberName>
  /** Who was let into it, as they may be. */
  readonly inside: Map<number, Set<MemberName>>
  /** What was said to each. */
  readonly said: Map<MemberName, string[]>
}

const secretOf = (opener: MemberName): string => `secret of ${opener}`
const user = (name: string): string => name.toLowerCase()
const memberOf = (name: string): string => `member-${user(name)}`

async function threadOf({ house }: Known, which: number): Promise<SupportThread | undefined> {
  return house.store.threads.byNumber(which)
}

/** Everything that a member can try: what is for the staff is refused, and what is theirs shows theirs alone. */
async function pries(known: Known, name: MemberName, which: number, organisation: string): Promise<void> {
  const person = known.people[name]
  const thread = await threadOf(known, which)
  const id = thread?.id ?? 'none'
  const answers = [
    await person.types('queue', { organisation }),
    await person.types('organisation list'),
    await person.types('organisation show', { organisation }),
    await person.types('organisation set', { who: `@${user(name)}`, organisation }),
    await person.types('thread add', { who: `@${user(name)}`, thread: String(which) }),
    await person.types('privacy transcript', { thread: String(which) }),
    await person.types('privacy show'),
    await person.pressesOld(actionId(organisationLetIn, id, memberOf(name))),
    await person.pressesOld(actionId(organisationMake, memberOf(name), organisation)),
    await person.pressesOld(`organisation-show:1:`),
    await person.pressesOld(`queue-on:2:a,10000000001,,,,${organisation}`),
    await person.pressesOld(`support-see:1:${id}`),
    await person.pressesOld(`support-solved:1:${id}`),
  ]
  known.said.get(name)?.push(...answers)
}

async function done(known: Known, act: Act): Promise<void> {
  const { mo, people, of, openers, inside, house } = known
  switch (act.act) {
    case 'opens': {
      const before = openers.size
      known.said.get(act.who)?.push(await people[act.who].types('support', { subject: secretOf(act.who) }))
      if ((await threadOf(known, before + 1)) === undefined) return
      openers.set(before + 1, act.who)
      inside.set(before + 1, new Set())
      return
    }
    case 'belongs': {
      const person = { who: `@${user(act.who)}` }
      of.set(act.who, act.to)
      if (act.to === undefined) return void (await mo.types('organisation clear', person))
      const asked = await mo.types('organisation set', { ...person, organisation: act.to })
      if (asked.includes('There is no organisation')) await mo.presses(`Make ${act.to}`)
      return
    }
    case 'let in': {
      const thread = await threadOf(known, act.number)
      const opener = openers.get(act.number)
      const said = await mo.types('thread add', { who: `@${user(act.who)}`, thread: String(act.number) })
      if (thread === undefined || opener === undefined || opener === act.who || !isOpen(thread)) return
      const theirs = of.get(opener)
      const isStranger = theirs !== undefined && theirs !== of.get(act.who)
      const isIn = inside.get(act.number)?.has(act.who) === true
      expect(said.includes('Nobody was let in yet')).toBe(isStranger && !isIn)
      if (!isStranger) inside.get(act.number)?.add(act.who)
      return
    }
    case 'let in surely': {
      const thread = await threadOf(known, act.number)
      if (thread === undefined) return
      await mo.pressesOld(actionId(organisationLetIn, thread.id, memberOf(act.who)))
      if (isOpen(thread) && openers.get(act.number) !== act.who) inside.get(act.number)?.add(act.who)
      return
    }
    case 'taken out': {
      const thread = await threadOf(known, act.number)
      await mo.types('thread remove', { who: `@${user(act.who)}`, thread: String(act.number) })
      if (thread !== undefined && isOpen(thread)) inside.get(act.number)?.delete(act.who)
      return
    }
    case 'solved':
    case 'reopened':
      await mo.types(act.act === 'solved' ? 'thread resolve' : 'thread reopen', { thread: String(act.number) })
      await house.passes(2 * 60_000)
      return
    case 'pries':
      return pries(known, act.who, act.number, act.to)
    default:
      act satisfies never
  }
}

async function holds(known: Known): Promise<void> {
  const { house, openers, inside, said, people } = known
  for (const [which, opener] of openers) {
    const thread = await threadOf(known, which)
    const place = thread?.place
    const room = house.village.threads.find((one) => place?.kind === 'thread' && one.place.thread === place.thread)
    for (const name of members.filter((one) => one !== opener))
      expect(room?.users.includes(user(name)) ?? false, `${name} in ${which}`).toBe(
        inside.get(which)?.has(name) ?? false,
      )
  }
  for (const name of members) {
    const told = [...(said.get(name) ?? []), ...house.village.at(people[name].direct)].join('\n')
    for (const other of members.filter((one) => one !== name)) expect(told).not.toContain(secretOf(other))
  }
}

/** What a member may read of organisations: the one that they belong to, where they ask what is kept of them. */
function namesOwnAlone({ said, of }: Known, name: MemberName): void {
  const told = said.get(name)?.join('\n') ?? ''
  const typed = /called (Acme|Borg)|There is no [^.]*/g
  for (const one of organisations.filter((other) => other !== of.get(name)))
    expect(told.replaceAll(typed, ''), `${name} reads of ${one}`).not.toContain(one)
}

test('no sequence of acts shows another organisation’s thread to somebody who may not see it', {
  timeout: 120_000,
}, async () => {
  let looked = 0
  await fc.assert(
    fc.asyncProperty(fc.array(anyAct, { minLength: 12, maxLength: 30 }), async (all) => {
      const house = await supportHouse('discord', 'thread')
      try {
        house.village.admins.push('mo')
        const mo = house.person('Mo', 'staff')
        const people = { Ana: house.person('Ana'), Ben: house.person('Ben'), Cem: house.person('Cem') }
        for (const person of [mo, ...Object.values(people)]) await person.types('queue')
        const known: Known = {
          ...{ house, mo, people, of: new Map(), openers: new Map(), inside: new Map() },
          said: new Map(members.map((name) => [name, []])),
        }
        for (const act of all) {
          await done(known, act)
          await holds(known)
          if (act.act === 'pries') {
            looked += 1
            namesOwnAlone(known, act.who)
          }
          for (const name of members) known.said.set(name, [])
        }
      } finally {
        await house.close()
      }
    }),
    { numRuns: 25, seed },
  )
  expect(looked).toBeGreaterThan(20)
})
