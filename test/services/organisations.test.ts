// What people type of organisations, and whose promises count.
import { describe, expect, test } from 'vitest'
import { mailDomain, organisationKey, promisingTeam, readDomains } from '../../src/domain/organisation.ts'
import type { Team } from '../../src/domain/team.ts'

const team = (targets: Team['targets'], more: Partial<Team> = {}): Team => ({
  ...{ id: 'desk', name: 'Desk', people: [], hours: [], holidays: [], targets },
  ...more,
})

describe('the domain of an address', () => {
  test.each([
    ['ida@acme.example', 'acme.example'],
    ['Ida.Lund@ACME.Example', 'acme.example'],
    ['"odd@one"@acme.example', 'acme.example'],
    ['ida@bücher.example', 'xn--bcher-kva.example'],
  ])('of %s is %s', (address, domain) => expect(mailDomain(address)).toBe(domain))

  test.each(['ida', '@acme.example', 'ida@', 'ida@localhost', 'ida@10.0.0.1', 'ida@acme.example/x', 'ida@a b.example'])(
    'there is none in %s',
    (address) => expect(mailDomain(address)).toBeUndefined(),
  )
})

describe('domains as they are typed', () => {
  test('are read with or without what stands before the sign, each once', () => {
    const read = { kind: 'domains', domains: ['acme.example', 'acme.test'] }
    expect(readDomains('@acme.example, ACME.test;\nida@acme.example')).toEqual(read)
    expect(readDomains(' ')).toEqual({ kind: 'domains', domains: [] })
  })
  test('are refused where everybody gets an address, where they are none, and where they are many', () => {
    expect(readDomains('acme.example gmail.com')).toEqual({ kind: 'everybodys', piece: 'gmail.com' })
    expect(readDomains('acme')).toEqual({ kind: 'none', piece: 'acme' })
    expect(readDomains(Array.from({ length: 21 }, (_, at) => `a${at}.example`).join()).kind).toBe('many')
  })
})

test('two names are one however they are written', () => {
  expect(organisationKey('  Acme   Inc ')).toBe(organisationKey('ACME inc'))
  expect(organisationKey('Ａcme')).toBe('acme')
})

describe('whose promises count for a thread', () => {
  test('the team’s, while its organisation was promised nothing', () => {
    const desk = team({ normal: { first: 30 } })
    expect(promisingTeam([desk], undefined, {})).toBe(desk)
    expect(promisingTeam([team({})], undefined, {})).toBeUndefined()
    expect(promisingTeam([desk], 'another', {})).toBeUndefined()
  })
  test('the organisation’s where it has them, also where they are longer, in the hours of the team', () => {
    const hours = [{ day: 1, from: '09:00', to: '17:00' }]
    const desk = team({ normal: { first: 30, resolution: 60 }, high: { first: 10 } }, { hours, zone: 'UTC' })
    const found = promisingTeam([desk], undefined, { normal: { first: 90 } })
    expect(found?.targets).toEqual({ normal: { first: 90, resolution: 60 }, high: { first: 10 } })
    expect(found?.hours).toEqual(hours)
  })
  test('the organisation’s at any time, where no team answers', () => {
    const found = promisingTeam([], undefined, { urgent: { resolution: 60 } })
    expect([found?.targets, found?.hours]).toEqual([{ urgent: { resolution: 60 } }, []])
  })
})
