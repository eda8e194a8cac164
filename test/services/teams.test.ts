// Teams of communities that join, and of spaces that leave.
import { expect, test } from 'vitest'
import { mergedTeams, type Team, teamOf, teamsAtMost, teamsIn } from '../../src/domain/team.ts'

const person = (space: string, id: string) => ({ space, kind: 'user', id, name: id }) as const
const team = (name: string, ...people: Team['people']): Team => ({
  ...{ id: name.toLowerCase(), name, people, hours: [], holidays: [], targets: {} },
})
const [harbour, lantern] = ['discord:1', 'slack:T1']

test('two communities that join keep the teams of both, and every name once', () => {
  const merged = mergedTeams([team('Billing')], [{ ...team('billing'), id: 'other' }, team('Tech')], 'Harbour')
  expect(merged.map(({ name }) => name)).toEqual(['Billing', 'billing (Harbour)', 'Tech'])
  expect(merged.map(({ id }) => id)).toEqual(['billing', 'other', 'tech'])
  const many = Array.from({ length: teamsAtMost }, (_, index) => team(`Team ${index}`))
  expect(mergedTeams(many, [team('Tech')], 'Harbour')).toEqual(many)
})

test('a space that leaves takes its people and channels along, and a team of its people alone is not left to everyone', () => {
  const both = team('Both', person(harbour, 'ana'), person(lantern, 'ben'))
  const theirs = team('Theirs', person(lantern, 'ben'))
  const channel = { space: lantern, channel: 'C1', name: 'money' }
  const left = teamsIn([{ ...both, channel }, theirs, team('Everyone')], (space) => space === harbour)
  expect(left).toEqual([team('Both', person(harbour, 'ana')), team('Everyone')].map((one) => ({ ...one, id: one.id })))
})

test('a thread of no team is that of the team with neither people nor a channel', () => {
  const money = { ...team('Money'), channel: { space: harbour, channel: 'C1', name: 'money' } }
  const teams = [team('Billing', person(harbour, 'ana')), money, team('Everyone')]
  expect(teamOf(teams, undefined)?.name).toBe('Everyone')
  expect(teamOf(teams.slice(0, 2), undefined)).toBeUndefined()
  expect(teamOf(teams, 'money')?.name).toBe('Money')
  expect(teamOf(teams, 'gone')).toBeUndefined()
})
