// What came about while nobody listened, told from who is there now and who was known.
import { expect, test } from 'vitest'
import { communityId } from '../../src/domain/ids.ts'
import { isNewJoin } from '../../src/domain/member.ts'
import type { PlatformName } from '../../src/domain/place.ts'
import type { Space } from '../../src/domain/space.ts'
import type { PersonThere } from '../../src/ports/platform.ts'
import { changes } from '../../src/services/catch-up/members.ts'
import type { Known } from '../../src/store/repositories/members.ts'

const at = 10_000_000
const awaySince = 5_000_000

const space = (platform: PlatformName): Space => ({
  ref: { platform, id: 'S' },
  community: communityId('c'),
  name: 'Lantern',
  locale: undefined,
  host: undefined,
  firstSeenAt: 1_000,
  confirmedAt: 2_000,
  toldAt: 1_500,
  refusedAt: undefined,
  awaySince,
  caughtUpAt: undefined,
  formerCommunity: undefined,
  separatedAt: undefined,
})

const someone = (user: string, more: Partial<PersonThere> = {}): PersonThere => ({
  ...{ user, name: user, bot: false, guest: false },
  ...more,
})

const known = (more: Partial<Known> = {}): Known => ({
  joinedAt: undefined,
  leftAt: undefined,
  pending: false,
  ...more,
})

type Everyone = Readonly<Record<string, Known>>

/** What is told, as `joined nia`. */
function told(platform: PlatformName, people: readonly PersonThere[], before: Everyone, after = before): string[] {
  const maps = { before: new Map(Object.entries(before)), after: new Map(Object.entries(after)) }
  return changes({ space: space(platform), at, people, ...maps }).map((event) => {
    const who = 'member' in event ? event.member.user : 'user' in event ? event.user : ''
    return `${event.kind.replace('member-', '')} ${who}`
  })
}

test('who is there and not known has joined, and who is known and not there has left', () => {
  const people = [someone('nia', { joinedAt: 6_000_000 }), someone('ben')]
  expect(told('discord', people, { ben: known(), ida: known() })).toEqual(['left ida', 'joined nia'])
})

test('what a platform tells of a person is told of a join that was missed, too', () => {
  const looks = { avatar: 'https://cdn.example/nia.png', zone: 'Europe/Lisbon', createdAt: 4_000 }
  const people = [someone('nia', { joinedAt: 6_000_000, pending: false, ...looks })]
  const maps = { before: new Map<string, Known>(), after: new Map<string, Known>() }
  const [event] = changes({ space: space('discord'), at, people, ...maps })
  expect(event).toMatchObject({
    kind: 'member-joined',
    member: { user: 'nia', name: 'nia', bot: false, guest: false, ...looks },
  })
  expect(event?.kind === 'member-joined' && Object.keys(event.member)).not.toContain('pending')
})

test('nothing is told of who was there and is there', () => {
  const people = [someone('ben', { joinedAt: 500, pending: false }), someone('nia', { joinedAt: 6_000_000 })]
  expect(told('discord', people, { ben: known(), nia: known({ joinedAt: 6_000_000 }) })).toEqual([])
})

test('who was there at first contact is never told as new, whatever moment of joining the platform names', () => {
  expect(told('discord', [someone('ben', { joinedAt: 9_000_000 })], { ben: known() })).toEqual([])
})

test('who left and came back has joined, unless they left since the list was read', () => {
  const back = (leftAt: number) => told('slack', [someone('nia')], { nia: known({ joinedAt: 1, leftAt }) })
  expect(back(awaySince - 1)).toEqual(['joined nia'])
  expect(back(at)).toEqual([])
})

test('who left and came back between two looks has joined anew where the platform names the moment', () => {
  const there = [someone('nia', { joinedAt: 8_000_000 })]
  expect(told('discord', there, { nia: known({ joinedAt: 3_000_000 }) })).toEqual(['joined nia'])
  expect(told('slack', [someone('nia')], { nia: known({ joinedAt: 3_000_000 }) })).toEqual([])
})

test('Slack may tell of a join minutes after it was found, which makes it no second one', () => {
  expect(isNewJoin({ joinedAt: 1_000, leftAt: undefined }, 400_000, 'slack')).toBe(false)
  expect(isNewJoin({ joinedAt: 1_000, leftAt: 2_000 }, 400_000, 'slack')).toBe(true)
  expect(isNewJoin({ joinedAt: 1_000, leftAt: undefined }, 400_000, 'discord')).toBe(true)
})

test('who joined while the list was read is not told as gone', () => {
  expect(told('discord', [someone('ben')], { ben: known() }, { ben: known(), nia: known({ joinedAt: at }) })).toEqual(
    [],
  )
})

test('who has passed the rules is ready, who has not is not, and who never waited is none', () => {
  const waiting = known({ joinedAt: 3_000, pending: true })
  const there = (pending: boolean) => [someone('nia', { joinedAt: 3_000, pending })]
  expect(told('discord', there(false), { nia: waiting })).toEqual(['ready nia'])
  expect(told('discord', there(true), { nia: waiting })).toEqual([])
  expect(told('discord', there(false), { nia: known({ joinedAt: 3_000 }) })).toEqual([])
})

test('where no moment of joining is named, it was when Hearth was last up at the earliest', () => {
  const [event] = changes({
    ...{ space: space('slack'), at, people: [someone('nia')] },
    ...{ before: new Map(), after: new Map() },
  })
  expect(event).toMatchObject({ kind: 'member-joined', joinedAt: awaySince, missed: true })
})
