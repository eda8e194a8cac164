// Who a report reaches, in the cases that people rarely get into.
import { expect, test } from 'vitest'
import { personId } from '../../src/domain/ids.ts'
import { PlatformError } from '../../src/ports/errors.ts'
import { directPlace } from '../../src/services/house.ts'
import { actionId } from '../../src/view/action-id.ts'
import {
  reportClose,
  reportDecide,
  reportLook,
  reportOpen,
  reportRecord,
  reportWrite,
} from '../../src/view/report-actions.ts'
import type { Actor } from './actor.ts'
import { bareForm, chosen, type Name, type ReportTown, reportTown } from './report-town.ts'
import { wordsOf } from './words-of.ts'

const day = 24 * 60 * 60_000

/** Takes no direct message any more. */
function refuses({ house, person }: ReportTown, name: Name): void {
  house.town.platform.refuse(directPlace(person(name).caller.user), 'direct-messages-closed')
}

async function newest({ house, community }: ReportTown) {
  const found = (await house.town.store.of(community).reports.open()).at(-1)
  if (found === undefined) throw new Error('nothing is reported')
  return found
}

const lists = async ({ person }: ReportTown, name: Name): Promise<string> => wordsOf(await person(name).runs('reports'))

test('a report that concerns a moderator goes to an admin, and to the next one where that one takes no direct message', async () => {
  const town = await reportTown()
  refuses(town, 'Mo')
  refuses(town, 'Ada')
  expect(await town.reports('Ida', 'Ben')).toContain('reads it, and nobody else is told')
  expect(town.direct('Lia')).toContain('An insult')
  expect([town.direct('Mo'), town.direct('Ada'), town.direct('Ben'), town.channel()].join('')).not.toContain('insult')
  expect(await lists(town, 'Lia')).toContain('An insult')
  expect(await lists(town, 'Ben')).toContain('no open report that you may see')
  const others = await lists(town, 'Ada')
  expect(others).toContain('Lia reads it')
  expect(others).not.toContain('insult')
})

test('where nobody can be told the reporter hears so, and an admin who is not concerned takes it on', async () => {
  const town = await reportTown(['Ada'])
  refuses(town, 'Ada')
  await town.reports('Ida', 'Mo')
  expect(town.direct('Ida')).toContain('I could not reach anybody who may read confidential report 1')
  expect(await lists(town, 'Mo')).toContain('no open report')
  const list = await town.person('Ada').runs('reports')
  expect(wordsOf(list)).toContain('nobody reads it')
  const asked = await town.person('Ada').pressesForForm(list, 'Record of confidential report 1')
  const record = await town.person('Ada').sends(asked, { reason: 'Nobody has it' })
  expect(wordsOf(record)).toContain('Ida')
  expect(wordsOf(await town.person('Ada').presses(record, 'Take it on'))).toContain(
    'You have confidential report 1 now',
  )
  expect(await lists(town, 'Ada')).toContain('An insult')
  const acts = await town.house.town.store.of(town.community).records.acts()
  expect(acts.find(({ act }) => act === 'report.record')).toMatchObject({ detail: 'Nobody has it' })
})

test('the only moderator is reported: it is written down, the reporter reads that nobody was told, and nobody was', async () => {
  const town = await reportTown([])
  const said = await town.reports('Ida', 'Mo')
  expect(said).toContain('I know nobody right now who could read it')
  expect(await lists(town, 'Mo')).toContain('no open report')
  expect(town.direct('Mo') + town.channel()).not.toContain('insult')
})

test('whoever a message names is concerned, and so is everybody with a role that it names', async () => {
  const town = await reportTown()
  const ben = town.person('Ben').caller.user.user
  await town.reports('Ida', 'Nia', { named: [{ kind: 'user', id: ben, name: 'Ben' }], what: 'A plot' })
  expect(await lists(town, 'Ben')).not.toContain('A plot')
  expect(town.channel()).not.toContain('A plot')
  for (const name of ['Mo', 'Lia'] as const) {
    const { user } = town.person(name).caller.user
    town.house.town.platform.setFacts(town.space, user, { admin: name === 'Mo', roles: ['crew'], guest: false })
  }
  await town.reports('Ida', 'Nia', { named: [{ kind: 'role', id: 'crew', name: 'crew' }], what: 'A riot' })
  expect(town.channel()).not.toContain('A riot')
  expect(town.direct('Ada')).toContain('A riot')
  expect(town.direct('Mo') + town.direct('Lia')).not.toContain('A riot')
})

test('somebody concerned who becomes a moderator has it withdrawn from the channel, and another reads it alone', async () => {
  const town = await reportTown()
  await town.reports('Ida', 'Nia')
  expect(town.channel()).toContain('An insult')
  expect(wordsOf(await town.person('Ben').runs('queue'))).toContain('One report is open')
  await town.person('Mo').runs('setup moderators', {}, chosen(town, 'Nia'))
  expect(town.channel()).not.toContain('insult')
  expect(town.channel()).toContain('looked after elsewhere')
  Object.assign(town.person('Nia').caller, { level: 'staff' })
  expect(await lists(town, 'Nia')).toContain('no open report')
  expect([town.direct('Ada'), town.direct('Mo')].join('')).toContain('An insult')
  expect(wordsOf(await town.person('Ben').runs('queue'))).not.toContain('report')
})

test('old buttons and made-up ids of a report do nothing for whoever it concerns, and say what they say of none', async () => {
  const town = await reportTown()
  await town.reports('Ida', 'Ben')
  const { id } = await newest(town)
  const ben = town.person('Ben')
  for (const ref of [reportOpen, reportLook, reportClose]) {
    const tried = async (report: string) => {
      const button = { kind: 'button', action: actionId(ref, report), label: 'Try', style: 'plain' } as const
      return wordsOf(await ben.presses({ text: [], controls: [button] }, 'Try'))
    }
    expect(await tried(id)).toBe(await tried('no-such-report'))
  }
  const decided = await ben.sends(bareForm(actionId(reportDecide, id)), { decision: 'Nothing to it' })
  expect(wordsOf(decided)).not.toContain('Decided')
  const record = await ben.sends(bareForm(actionId(reportRecord, id)), { reason: 'Who was it?' })
  expect(wordsOf(record)).toContain('Only the admins can do that')
  expect((await newest(town)).state).toBe('received')
  // Nor for a member, nor for a moderator who is not the one.
  expect(await lists(town, 'Lia')).toContain('no open report')
})

test('it is passed on to a moderator who is not concerned, and to nobody else', async () => {
  const town = await reportTown()
  await town.reports('Ida', 'Ben')
  const reader = town.direct('Mo') === '' ? 'Ada' : 'Mo'
  expect(await town.fills(reader, 'Pass it on', {}, chosen(town, 'Ben'))).toContain('It concerns Ben')
  expect(await town.fills(reader, 'Pass it on', {}, chosen(town, 'Pia'))).toContain('no moderator or admin')
  expect(await town.fills(reader, 'Pass it on', {}, chosen(town, 'Lia'))).toContain('Lia has confidential report 1 now')
  expect(town.direct('Lia')).toContain('An insult')
  expect(town.direct(reader)).not.toContain('insult')
  expect(town.direct(reader)).toContain('Somebody else reads confidential report 1 now')
})

test('a reporter who takes no direct message hears it above their next answer, and no thread is opened for it', async () => {
  const town = await reportTown()
  await town.reports('Ida', 'Nia')
  refuses(town, 'Ida')
  await town.presses('Ben', 'Take a look')
  expect(town.house.town.platform.effects.filter(({ kind }) => kind === 'openThread' || kind === 'whisper')).toEqual([])
  expect(wordsOf(await town.person('Ida').runs('help'))).toContain('Somebody is looking at what you reported: report 1')
  expect(wordsOf(await town.person('Ben').runs('deliveries'))).not.toContain('Ida')
})

test('whoever reported and left is written to no more, and whoever reads it is told so', async () => {
  const town = await reportTown()
  await town.reports('Ida', 'Nia')
  await town.house.town.store.of(town.community).members.left(town.person('Ida').caller.member, town.house.town.now())
  expect(await town.presses('Ben', 'Take a look')).toContain('nobody is told')
  await expect(town.fills('Ben', 'Write to reporter', { words: 'Hello' })).rejects.toThrow('no form came')
  expect(await town.fills('Ben', 'Decide', { decision: 'Done' })).toContain('nobody is told')
  expect(town.direct('Ida')).toBe('')
})

test('a decided report closes by itself after two weeks, and its words are gone; forgetting takes the name off it', async () => {
  const town = await reportTown()
  await town.reports('Ida', 'Nia')
  await town.fills('Ben', 'Write to reporter', { words: 'Since when?' })
  await town.fills('Ida', 'Answer', { words: 'For a week' })
  await town.fills('Ben', 'Decide', { decision: 'We talked to her' })
  const { id } = await newest(town)
  expect(wordsOf(await town.person('Ida').runs('privacy show'))).toContain('one report')
  expect(wordsOf(await town.person('Nia').runs('privacy show'))).not.toContain('report')
  await town.house.town.until(town.house.town.now() + 15 * day)
  const { reports } = town.house.town.store.of(town.community)
  expect(await reports.get(id)).toMatchObject({ state: 'closed', words: '', message: undefined })
  expect(await reports.wordsOf(id)).toEqual([])
  expect(town.channel()).not.toMatch(/fools|insult|Since when|For a week/)
  expect(town.channel()).toContain('We talked to her')
  const asked = await town.person('Ida').runs('privacy forget')
  await town.person('Ida').presses(asked, 'Erase it')
  expect(await reports.get(id)).toMatchObject({ reporter: undefined })
})

test('a message is reported once however often its form is sent, and a link without a name asks whose it is', async () => {
  const town = await reportTown()
  const place = { kind: 'channel', space: town.space, channel: 'talk' } as const
  const { user, name } = { ...town.person('Nia').caller.user, name: 'Nia' }
  const begun = await town.person('Ida').uses('report-message', {
    ...{ place, text: 'Fools', files: [], at: 1, ref: { place, channel: 'talk', id: 'm' } },
    author: { user, name, bot: false, guest: false },
  })
  const form = await town.person('Ida').pressesForForm(begun, 'Write the report')
  await town.person('Ida').sends(form, { what: 'An insult' })
  expect(wordsOf(await town.person('Ida').sends(form, { what: 'An insult' }))).toContain('you have reported it already')
  expect(await town.house.town.store.of(town.community).reports.open()).toHaveLength(1)
  const link = 'See https://discord.com/channels/1/2/3'
  expect(await town.writes('Ida', link)).toContain("I can't see whose it is")
  expect(await town.writes('Ida', link, chosen(town, 'Nia'))).toContain('This is report 2')
})

test('nothing is sent while no platform says who the moderators are, and the words are kept', async () => {
  const town = await reportTown()
  const { platform } = town.house.town
  const { facts } = platform
  Object.assign(platform, {
    facts: async () => {
      throw new PlatformError('facts', 'Away.')
    },
  })
  expect(await town.writes('Ida', 'Nia insults us', chosen(town, 'Nia'))).toContain("I can't find out right now")
  expect(await town.house.town.store.of(town.community).reports.open()).toEqual([])
  Object.assign(platform, { facts })
  expect(await town.writes('Ida', 'Nia insults us', chosen(town, 'Nia'))).toContain('This is report 1')
})

test('whoever is concerned is so with every account, also one that they unlink or link meanwhile', async () => {
  const town = await reportTown()
  const { town: small } = town.house
  const space = { platform: 'slack', id: 'works' } as const
  await small.addSpace({ community: 'c1', space, channels: ['support'] })
  const bo = await small.addMember(town.community, space, 'Bo', { samePersonAs: town.person('Ben') })
  const ina = await small.addMember(town.community, space, 'Ina')
  const { members } = small.store.of(town.community)
  const report = async (what: string, author: Actor): Promise<void> => {
    const picked = { who: { kind: 'user', user: author.caller.user.user, name: author.caller.name } } as const
    await ina.sends(bareForm(actionId(reportWrite)), { what }, picked)
  }
  // Bo is nobody on Slack, and Ben a moderator on Discord.
  await report('An insult', bo)
  expect(town.channel()).not.toContain('An insult')
  expect(town.direct('Mo') + town.direct('Ada')).toContain('An insult')
  const apart = personId('apart')
  await members.unlink(bo.caller.member, apart)
  expect(await lists(town, 'Ben')).toContain('no open report')

  // Now somebody who is nobody is one person with a moderator.
  const jo = await small.addMember(town.community, space, 'Jo')
  await report('A theft', jo)
  expect(town.channel()).toContain('A theft')
  const { community, space: home, member } = town.person('Lia').caller
  const code = 'ABCD-EFGH-JKMN'
  await small.store.codes.give(code, { kind: 'accounts', community, space: home, member }, small.now() + day)
  await jo.presses(await jo.runs('start', { link: code }), 'Link')
  expect(town.channel()).not.toContain('A theft')
  expect(await lists(town, 'Lia')).toContain('no open report')
})

test('no list of what did not get through says that something was for whoever reported, or for whoever reads it', async () => {
  const town = await reportTown()
  const { platform } = town.house.town
  await town.reports('Ida', 'Ben')
  const reader = town.direct('Mo') === '' ? 'Ada' : 'Mo'
  const hidden = [town.person('Ida'), town.person(reader)].map(({ caller }) => caller.user.user)
  platform.refuseWhere((effect) => {
    const place = effect.kind === 'post' ? effect.place : effect.kind === 'edit' ? effect.ref.place : undefined
    return place?.kind === 'direct' && hidden.includes(place.user) ? 'invalid' : undefined
  })
  await town.presses(reader, 'Take a look')
  const list = wordsOf(await town.person('Ben').runs('deliveries'))
  expect(list).toContain('did not get through')
  expect(list).not.toMatch(/Ida|Mo|Ada|report/)
})
